"""What a form is to someone who hears it: headings, lists and pictures in the order of reading."""
