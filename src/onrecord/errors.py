"""Every error onrecord raises, in one tree: catch `OnrecordError` to catch them all.

A message says what happened, where, and what to do next. Trouble with one document of many is not an
error but a `Problem` in that document's record; an error stops the call that raised it.
"""


class OnrecordError(Exception):
    """Base of every error that onrecord raises on purpose."""


class SpanError(OnrecordError, ValueError):
    """A span holds no text, lies outside its document, or runs of an offset map overlap."""


class ModelError(OnrecordError, ValueError):
    """A record was made with a value that its field cannot hold."""


class SettingError(OnrecordError, ValueError):
    """A setting has an unknown name or a value it cannot take."""


class ReadError(OnrecordError):
    """An input cannot be read at all; `code` becomes the code of the `Problem` that reports it."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class RecordFormatError(OnrecordError, ValueError):
    """JSON that should hold an onrecord record does not."""


class ScoreError(OnrecordError, ValueError):
    """Gold or predictions handed to a scorer cannot be used."""


class VerifyError(OnrecordError, ValueError):
    """Quotations or transcripts handed over to verify cannot be used."""


class ExportError(OnrecordError):
    """Records cannot be written in a format or place, or a file to be imported is not of its format."""


class ArchiveError(OnrecordError):
    """An archive is not there, is damaged, or cannot do what was asked of it."""


class ArchiveBusyError(ArchiveError):
    """Another process is writing to the archive."""


class QuestionError(ArchiveError, ValueError):
    """A question to an archive cannot be answered as it is put: an unknown id, a date that is none, a broken query."""
