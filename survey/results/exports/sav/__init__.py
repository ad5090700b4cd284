"""Files of SPSS, written row by row. The format: PSPP developers' guide, "System File Format"."""
