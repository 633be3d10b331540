"""Bytes to a `Document`, with the way back recorded: takes a `Source`, returns a `Reading`."""
