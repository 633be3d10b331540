"""Decide which blocks of a page are the article: a `Page` and the text trafilatura took from it in, block numbers out.

Trafilatura is good at knowing *which* text is the article, but gives it without positions and loses short quotations.
So its words are aligned with the blocks, in order, and what stands between two blocks of the article and looks like
part of it is kept too. Where it finds nothing, the largest cluster of paragraphs is the article.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import pairwise

from onrecord.read.blocks import Block, Page, words_of
from onrecord.read.boilerplate import is_boilerplate
from onrecord.read.elements import ASIDE, CAPTION, FURNITURE, HEADINGS, LINK, LIST, PULL, QUOTE

_MATCHED = 0.5  # part of a block's words that must stand in the chosen text
_SLACK = 2  # words by which two blocks may overlap in the chosen text
_SAME = 6  # places of one word triple that are looked at; more often it says nothing
_NEAR = 4  # blocks around the article in which short ones are looked for
_REACH = 400  # words of the chosen text in which one short block is looked for
_CANDIDATES = 4  # places tried for one block
_FEWEST_ENTRIES = 3  # elements of one kind, before they are taken for the entries of one text
_FEWEST_CAPTION = 4  # words: less is a credit
_QUOTATION_MARKS = frozenset('"“”„«»‘’')


@dataclass(frozen=True, slots=True)
class _Place:
    """A place in the chosen text where a block may stand: words `[start, end)`, and how many of them agree."""

    block: int
    start: int
    end: int
    weight: float


def align_blocks(blocks: Sequence[Block], chosen: str) -> list[int]:
    """Return the numbers of the blocks whose words make up the chosen text, in page order."""
    words = words_of(chosen)
    block_words = [block.words for block in blocks]
    places = _best_chain(_find_places(block_words, words), len(words))
    places = _settle_twins(places, block_words)
    places = _add_short(places, block_words, words)
    return [place.block for place in places]


def _find_places(block_words: list[list[str]], words: list[str]) -> list[list[_Place]]:
    """Return, for each block, where it may stand in the chosen text, best first."""
    index: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for start in range(len(words) - 2):
        spots = index[tuple(words[start : start + 3])]
        if len(spots) < _SAME:
            spots.append(start)
    found: list[list[_Place]] = []
    for number, own in enumerate(block_words):
        votes: dict[int, float] = defaultdict(float)
        for offset in range(len(own) - 2):
            spots = index.get(tuple(own[offset : offset + 3]), [])
            for spot in spots:
                votes[spot - offset] += 1 / len(spots)  # what the text says once tells most
        found.append(_places_of(number, own, votes, words))
    return found


def _places_of(number: int, own: list[str], votes: Mapping[int, float], words: list[str]) -> list[_Place]:
    length = len(own)
    places = []
    for shift in nlargest(_CANDIDATES, votes, key=votes.__getitem__):
        # A word that only one side has moves the rest by one: neighbouring shifts are the same place.
        agreed = sum(votes.get(shift + near, 0) for near in range(-3, 4)) / max(length - 2, 1)
        start, end = max(shift, 0), min(max(shift, 0) + length, len(words))
        if agreed < 1.0:  # triples that the text repeats often are not all indexed
            pairs = zip(own[start - shift :], words[start:end], strict=False)
            agreed = max(agreed, sum(left == right for left, right in pairs) / length)
        if agreed >= _MATCHED:
            places.append(_Place(number, start, end, min(agreed, 1.0) * length))
    return places


def _best_chain(found: list[list[_Place]], total: int) -> list[_Place]:
    """Return the heaviest series of places that runs forward in both the page and the chosen text."""
    tree: list[tuple[float, int]] = [(0.0, -1)] * (total + 2)  # Fenwick tree: best chain that ends at or before a word
    chains: list[tuple[_Place, int]] = []
    for places in found:
        added: list[tuple[int, float, int]] = []
        for place in places:
            weight, before = _best_before(tree, min(place.start + _SLACK, place.end - 1))
            chains.append((place, before))
            added.append((place.end, weight + place.weight, len(chains) - 1))
        for end, weight, number in added:
            while end < len(tree):
                if weight > tree[end][0]:
                    tree[end] = (weight, number)
                end += end & -end
    _, number = _best_before(tree, total)
    chain: list[_Place] = []
    while number >= 0:
        place, number = chains[number]
        chain.append(place)
    return chain[::-1]


def _best_before(tree: list[tuple[float, int]], end: int) -> tuple[float, int]:
    best = (0.0, -1)
    while end > 0:
        if tree[end][0] > best[0]:
            best = tree[end]
        end -= end & -end
    return best


def _settle_twins(places: list[_Place], block_words: list[list[str]]) -> list[_Place]:
    """Where the page has the same paragraph twice, take the one that stands nearest to the rest of the article."""
    twins: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, own in enumerate(block_words):
        twins[tuple(own)].append(number)
    settled = list(places)
    for turn in (range(len(places) - 1, -1, -1), range(len(places))):
        for at in turn:
            same = twins[tuple(block_words[settled[at].block])]
            if len(same) == 1:
                continue
            low = settled[at - 1].block if at else None
            high = settled[at + 1].block if at + 1 < len(settled) else None
            # The nearest one is the first after the place before, or the last before the place after.
            start = bisect_right(same, -1 if low is None else low)
            end = bisect_left(same, len(block_words) if high is None else high)
            if start < end:
                nearest = min(same[start], same[end - 1], key=lambda number: _distance(number, low, high))
                settled[at] = _Place(nearest, settled[at].start, settled[at].end, settled[at].weight)
    return settled


def _distance(number: int, low: int | None, high: int | None) -> int:
    return min(abs(number - other) for other in (low, high) if other is not None) if (low, high) != (None, None) else 0


def _add_short(places: list[_Place], block_words: list[list[str]], words: list[str]) -> list[_Place]:
    """Add the blocks too short for a word triple whose words the chosen text has at that very place."""
    if not places:
        return []
    # The few blocks before the first and after the last place are looked at too.
    before = _Place(max(places[0].block - _NEAR, 0) - 1, 0, 0, 0.0)
    after = _Place(min(places[-1].block + _NEAR, len(block_words)), len(words), len(words), 0.0)
    filled: list[_Place] = []
    for place, following in pairwise((before, *places, after)):
        if place is not before:
            filled.append(place)
        spot = max(place.end - _SLACK, 0)
        for number in range(place.block + 1, following.block):
            own = block_words[number]
            if not 0 < len(own) < 3:
                continue
            found = _find_run(words, own, spot, min(following.start + 1, spot + _REACH))
            if found is not None:
                filled.append(_Place(number, found, found + len(own), float(len(own))))
                spot = found + len(own)
    return filled


def _find_run(words: list[str], own: list[str], start: int, end: int) -> int | None:
    for spot in range(start, min(end, len(words)) - len(own) + 1):
        if words[spot : spot + len(own)] == own:
            return spot
    return None


def fill_gaps(blocks: Sequence[Block], kept: Sequence[int]) -> list[int]:
    """Return `kept` and the blocks between them that belong to the article: quotations, headings, lost paragraphs.

    A block before the first or after the last is added only where it is a paragraph of the same element and quotes.
    """
    if not kept:
        return []
    holders = Counter(blocks[number].container for number in kept)
    inside = set(kept)
    for number in range(kept[0] + 1, kept[-1]):
        if number not in inside and _belongs(blocks[number], holders):
            inside.add(number)
    for step, edge in ((-1, kept[0]), (1, kept[-1])):
        number = edge + step
        while 0 <= number < len(blocks) and _continues(blocks[number], blocks[edge]):
            inside.add(number)
            number += step
    return _without_loose_headings(blocks, sorted(inside))


def add_siblings(page: Page, kept: Sequence[int]) -> list[int]:
    """Add what stands in elements of the same kind beside those that were chosen: the other entries of a live blog.

    An element with a headline of its own, or one that is a link, is another story and is not added.
    """
    groups: dict[tuple[int, str], dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, block in enumerate(page.blocks):
        chain = (block.container, *block.ancestors[:2])
        for child, parent in pairwise(chain):
            if child in page.signatures:
                groups[parent, page.signatures[child]][child].append(number)
    inside = set(kept)
    for members in groups.values():
        if len(members) < _FEWEST_ENTRIES or not any(inside.intersection(numbers) for numbers in members.values()):
            continue
        for numbers in members.values():
            if not inside.intersection(numbers) and _is_entry([page.blocks[number] for number in numbers]):
                inside.update(number for number in numbers if _is_words(page.blocks[number]))
    return sorted(inside)


def _is_entry(blocks: Sequence[Block]) -> bool:
    for block in blocks:
        if block.tag == "h1" or (block.tag in HEADINGS and block.share(LINK) > 0.5):
            return False
    return any(_is_words(block) and len(block.words) >= 8 and block.tag not in HEADINGS for block in blocks)


def _is_words(block: Block) -> bool:
    return not block.marks & (FURNITURE | ASIDE) and not is_links(block) and not is_boilerplate(block.text)


def is_links(block: Block) -> bool:
    """Whether a block is mostly links: a list of other stories, a row of tags."""
    return block.share(LINK) > (0.35 if block.marks & LIST else 0.6)


def _quotes(block: Block) -> bool:
    return bool(block.marks & (QUOTE | PULL)) or not _QUOTATION_MARKS.isdisjoint(block.text)


def _belongs(block: Block, holders: Counter[int]) -> bool:
    if block.marks & FURNITURE or is_links(block) or is_boilerplate(block.text):
        return False
    if block.marks & QUOTE:
        return True
    if block.marks & ASIDE:
        return False
    near = block.container in holders or any(above in holders for above in block.ancestors[:2])
    if block.marks & CAPTION:
        return near and len(block.words) >= _FEWEST_CAPTION
    if block.tag in HEADINGS or block.tag in ("p", "li", "dd", "dt", "div"):
        return near and (block.tag != "div" or _quotes(block))
    return False


def _continues(block: Block, edge: Block) -> bool:
    same = block.container == edge.container and block.tag == edge.tag == "p"
    return same and _is_words(block) and _quotes(block)


def _without_loose_headings(blocks: Sequence[Block], numbers: list[int]) -> list[int]:
    """Leave out headings at the end, which have no text of the article under them."""
    while numbers and blocks[numbers[-1]].tag in HEADINGS:
        numbers.pop()
    return numbers


def find_cluster(blocks: Sequence[Block]) -> list[int]:
    """Return the largest group of paragraphs that one element holds: the article, where trafilatura found none."""
    sizes: Counter[int] = Counter()
    lengths: dict[int, int] = {}
    for number, block in enumerate(blocks):
        if block.tag in HEADINGS or block.marks & (FURNITURE | ASIDE) or is_links(block):
            continue
        length = len(block.words)
        if length < 4 and not _quotes(block):
            continue
        lengths[number] = length
        sizes[block.container] += length
        for above in block.ancestors[:1]:
            sizes[above] += length * 0.8  # type: ignore[assignment]
    if not sizes:
        return []
    best = max(sizes, key=lambda number: sizes[number])
    kept = [n for n in lengths if best == blocks[n].container or best in blocks[n].ancestors[:1]]
    return kept if sum(lengths[n] for n in kept) >= 5 else []
