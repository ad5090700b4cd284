"""The points of preflight, by subject; what is broken fails a point and raises nothing."""
