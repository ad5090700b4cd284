"""From a draft to an edition: what is still open, and publishing it for good."""
