"""How a question, a head and a foot are set on paper; all lengths are millimetres."""
