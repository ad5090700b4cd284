"""From the rows of the database to the rows of an export, as a stream in random order."""
