"""News in, an auditable record out: who said, who promised and who did what, each one click from its words."""

from onrecord._version import __version__

__all__ = ["__version__"]
