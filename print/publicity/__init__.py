"""What makes people take part: posters, flyers and pictures, drawn in one look."""
