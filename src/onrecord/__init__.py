"""News in, an auditable record out: who said, who promised and who did what, each one click from its words.

>>> import onrecord
>>> record = onrecord.read_text("“We will send two ships,” said Ida Lund.", key="note")
>>> [record.entity(name).name for name in record.statements[0].speakers]
['Ida Lund']
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

# The package `onrecord.read` and the function `onrecord.read` share a name. Loading the package first leaves the
# name to the function below; loaded later, inside a call, the package would take it over.
import onrecord.read  # noqa: F401
from onrecord._version import __version__
from onrecord.errors import OnrecordError
from onrecord.model import Document, Record, Span, Statement
from onrecord.settings import Settings

if TYPE_CHECKING:
    from onrecord.archive import Archive
    from onrecord.compare.verify import Transcripts, Verification

__all__ = [
    "Document",
    "OnrecordError",
    "Record",
    "Settings",
    "Span",
    "Statement",
    "Transcripts",
    "__version__",
    "init",
    "open",
    "read",
    "read_text",
    "verify",
]


def __getattr__(name: str) -> Any:
    # NumPy comes along with it, so it is loaded when somebody asks.
    if name == "Transcripts":
        from onrecord.compare.verify import Transcripts

        return Transcripts
    raise AttributeError(f"module 'onrecord' has no attribute {name!r}")


def read(
    *inputs: str | os.PathLike[str],
    published: datetime.date | None = None,
    outlet: str | None = None,
    settings: Settings | None = None,
) -> Iterator[Record]:
    """Yield the record of every document in files and folders, in order; "-" is standard input.

    Args:
        published: publication date for documents that state none themselves.
        outlet: the same for the outlet.
        settings: limits of this run.
    An input that cannot be read yields a record whose `problems` say why.
    """
    from onrecord.pipeline import read_inputs
    from onrecord.read.source import Hints

    options = Hints(outlet=outlet, published=published)
    return read_inputs([os.fspath(path) for path in inputs], settings=settings, options=options)


def read_text(
    text: str,
    *,
    key: str = "text",
    published: datetime.date | None = None,
    outlet: str | None = None,
    settings: Settings | None = None,
) -> Record:
    """Return the record of one text in memory; `key` names it in the record."""
    from onrecord.pipeline import record_of
    from onrecord.read.source import Hints, Source

    options = Hints(outlet=outlet, published=published)
    data = text.encode("utf-8", "surrogatepass")
    source = Source(key, data, media_type="text/plain", encoding="utf-8", options=options)
    return record_of(source, settings=settings)


def verify(
    text: str,
    against: Transcripts | str | os.PathLike[str],
    *,
    speaker: str | None = None,
    date: datetime.date | None = None,
    settings: Settings | None = None,
) -> Verification:
    """Return how the words of a quotation stand in transcripts, and whether its speaker spoke them.

    Args:
        against: `Transcripts`, which serve any number of quotations, or one file or folder.
        speaker: the person to whom the quotation is credited.
        date: the day on which the words are said to have been spoken.

    Raises:
        VerifyError: the quotation holds no words, or a transcript cannot be used.
    """
    from onrecord.compare.verify import Quotation, Transcripts

    transcripts = against if isinstance(against, Transcripts) else Transcripts.read(against, settings=settings)
    return transcripts.verify(Quotation(text, speaker=speaker, date=date))


def init(folder: str | os.PathLike[str], *, settings: Settings | None = None) -> Archive:
    """Make an archive in a new folder, and return it open; `settings` are those with which it reads.

    Raises:
        OnrecordError: something is in that folder already.
    """
    from onrecord.archive import make

    return make(folder, settings=settings)


def open(folder: str | os.PathLike[str]) -> Archive:  # noqa: A001 - onrecord.open("folder") reads as what it does
    """Open an archive that `onrecord init` made.

    Raises:
        OnrecordError: there is no archive in that folder.
    """
    from onrecord.archive import open_archive

    return open_archive(folder)
