"""Where everything of an archive lies in its folder: takes a path, returns a `Folder`."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import ArchiveError
from onrecord.settings import Settings

FORMAT = "onrecord.archive/1"


@dataclass(frozen=True, slots=True)
class Folder:
    """The files of an archive below `path`."""

    path: Path

    @property
    def tables(self) -> Path:
        """The DuckDB file: what is in it is in the archive."""
        return self.path / "record.duckdb"

    @property
    def words(self) -> Path:
        """The SQLite file: every record as a whole, and the index for search."""
        return self.path / "words.sqlite"

    @property
    def raw(self) -> Path:
        """The bytes of every input, named by their hash."""
        return self.path / "raw"

    @property
    def settings_file(self) -> Path:
        """The settings with which this archive reads."""
        return self.path / "settings.json"

    @property
    def lock(self) -> Path:
        """The file whose lock the one writer holds."""
        return self.path / "writer.lock"

    @property
    def incoming(self) -> Path:
        """Rows on their way into the tables; whatever a stopped run leaves here is of no use."""
        return self.path / "incoming"

    def exists(self) -> bool:
        """Whether an archive is here."""
        return self.settings_file.is_file() and self.tables.is_file()

    def is_unfinished(self) -> bool:
        """Whether nothing is here but what a stopped `onrecord init` left."""
        parts = ("record.duckdb", "words.sqlite", "raw", "writer.lock", "incoming")
        return all(entry.name.startswith(parts) for entry in self.path.iterdir())

    def settings(self) -> Settings:
        """Return the settings of this archive.

        Raises:
            ArchiveError: the file of settings is damaged.
        """
        try:
            value = json.loads(self.settings_file.read_text(encoding="utf-8"))
            if value["format"] != FORMAT:
                raise ArchiveError(
                    f"{str(self.path)!r} is an archive of format {value['format']!r}; this version of onrecord knows "
                    f"{FORMAT!r}. Use the version that made it, or a later one."
                )
            return Settings(**value["settings"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ArchiveError(
                f"{str(self.settings_file)!r} cannot be used: {error}. Restore it from a copy."
            ) from None

    def write_settings(self, settings: Settings) -> None:
        """Keep the settings with which this archive reads from now on."""
        value = {"format": FORMAT, "settings": dataclasses.asdict(settings)}
        words = json.dumps(value, indent=1) + "\n"
        aside = self.settings_file.with_suffix(".new")
        aside.write_text(words, encoding="utf-8")
        aside.replace(self.settings_file)
