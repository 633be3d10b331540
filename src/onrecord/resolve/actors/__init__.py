"""Where the text names states, governments, organisations and alliances of the public lists."""
