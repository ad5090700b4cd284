"""How much of a row may be told, so that nobody can be found by what others know of them."""
