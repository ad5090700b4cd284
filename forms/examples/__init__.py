"""Real campaigns to start from, and one tiny questionnaire per kind and feature."""
