"""Cut a document into tokens and sentences: takes a `Document`, returns a `Parse`."""
