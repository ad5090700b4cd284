"""Who wants to join in; knows nothing of answers."""
