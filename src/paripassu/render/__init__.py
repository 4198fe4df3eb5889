"""Views in, pictures for the terminal (rich Text, line by line) and SVG out; nothing is computed here but places."""
