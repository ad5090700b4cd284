"""Files for those who count further: one row model, one codebook, many formats."""
