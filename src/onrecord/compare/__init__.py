"""Records side by side: who is the same in several documents."""
