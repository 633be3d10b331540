"""The command line, one file per command; `onrecord --help` lists them."""

from onrecord.cli.app import app, main

__all__ = ["app", "main"]
