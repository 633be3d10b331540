"""One writer at a time: a lock on a file, which the system frees when its holder ends, however it ends."""

from __future__ import annotations

import os
import platform
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from onrecord.errors import ArchiveBusyError

_LOOK_AGAIN = 0.2


@contextmanager
def writing(path: Path, *, wait: float = 0.0) -> Iterator[None]:
    """Hold the lock of the one writer; `wait` is how many seconds to wait for another one to end.

    Raises:
        ArchiveBusyError: another process is writing still.
    """
    with path.open("a+b") as stream:
        until = time.monotonic() + wait
        while not _taken(stream):
            if time.monotonic() >= until:
                raise ArchiveBusyError(
                    f"Another process is writing to {str(path.parent)!r} ({_holder(stream)}). Wait until it has ended, "
                    "or give --wait; questions can be asked meanwhile."
                )
            time.sleep(_LOOK_AGAIN)
        try:
            stream.truncate(0)
            stream.write(f"process {os.getpid()} on {platform.node()}".encode())
            stream.flush()
            yield
        finally:
            stream.truncate(0)
            _free(stream)


def _holder(stream: IO[bytes]) -> str:
    stream.seek(0)
    return stream.read(200).decode("utf-8", "replace") or "it did not say which"


if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 30  # a byte behind the words, so that others can read who holds the lock

    def _taken(stream: IO[bytes]) -> bool:
        stream.seek(_FAR)
        try:
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _free(stream: IO[bytes]) -> None:
        stream.seek(_FAR)
        msvcrt.locking(stream.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _taken(stream: IO[bytes]) -> bool:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def _free(stream: IO[bytes]) -> None:
        fcntl.flock(stream, fcntl.LOCK_UN)
