"""An archive: a folder made by `onrecord init` that keeps documents, their records, and what people decided."""

from onrecord.archive.archive import Archive, find_archive, make, open_archive

__all__ = ["Archive", "find_archive", "make", "open_archive"]
