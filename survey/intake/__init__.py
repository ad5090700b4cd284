"""The one door for answers, whatever channel they came by."""
