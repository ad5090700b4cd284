"""One module per kind of file; each writes one codebook and one stream of rows."""
