"""The plain-language coach: pure functions, text -> remarks. Knows no channel and no store."""
