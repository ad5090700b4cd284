"""What is kept, in two stores that share nothing: answers and contacts. Knows no room."""
