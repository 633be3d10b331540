"""Take records away: each module writes one format from an iterable of `Record`; `formats` lists them all."""

from onrecord.export.formats import FORMATS, ExportFormat, Options, find_format
from onrecord.export.selection import Selection

__all__ = ["FORMATS", "ExportFormat", "Options", "Selection", "find_format"]
