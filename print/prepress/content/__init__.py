"""What the pages of a PDF really paint: their content streams walked with a graphics state."""
