"""Train the models that onrecord ships: corpora in, weights with a card out. Needs the extra `[train]`."""
