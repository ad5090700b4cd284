"""Changes to a questionnaire that is being made: each gives new data, or refuses in a sentence."""
