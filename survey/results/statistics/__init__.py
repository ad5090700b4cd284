"""Pure numbers: shares with intervals, ranks, scores and weights. No session, no web framework."""
