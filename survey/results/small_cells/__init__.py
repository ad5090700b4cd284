"""Which groups and cells close so that nobody can be recognised; pure. See decision 12."""
