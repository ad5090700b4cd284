"""The pictograms that questions and options may carry: one visual family, found by word."""
