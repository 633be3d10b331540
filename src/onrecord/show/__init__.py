"""Records for people: the brief in a terminal (`brief`) and the page with its highlights (`page`)."""
