"""What is asked, and how a screen asks it. Knows no database and no PDF."""
