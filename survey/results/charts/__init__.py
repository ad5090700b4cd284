"""Charts drawn on the server: numbers and words in, SVG or PNG out. Pure."""
