"""The questionnaire as pure data and rules: no web framework, no database, no PDF."""
