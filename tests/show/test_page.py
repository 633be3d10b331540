"""The page: whole text, links both ways, nothing of the document that acts."""

from __future__ import annotations

import base64
import hashlib
import re
import time
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import (
    Attitude,
    ContentKind,
    Document,
    Entity,
    EntityKind,
    PartKind,
    Problem,
    Record,
    Repair,
    RepairKind,
    Severity,
    SourceSpan,
    Span,
    Statement,
)
from onrecord.show.marking import render_article
from onrecord.show.page import page, pages
from tests.show.builder import STORY, make_document, make_statement, make_story

VOID = {"meta", "br", "link", "img", "rect"}


class Seen(HTMLParser):
    """What a browser makes of a page: elements, their text, and whether every tag is closed in its order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.article: list[str] = []
        self.inline: dict[str, list[str]] = {"style": [], "script": []}
        self.feed(html)
        self.close()
        assert self.open == [], "an element is never closed"

    def handle_starttag(self, tag, attributes):
        assert len({name for name, _ in attributes}) == len(attributes)
        self.elements.append((tag, dict(attributes)))
        if tag not in VOID:
            self.open.append(tag)
        if tag in self.inline:
            self.inline[tag].append("")

    def handle_startendtag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "article" in self.open:
            self.article.append(data)
        elif self.open and self.open[-1] in self.inline:
            self.inline[self.open[-1]][-1] += data

    @property
    def text(self) -> str:
        return "".join("".join(self.article).split())

    @property
    def ids(self) -> list[str]:
        return [values["id"] for _, values in self.elements if "id" in values]

    @property
    def hrefs(self) -> list[str]:
        return [values["href"] for _, values in self.elements if "href" in values]


def squeezed(text: str) -> str:
    return "".join(text.split())


def record_of(text: str, *contents: str, **fields: object) -> Record:
    statements = tuple(make_statement(text, number, (words,)) for number, words in enumerate(contents, 1))
    return Record(make_document(text, **fields), (), statements)


def test_article_holds_every_character_of_the_text_once():
    assert Seen(page(make_story())).text == squeezed(STORY)


def test_every_record_is_one_link_from_its_words_and_back():
    seen = Seen(page(make_story()))
    for name in ("s1", "s2", "s3", "s4", "x1"):
        assert {name, f"t{name}"} <= set(seen.ids)
        assert {f"#{name}", f"#t{name}"} <= set(seen.hrefs)


def test_every_link_inside_the_page_leads_somewhere_and_no_id_is_given_twice():
    record = make_story()
    seen = Seen(pages([record, record, Record(make_document("No statements."))]))
    assert len(seen.ids) == len(set(seen.ids))
    assert {href[1:] for href in seen.hrefs if href.startswith("#")} <= set(seen.ids)


def test_all_pieces_of_an_interrupted_quotation_carry_its_record():
    pieces = re.findall(r'<a class="m content quoted r-s1" href="#s1"[^>]*>([^<]+)</a>', page(make_story()))
    assert pieces == ["We will send,", "two batteries."]


def test_targeting_a_record_or_its_place_lights_every_piece_without_a_script():
    lit = Seen(page(make_story())).inline["style"][1]
    assert "body:has(#ts1:target) :is(.r-s1,#s1)" in lit
    assert "body:has(#s1:target) .r-s1" in lit


def test_policy_allows_exactly_the_blocks_that_are_in_the_page():
    html = page(make_story())
    seen = Seen(html)
    policy = next(values["content"] for _, values in seen.elements if "http-equiv" in values)
    for kind in ("style", "script"):
        hashes = {
            f"'sha256-{base64.b64encode(hashlib.sha256(words.encode()).digest()).decode()}'"
            for words in seen.inline[kind]
        }
        [allowed] = re.findall(rf"{kind}-src ([^;]+)", policy)
        assert set(allowed.split()) == hashes
    assert policy.startswith("default-src 'none'; ")
    assert "base-uri 'none'" in policy
    assert "form-action 'none'" in policy
    assert "unsafe" not in policy


def test_page_loads_nothing_and_has_no_inline_handlers_or_styles():
    seen = Seen(page(make_story()))
    for tag, values in seen.elements:
        assert tag not in {"img", "link", "iframe", "object", "embed", "base", "form"}
        assert not {name for name in values if name.startswith("on") or name in {"src", "style", "srcset"}}
    assert "@import" not in seen.inline["style"][0]
    assert "url(" not in seen.inline["style"][0]


HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'><b>{{ 7*7 }}{% raw %}</style>&amp;<!--"


def test_markup_in_a_text_and_its_metadata_stays_words():
    text = f"“{HOSTILE}” said {HOSTILE}."
    entity = Entity("e1", HOSTILE, EntityKind.PERSON)
    statement = make_statement(text, 1, (text[: len(HOSTILE) + 2],), cue="said", speakers=("e1",), voice=("e1",))
    fields = dict.fromkeys(("title", "outlet", "key", "source", "reader", "media_type", "encoding", "id"), HOSTILE)
    document = make_document(text, **fields, authors=(HOSTILE,), language='en" onclick="x')
    record = Record(document, (entity,), (statement,), (), problems=(Problem("odd", HOSTILE, Span(0, 5)),))
    for html in (page(record), pages([record, record])):
        seen = Seen(html)
        assert squeezed(HOSTILE) in seen.text
        assert len(seen.inline["script"]) == 1
        assert not {"img", "b"} & {tag for tag, _ in seen.elements}
        assert not [values for _, values in seen.elements if "onclick" in values]
        assert "49" not in seen.text


@pytest.mark.parametrize(
    "source",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "data:text/html,x",
        "//evil.example/x",
        "http:evil",
        "file:///x",
        "http://[",
    ],
)
def test_only_web_addresses_become_links(source):
    seen = Seen(page(Record(make_document("Words.", source=source))))
    assert source not in seen.hrefs


def test_web_address_becomes_a_link_that_gives_nothing_away():
    address = "https://courier.example/a?b=1&c=2"
    seen = Seen(page(Record(make_document("Words.", source=address))))
    [link] = [values for tag, values in seen.elements if values.get("href") == address]
    assert link["rel"] == "noreferrer noopener nofollow"


def test_bidirectional_overrides_are_shown_and_do_not_act():
    html = page(record_of("“Pay \u202e001\u202c now” and \u2067x\u2069.", "“Pay \u202e001\u202c now”"))
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", html)
    assert '<span class="bidi" data-code="U+202E"></span>001' in html


def test_characters_that_html_cannot_hold_are_shown_by_pictures():
    html = page(record_of("“Nul \x00 esc \x1b c1 \x9b half \ud83d.”", "“Nul \x00 esc \x1b c1 \x9b half \ud83d.”"))
    assert "Nul ␀ esc ␛ c1 � half �." in html
    html.encode()


def test_emoji_and_right_to_left_text_stay_whole():
    text = "“👩‍🚀 שלום é,” she said."
    html = page(record_of(text, text[:-10], language="he"))
    assert Seen(html).text == squeezed(text)
    assert '<article class="words" lang="he" dir="rtl">' in html


def test_input_not_read_has_a_page_with_its_problem():
    problem = Problem("no-text", "This PDF has no text layer. Run OCR on it first.", None, Severity.ERROR)
    html = page(Record(Document(id=None, key="scan.pdf"), problems=(problem,)))
    Seen(html)
    assert "Run OCR on it first." in html
    assert "There is no text to show" in html


def test_text_without_statements_says_so():
    assert "No statements found in this text." in page(Record(make_document("Nothing.")))


def test_several_records_have_an_index_with_a_line_each():
    unread = Record(Document(id=None, key="x.pdf"), problems=(Problem("no-text", "No.", None, Severity.ERROR),))
    html = pages([make_story(), unread])
    seen = Seen(html)
    assert {"#d1", "#d2"} <= set(seen.hrefs)
    assert "4 statements; 1 not read" in html
    assert {"d1-s1", "d1-ts1"} <= set(seen.ids)


def test_no_records_make_a_page_too():
    assert "0 documents on record" in pages([])


def test_parts_are_shown_as_what_they_are():
    kinds = (PartKind.TITLE, PartKind.BYLINE, PartKind.HEADING, PartKind.CAPTION, PartKind.BOILERPLATE)
    html = page(Record(make_document("T\n\nBy B\n\nH\n\nC\n\nRead more\n\nBody", kinds)))
    for opening in ('<h1 dir="auto" class="part title">T<', '<h2 dir="auto" class="part heading">H<'):
        assert opening in html
    for kind, words in (("byline", "By B"), ("caption", "C"), ("boilerplate", "Read more"), ("body", "Body")):
        assert f'<p dir="auto" class="part {kind}">{words}<' in html


def test_citation_names_words_speaker_outlet_place_and_file():
    [citation] = re.findall(r"<pre class=\"cite\"[^>]*>(“We will send.*?)</pre>", page(make_story()), re.DOTALL)
    for words in ("Ida Lund, defence minister", "Ostvik Courier, 2024-05-03, line 5", "story.txt", "SHA-256 abab"):
        assert words in citation


def test_repairs_can_be_looked_at():
    repair = Repair(RepairKind.HYPHEN, Span(3, 5), SourceSpan(3, 7))
    html = page(Record(make_document("Government of Norland.", repairs=(repair,))))
    assert "line-end hyphens resolved: 1" in html
    assert "Gov<mark>er</mark>nment" in html


def test_large_documents_become_a_page_within_seconds():
    sentence = "“We will send two batteries,” said the minister of the day, and nobody asked her anything more. "
    count = 5_000
    text = (sentence * 4 + "\n\n") * count
    step = len(sentence) * 4 + 2
    statements = tuple(
        Statement(
            f"s{number + 1}",
            ContentKind.DIRECT,
            Attitude.STATEMENT,
            (),
            (),
            (Span(number * step, number * step + 29),),
            (Span(number * step + 1, number * step + 28),),
            (),
            (),
        )
        for number in range(count)
    )
    begun = time.perf_counter()
    html = page(Record(make_document(text), (), statements))
    assert time.perf_counter() - begun < 20
    assert len(html) < 12 * len(text)


def test_thousands_of_spans_over_one_another_do_not_make_the_page_explode():
    text = "a word " * 3_000
    statements = tuple(
        Statement(f"s{n}", ContentKind.DIRECT, Attitude.STATEMENT, (), (), (Span(n, len(text) - n),), (), (), ())
        for n in range(1, 3_000)
    )
    html = str(render_article(Record(make_document(text), (), statements)))
    assert len(html) < 200 * len(text)


SPANS = st.lists(
    st.tuples(st.integers(0, 58), st.integers(1, 30)).map(lambda pair: Span(pair[0], min(60, sum(pair)))), max_size=12
)
TEXTS = st.text(st.sampled_from("ab <>&\"' \n“”é👩א\u202e\x00"), min_size=60, max_size=60)


@given(TEXTS, SPANS, SPANS, st.integers(0, 59))
def test_any_overlapping_spans_keep_text_and_balance(text, contents, quoted, cut):
    """`Seen` itself asserts that every element is closed in its order."""
    statements = tuple(
        Statement(f"s{n}", ContentKind.MIXED, Attitude.STATEMENT, (), (), (span,), tuple(quoted), (), ())
        for n, span in enumerate(contents, 1)
    )
    record = Record(make_document(text), (), statements)
    seen = Seen(f"<article>{render_article(record)}</article>")
    expected = squeezed(text.replace("\x00", "\u2400").replace("\u202e", ""))
    assert seen.text == expected
    assert sorted(seen.ids) == sorted(f"ts{n}" for n in range(1, len(contents) + 1))


def luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
def test_words_stand_out_from_every_ground_as_wcag_aa_asks(mode):
    css = Seen(page(make_story())).inline["style"][0]
    blocks = re.findall(r":root \{(.*?)\}", css, re.DOTALL)[:2]
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", blocks[mode]))
    pairs = [(ink, ground) for ink in ("ink", "quiet", "link") for ground in ("paper", "panel", "card")]
    pairs += [("ink", "content"), ("ink", "quoted"), ("ink", "lit-on"), ("error", "panel"), ("warning", "panel")]
    for ink, ground in pairs:
        low, high = sorted((luminance(colours[ink]), luminance(colours[ground])))
        assert (high + 0.05) / (low + 0.05) >= 4.5, (ink, ground)
