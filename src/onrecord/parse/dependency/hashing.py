"""The hashes that choose a row of each table of features: strings to 64 bits, 64 bits to four rows.

MurmurHash by Austin Appleby (public domain): 64A for strings, the 128-bit finish of MurmurHash3 for rows.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

_ALL = (1 << 64) - 1
_TIMES, _SHIFT = 0xC6A4A7935BD1E995, 47
_FIRST, _SECOND = 0x87C37B91114253D5, 0x4CF5AD432745937F


def hash_string(words: str, seed: int = 1) -> int:
    """Return the 64 bits of MurmurHash64A over the UTF-8 bytes of `words`."""
    data = words.encode("utf-8", "surrogatepass")
    hashed = (seed ^ (len(data) * _TIMES)) & _ALL
    whole = len(data) - len(data) % 8
    for at in range(0, whole, 8):
        key = int.from_bytes(data[at : at + 8], "little") * _TIMES & _ALL
        key = (key ^ (key >> _SHIFT)) * _TIMES & _ALL
        hashed = (hashed ^ key) * _TIMES & _ALL
    if whole < len(data):
        hashed = (hashed ^ int.from_bytes(data[whole:], "little")) * _TIMES & _ALL
    hashed = (hashed ^ (hashed >> _SHIFT)) * _TIMES & _ALL
    return hashed ^ (hashed >> _SHIFT)


def rows_of(keys: npt.NDArray[np.uint64], seed: int, rows: int) -> npt.NDArray[np.int64]:
    """Return int64, (keys, 4): the rows that each key adds up in a table of `rows` rows."""
    start = np.uint64(seed)
    key = keys * np.uint64(_FIRST)
    key = ((key << np.uint64(31)) | (key >> np.uint64(33))) * np.uint64(_SECOND)
    one = (start ^ key) ^ np.uint64(8)
    two = np.full_like(one, start ^ np.uint64(8))
    one = one + two
    two = two + one
    one, two = _mixed(one), _mixed(two)
    one = one + two
    two = two + one
    low, high = np.uint64(0xFFFFFFFF), np.uint64(32)
    parts = np.stack([one & low, one >> high, two & low, two >> high], axis=1)
    return (parts % np.uint64(rows)).astype(np.int64)


def _mixed(key: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    key = (key ^ (key >> np.uint64(33))) * np.uint64(0xFF51AFD7ED558CCD)
    key = (key ^ (key >> np.uint64(33))) * np.uint64(0xC4CEB9FE1A85EC53)
    mixed: npt.NDArray[np.uint64] = key ^ (key >> np.uint64(33))
    return mixed
