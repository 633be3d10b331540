"""Find what a text says, as spans: takes a `Parse`, returns attributions and echoes."""
