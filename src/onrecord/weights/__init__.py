"""Trained models that travel with the package: each file is checked against its SHA-256 when it is loaded.

Beside every model lies a card (`NAME.md`): what it was trained on, under which licences, by which command, with which
seed, and how it scores. Arrays are stored without pickles, networks as ONNX.
"""

from __future__ import annotations

import functools
import hashlib
import io
from collections.abc import Mapping
from importlib import resources
from typing import TYPE_CHECKING, Any

from onrecord.errors import OnrecordError

if TYPE_CHECKING:
    import numpy.typing as npt

_SUMS = "SHA256SUMS"


class WeightsError(OnrecordError):
    """A model file is missing or is not the file that was released."""


def load_bytes(name: str) -> bytes:
    """Return a model file such as "reading.onnx".

    Raises:
        WeightsError: there is no such file, or it is damaged.
    """
    wanted = checksums().get(name)
    file = resources.files(__package__).joinpath(name)
    if wanted is None or not file.is_file():
        raise WeightsError(f"There is no model file {name!r}. The files are: {', '.join(checksums()) or 'none'}.")
    data = file.read_bytes()
    if hashlib.sha256(data).hexdigest() != wanted:
        raise WeightsError(
            f"The model file {name!r} is damaged: its SHA-256 is not the one in {_SUMS}. Install onrecord again."
        )
    return data


def load_arrays(name: str) -> Mapping[str, npt.NDArray[Any]]:
    """Return the arrays of a model file such as "linker.npz"."""
    import numpy as np

    with np.load(io.BytesIO(load_bytes(name)), allow_pickle=False) as arrays:
        return {key: arrays[key] for key in arrays.files}


def digest(*names: str) -> str:
    """Return the first 12 hexadecimal digits of one SHA-256 over the checksums of the named files."""
    return hashlib.sha256(" ".join(checksums()[name] for name in names).encode()).hexdigest()[:12]


@functools.cache
def checksums() -> Mapping[str, str]:
    """Return file name -> SHA-256 of every model file."""
    file = resources.files(__package__).joinpath(_SUMS)
    if not file.is_file():
        return {}
    pairs = (line.split() for line in file.read_text(encoding="ascii").splitlines() if line)
    return {name: value for value, name in pairs}
