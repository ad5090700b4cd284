"""How a screen asks a questionnaire: one HTML document, and posted data back to raw answers."""
