"""Transcripts to verify against: takes transcripts once, answers for any number of quotations."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from onrecord.compare.verify.align import Anchors, align_words
from onrecord.compare.verify.files import load_transcripts
from onrecord.compare.verify.index import Index, Places, build_index, find_places
from onrecord.compare.verify.label import Reader, Reading
from onrecord.compare.verify.meaning import flags_of
from onrecord.compare.verify.names import compare_names
from onrecord.compare.verify.prepare import Prepared, prepare
from onrecord.compare.verify.types import Edit, Elsewhere, Label, Match, Quotation, Transcript, Verification, Voice
from onrecord.compare.verify.words import Values, Words, fold, split_words
from onrecord.errors import VerifyError
from onrecord.settings import Settings

SHORT = 5
NEAR_DAYS = 3
_CANDIDATES = 6
_MANY = 400
_BATCH = 1000
_LEAST_SHARE = 0.55
_GOOD = (Label.VERBATIM, Label.VARIANT)


class Transcripts:
    """Transcripts with an index over their words: `Transcripts.read("transcripts/")`, then `verify` or `verify_all`."""

    def __init__(self, transcripts: Iterable[Transcript], *, settings: Settings | None = None) -> None:
        self._settings = settings or Settings()
        self._index = build_index(list(transcripts))
        if not self._index.transcripts:
            raise VerifyError(
                "There is no transcript to verify against. Name a text file, or a folder with .txt files."
            )

    @classmethod
    def read(cls, *paths: str | os.PathLike[str], settings: Settings | None = None) -> Transcripts:
        """Read text files, or folders with text files and perhaps a `manifest.jsonl`."""
        settings = settings or Settings()
        return cls(load_transcripts(paths, settings), settings=settings)

    @property
    def index(self) -> Index:
        """The words of all transcripts with their offsets."""
        return self._index

    @property
    def transcripts(self) -> tuple[Transcript, ...]:
        """The transcripts, in the order they were given."""
        return self._index.transcripts

    def speakers(self) -> list[str]:
        """Return the names that stand in labels, sorted."""
        return sorted({name for name in self._index.turn_speakers if name is not None})

    def verify(self, quotation: Quotation) -> Verification:
        """Return how the words of a quotation stand in the transcripts, and whether its speaker spoke them."""
        return next(self.verify_all([quotation]))

    def verify_all(self, quotations: Iterable[Quotation]) -> Iterator[Verification]:
        """Yield the same for many quotations, in order."""
        batch: list[Quotation] = []
        for quotation in quotations:
            batch.append(quotation)
            if len(batch) == _BATCH:
                yield from self._batch(batch)
                batch = []
        yield from self._batch(batch)

    def _batch(self, quotations: Sequence[Quotation]) -> Iterator[Verification]:
        """Split all texts into words at once, then answer one by one."""
        joined = "\n".join(quotation.text for quotation in quotations)
        words = split_words(joined)
        begin = 0
        for quotation in quotations:
            end = begin + len(quotation.text)
            first, last = np.searchsorted(words.starts, (begin, end))
            own = Words(words.values[first:last], words.starts[first:last] - begin, words.ends[first:last] - begin)
            yield self._verify(prepare(quotation, own))
            begin = end + 1

    def _verify(self, prepared: Prepared) -> Verification:
        if not len(prepared.values):
            raise VerifyError(f"Quotation {prepared.quotation.id!r} holds no words: {prepared.quotation.text[:40]!r}.")
        readings = self._readings(prepared)
        return _answer(self._index, prepared, readings)

    def _readings(self, prepared: Prepared) -> list[Reading]:
        """Return what each place reads like, the best first."""
        index, values = self._index, prepared.values
        count = len(values)
        places = find_places(index, values, most=_MANY)
        inside = places[(places >= 0) & (places + count < len(index.values))]
        exact = (
            inside[(index.values[inside[:, None] + np.arange(count)] == values).all(axis=1)] if len(inside) else inside
        )
        readings = [
            self._read(prepared, [(n, place + n) for n in range(count)]) for place in self._chosen(prepared, exact)
        ]
        seen = {reading.doc for reading in readings}
        if seen and (not self._has_witnesses(seen)):
            return self._ranked(prepared, readings)
        for anchors in self._aligned(prepared, places[:_CANDIDATES], seen):
            whole = anchors if seen else self._completed(prepared, anchors)
            readings.append(self._read(prepared, whole))
        return self._ranked(prepared, readings)

    def _has_witnesses(self, docs: set[int]) -> bool:
        events = {self._index.transcripts[doc].event for doc in docs} - {None}
        return bool(events) and any(
            one.event in events for number, one in enumerate(self._index.transcripts) if number not in docs
        )

    def _chosen(self, prepared: Prepared, places: Places) -> list[int]:
        """Return a few of the places that read alike: those of the right speaker and day come first."""
        found: list[int] = places.tolist()
        if len(found) > 1:
            found.sort(key=lambda place: -self._support(prepared, place))
        return found[:_CANDIDATES]

    def _support(self, prepared: Prepared, place: int) -> int:
        index = self._index
        speaker = index.turn_speakers[index.turn_of(place)]
        same = compare_names(prepared.quotation.speaker, speaker) is Voice.SAME
        return 2 * same + _on_the_day(prepared.quotation, index.transcripts[index.doc_of(place)])

    def _aligned(self, prepared: Prepared, places: Places, seen: set[int]) -> Iterator[Anchors]:
        """Lay the quotation along the surroundings of each place that is not covered by an earlier one."""
        index, count = self._index, len(prepared.values)
        pads = 30 + count // 2 + sum(self._settings.max_elision_words + 10 for _ in sorted(prepared.open_before)[:4])
        covered: list[tuple[int, int]] = []
        for place in places.tolist():
            doc = index.doc_of(max(0, place + count // 2))
            if doc in seen or doc >= len(index.transcripts) or any(low <= place <= high for low, high in covered):
                continue
            low = max(int(index.docs[doc]), place - pads)
            high = min(int(index.docs[doc + 1]) - 1, place + count + pads)
            if high <= low:
                continue
            marks = prepared.open_before | frozenset(prepared.brackets)
            pairs = align_words(prepared.values, index.values[low:high], open_after=marks)
            if pairs:
                covered.append((place - 10, place + 10))
                yield [(quoted, low + spoken) for quoted, spoken in pairs]

    def _completed(self, prepared: Prepared, anchors: Anchors) -> Anchors:
        """Look elsewhere for a run of words that this place does not have: pieces of other places."""
        index, values = self._index, prepared.values
        edges = [-1, *(quoted for quoted, _ in anchors), len(values)]
        for before, after in itertools.pairwise(edges):
            run = values[before + 1 : after]
            if len(run) < 3:
                continue
            place = self._elsewhere(run, anchors, near=3 * self._settings.max_elision_words)
            if place is not None:
                anchors = sorted(
                    [
                        *anchors,
                        *((before + 1 + n, place + n) for n in range(len(run)) if index.values[place + n] == run[n]),
                    ]
                )
        return anchors

    def _elsewhere(self, run: Values, anchors: Anchors, *, near: int) -> int | None:
        index = self._index
        home = anchors[0][1]
        places = find_places(index, run, most=50)
        fits = [
            place
            for place in places.tolist()
            if place >= 0
            and place + len(run) < len(index.values)
            and int((index.values[place : place + len(run)] == run).sum()) >= max(3, 0.8 * len(run))
        ]
        taken = {place for _, place in anchors}
        fits = [place for place in fits if not any(place + n in taken for n in range(len(run)))]
        if not fits:
            return None
        best = min(fits, key=lambda place: abs(place - home))
        same = index.turn_speakers[index.turn_of(best)] == index.turn_speakers[index.turn_of(home)]
        close = abs(best - home) <= near and same and index.doc_of(best) == index.doc_of(home)
        return best if close or len(run) >= 5 else None

    def _read(self, prepared: Prepared, anchors: Anchors) -> Reading:
        settings = self._settings
        reader = Reader(
            self._index, prepared, anchors, max_gap=settings.max_elision_words, max_bracket=settings.max_bracket_words
        )
        reading = reader.read()
        if reading.label is Label.VERBATIM and not _same_letters(self._index, prepared, anchors):
            reading.label = Label.VARIANT
        return reading

    def _ranked(self, prepared: Prepared, readings: list[Reading]) -> list[Reading]:
        index = self._index

        def key(reading: Reading) -> tuple[float, int]:
            same = compare_names(prepared.quotation.speaker, reading.speaker) is Voice.SAME
            day = _on_the_day(prepared.quotation, index.transcripts[reading.doc])
            good = reading.label in _GOOD
            return (-(max(reading.share, 0.97 if good else 0.0) + 0.06 * same + 0.03 * day + 0.04 * good), reading.doc)

        return sorted(readings, key=key)


def _on_the_day(quotation: Quotation, transcript: Transcript) -> bool:
    if quotation.date is None or transcript.date is None:
        return False
    return 0 <= (quotation.date - transcript.date).days <= NEAR_DAYS


def _same_letters(index: Index, prepared: Prepared, anchors: Anchors) -> bool:
    text = index.transcripts[index.doc_of(anchors[0][1])].text
    start, end = int(index.starts[anchors[0][1]]), int(index.ends[anchors[-1][1]])
    if _letters(text[start:end]) == _letters(prepared.quotation.text):
        return True
    spoken = "".join(fold(text[index.starts[p] : index.ends[p]]) for p in range(anchors[0][1], anchors[-1][1] + 1))
    return _letters(spoken) == _letters(prepared.quotation.text)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _answer(index: Index, prepared: Prepared, readings: list[Reading]) -> Verification:
    """Turn the readings into one answer: what counts, whose words they are, and what stands elsewhere."""
    quotation = prepared.quotation
    kept = [reading for reading in readings if _counts(reading)]
    flags: list[str] = []
    short = len(prepared.values) <= SHORT
    if short:
        flags.append("short")
    others = tuple(_elsewhere(index, reading) for reading in (kept[1:] if kept else ()))[:5]
    best = kept[0] if kept else None
    if best is not None and short and best.label not in _GOOD:
        return Verification(
            quotation,
            Label.NOT_FOUND,
            flags=(*flags, "ambiguous"),
            others=tuple(_elsewhere(index, one) for one in kept[:3]),
        )
    if best is None:
        flags += ["partial_transcript"] if any(one.partial for one in index.transcripts) else []
        if quotation.translated or all(one.translated for one in index.transcripts):
            return Verification(quotation, Label.TRANSLATION, flags=tuple(flags))
        return Verification(quotation, Label.NOT_FOUND, flags=tuple(flags))
    transcript, layout = index.transcripts[best.doc], index.layouts[best.doc]
    attribution = _attribution(index, quotation, best)
    supported = attribution is Voice.SAME or (attribution is Voice.UNKNOWN and _on_the_day(quotation, transcript))
    flags += best.flags
    if short and not supported:
        flags.append("ambiguous")
    flags += ["witnesses_disagree"] if _disagree(index, best, kept) else []
    flags += ["partial_transcript"] if transcript.partial or layout.partial else []
    flags += ["prepared_text"] if transcript.prepared or layout.prepared else []
    flags += ["lost_apostrophes"] if layout.lost_apostrophes and best.label is Label.VARIANT else []
    flags += ["caption_text"] if layout.caption else []
    label = best.label
    if quotation.translated or transcript.translated:
        label = Label.TRANSLATION
        flags += _figures(prepared, transcript, best)
    match = Match(transcript.id, best.spans, best.speaker, best.edits, transcript.date)
    return Verification(quotation, label, attribution, tuple(dict.fromkeys(flags)), match, others)


def _counts(reading: Reading) -> bool:
    longest = run = 1
    for (_, place), (_, following) in itertools.pairwise(reading.anchors):
        run = run + 1 if following == place + 1 else 1
        longest = max(longest, run)
    return reading.label in _GOOD or (reading.share >= _LEAST_SHARE and longest >= 3)


def _attribution(index: Index, quotation: Quotation, reading: Reading) -> Voice:
    inside = sum(
        any(low <= start and end <= high for low, high in index.layouts[reading.doc].relayed)
        for start, end in reading.spans
    )
    if inside == len(reading.spans):
        return Voice.RELAYED
    speakers = {index.turn_speakers[index.turn_of(place)] for _, place in reading.anchors}
    voices = {
        compare_names(quotation.speaker, speaker or index.transcripts[reading.doc].speaker) for speaker in speakers
    }
    return voices.pop() if len(voices) == 1 else Voice.OTHER if Voice.OTHER in voices else Voice.UNKNOWN


def _disagree(index: Index, best: Reading, kept: list[Reading]) -> bool:
    """Whether another transcript of the same event has other words here."""
    event = index.transcripts[best.doc].event
    if event is None:
        return False
    rivals = [one for one in kept if one.doc != best.doc and index.transcripts[one.doc].event == event]
    return any((one.label in _GOOD) != (best.label in _GOOD) or one.label is Label.ALTERED for one in rivals)


def _figures(prepared: Prepared, transcript: Transcript, reading: Reading) -> list[str]:
    start, end = reading.spans[0][0], reading.spans[-1][1]
    words = [fold(word) for word in transcript.text[start:end].split()]
    quoted = [fold(word) for word in prepared.quotation.text.split()]
    return [flag for flag in flags_of(quoted, words) if flag == "number"]


def _elsewhere(index: Index, reading: Reading) -> Elsewhere:
    return Elsewhere(index.transcripts[reading.doc].id, reading.label, reading.spans, reading.speaker)


def removed_words(edits: Sequence[Edit]) -> list[str]:
    """Return what the quotation leaves out, piece by piece."""
    return [edit.spoken for edit in edits if edit.op == "delete" and edit.spoken]
