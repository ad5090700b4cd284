"""From what three sources say to one order of themes, and the team's decision about it."""
