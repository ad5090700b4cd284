"""Who works with this: accounts, roles, signing in, and the trail of what they did."""
