"""Counts that grow by snapshots, so that a page never has to read every answer."""
