"""Records for people: the brief in a terminal and the page with its highlights."""
