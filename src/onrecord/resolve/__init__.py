"""From spans to people: takes a `Parse` and attributions, returns entities and statements."""
