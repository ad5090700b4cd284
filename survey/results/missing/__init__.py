"""Who is missing: what came in beside how many people live there, and weights as an option."""
