"""Open answers: read by a person first, then coded, counted and quoted."""
