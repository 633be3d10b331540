"""Reading web pages: the article and nothing else, every word with its place in the page."""

from __future__ import annotations

import re
import time
from html import escape, unescape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import ReadError
from onrecord.model import Document, PartKind, PartStyle, Problem, RepairKind, Severity, Span
from onrecord.read.html import read_html
from onrecord.read.source import Hints, Reading, Source
from onrecord.settings import Settings

OPENING = (
    "The council of Mirna voted on Tuesday to keep the ferry, after a debate of six hours in which the mayor, Liv "
    "Sand, twice asked for silence and once for coffee."
)
CLOSING = (
    "The ferry has run since 1911 and carries four hundred people a day, most of them to school or to the fish market "
    "on the other side of the bay."
)


def read(page: str | bytes, **hints: Hints) -> Reading:
    data = page if isinstance(page, bytes) else page.encode()
    return read_html(Source("page.html", data, **hints), Settings())


def article(*items: str, head: str = "") -> str:
    """A small page with an article of these items between two paragraphs."""
    inner = "\n".join([f"<p>{OPENING}</p>", *items, f"<p>{CLOSING}</p>"])
    return (
        f'<html lang="en"><head><meta charset="utf-8">{head}</head><body><nav><a href="/">Home</a></nav>'
        f"<article>{inner}</article><footer><p>© 2024 The Ferry Bell. All rights reserved.</p></footer></body></html>"
    )


def parts_of(document: Document) -> list[tuple[str, str]]:
    return [(part.kind.value, document.text_of(part.span)) for part in document.parts]


def body_of(document: Document) -> list[str]:
    return [words for kind, words in parts_of(document) if kind == "body" and words not in (OPENING, CLOSING)]


def style_of(document: Document, words: str) -> PartStyle | None:
    return next(part.style for part in document.parts if words in document.text_of(part.span))


def codes_of(problems: tuple[Problem, ...]) -> list[str]:
    return [problem.code for problem in problems]


def assert_exact(document: Document, page: str) -> None:
    """Every run copies unchanged characters, and parts cover the text but for the white space between them."""
    for run in document.source_map.runs:
        copied = page[run.source_start : run.source_start + run.length]
        assert document.text[run.text_start : run.text_start + run.length] == copied
    loose = list(document.text)
    for part in document.parts:
        loose[part.span.start : part.span.end] = " " * (part.span.end - part.span.start)
    assert not "".join(loose).strip()


def test_article_is_read_and_furniture_is_not() -> None:
    page = article("<p>“It stays,” she said.</p>")
    document = read(page).document
    assert parts_of(document) == [("body", OPENING), ("body", "“It stays,” she said."), ("body", CLOSING)]
    assert (document.media_type, document.reader, document.encoding) == ("text/html", "html/1", "utf-8")
    assert_exact(document, page)


def test_a_quotation_leads_back_to_the_raw_page() -> None:
    page = article("<p>“We <b>keep</b> the\n  ferry,” she said.</p>")
    document = read(page).document
    start = document.text.index("We keep the ferry")
    pieces = document.source_map.to_source(Span(start, start + len("We keep the ferry")))
    assert [page[piece.start : piece.end] for piece in pieces] == ["We ", "keep", " the", "ferry"]


def test_references_are_repairs_that_name_their_source() -> None:
    page = article("<p>&ldquo;We don&#8217;t sell&rdquo;, she said.</p>")
    document = read(page).document
    assert "“We don’t sell”, she said." in document.text
    found = [
        (document.text_of(repair.span), page[repair.source.start : repair.source.end])
        for repair in document.repairs
        if repair.kind is RepairKind.CHARACTER and repair.span and repair.source
    ]
    assert found == [("“", "&ldquo;"), ("’", "&#8217;"), ("”", "&rdquo;")]
    assert_exact(document, page)


def test_marks_that_browsers_add_to_q_are_in_the_text_as_repairs() -> None:
    page = article("<p>She said: <q>It was <q>no</q> that I heard</q>.</p>")
    document = read(page).document
    assert "She said: “It was ‘no’ that I heard”." in document.text
    assert [repair.kind for repair in document.repairs] == [RepairKind.MARKUP] * 4
    assert_exact(document, page)


@pytest.mark.parametrize(
    "item",
    [
        "<script>document.write('<p>“Not a word of this.”</p>')</script>",
        "<style>.a::after { content: '“Not a word of this.”' }</style>",
        "<p onclick=\"say('“Not a word of this.”')\">The bell rang twice, and the members went home.</p>",
        "<template><p>“Not a word of this.”</p></template>",
        "<noscript><p>“Not a word of this.”</p></noscript>",
        "<!-- <p>“Not a word of this.”</p> -->",
        "<p hidden>“Not a word of this.”</p>",
        '<p style="display: none">“Not a word of this.”</p>',
        "<svg><text>“Not a word of this.”</text></svg><math><mi>“Not a word of this.”</mi></math>",
        "<select><option>“Not a word of this.”</option></select>",
        '<p>The bell rang.<span class="sr-only">“Not a word of this.”</span></p>',
        '<iframe srcdoc="x">“Not a word of this.”</iframe>',
    ],
)
def test_what_a_page_does_not_show_never_reaches_the_text(item: str) -> None:
    assert "Not a word" not in read(article(item)).document.text


@pytest.mark.parametrize(
    ("item", "words"),
    [
        ("<p>“No.”</p>", "“No.”"),
        ("<p>No.</p>", "No."),
        ("<blockquote><p>The ferry is the street.</p></blockquote>", "The ferry is the street."),
        ("<blockquote>The ferry is the street.</blockquote>", "The ferry is the street."),
        ('<div class="quote"><div>“The ferry is the street.”</div></div>', "“The ferry is the street.”"),
        ("<ul><li>“One boat,” said Ms Sand.</li></ul>", "“One boat,” said Ms Sand."),
        ("<table><tr><td>“One boat,” said the captain of it.</td></tr></table>", "“One boat,” said the captain of it."),
        ("<p>An unclosed paragraph, she said", "An unclosed paragraph, she said"),
        ("<p><span><span>“Spans,”</span> <font>he</font> said.</span></p>", "“Spans,” he said."),
        ("<p>She sa<!-- x -->id “the sa<b></b>me”.</p>", "She said “the same”."),
        ("<p>“Mixed <i>up</b> tags</i>,” he said.</p>", "“Mixed up tags,” he said."),
        ('<p>See <a href="/x">“the whole letter”</a>.</p>', "See “the whole letter”."),
    ],
)
def test_short_and_odd_paragraphs_of_an_article_are_kept(item: str, words: str) -> None:
    page = article(item)
    document = read(page).document
    assert words in body_of(document)
    assert_exact(document, page)


def test_block_quotations_and_lists_keep_their_style() -> None:
    document = read(
        article("<blockquote><p>The ferry is the street.</p></blockquote>", "<ul><li>One boat, all year.</li></ul>")
    ).document
    assert style_of(document, "The ferry is") is PartStyle.BLOCKQUOTE
    assert style_of(document, "One boat") is PartStyle.LIST
    assert style_of(document, "The council") is None


def test_headings_and_captions_are_parts_of_their_kind() -> None:
    page = article(
        "<h2>“A street of water”</h2>",
        "<p>That is what the captain calls it.</p>",
        "<figure><img src=a><figcaption>The old ferry at its quay. Photo: Jon Aas</figcaption></figure>",
    )
    kinds = parts_of(read(page).document)
    assert ("heading", "“A street of water”") in kinds
    assert ("caption", "The old ferry at its quay. Photo: Jon Aas") in kinds


def test_emphasis_is_kept_beside_the_text() -> None:
    document = read(article("<p>“It is <em>our</em> ferry,” she <i>almost</i> shouted.</p>")).document
    assert [document.text_of(span) for span in document.emphasis] == ["our", "almost"]


def test_questions_and_answers_of_an_interview_are_told_apart() -> None:
    page = article(
        "<p><strong>Why the ferry?</strong></p><p>Because it is there.</p><p>And because it floats.</p>",
        "<p><b>And the bridge?</b><br>It does not float.</p>",
    )
    document = read(page).document
    assert style_of(document, "Why the ferry?") is PartStyle.QUESTION
    assert style_of(document, "Because it is there.") is PartStyle.ANSWER
    assert style_of(document, "And because it floats.") is PartStyle.ANSWER
    assert style_of(document, "And the bridge?") is PartStyle.QUESTION
    assert style_of(document, "It does not float.") is PartStyle.ANSWER


def test_one_question_in_bold_is_no_interview() -> None:
    document = read(article("<p><b>And the bridge?</b></p><p>It is not planned.</p>")).document
    assert style_of(document, "And the bridge?") is None


def test_pull_quote_that_repeats_the_text_is_left_out_and_listed() -> None:
    page = article(
        "<p>“It is a street of water,” she told the council.</p>",
        '<blockquote class="pullquote"><p>It is a street of water</p></blockquote>',
        "<p>Nobody laughed, said the minutes.</p>",
    )
    document = read(page).document
    assert document.text.count("street of water") == 1
    [repair] = [repair for repair in document.repairs if repair.kind is RepairKind.FURNITURE]
    assert repair.source is not None
    assert page[repair.source.start : repair.source.end] == "It is a street of water"


def test_pull_quote_that_says_something_new_is_kept() -> None:
    page = article(
        '<blockquote class="pullquote"><p>I would sell the bridge first.</p></blockquote>', "<p>So she said.</p>"
    )
    assert "I would sell the bridge first." in read(page).document.text


def test_embedded_post_is_a_block_quotation() -> None:
    page = article(
        '<blockquote class="twitter-tweet"><p>I voted for the boat.</p>— Lars Bruun (@lars) '
        "<a href=x>2 May 2024</a></blockquote>"
    )
    document = read(page).document
    assert style_of(document, "I voted for the boat.") is PartStyle.BLOCKQUOTE


def test_posts_of_a_live_blog_stay_in_the_order_of_the_page() -> None:
    posts = "".join(
        f"<section class=post><h2>{hour}:00</h2><p>At {hour} the member for ward {hour} rose and said “number {hour} "
        f"is enough” to the {hour * 7} people in the gallery.</p></section>"
        for hour in (18, 17, 16, 15)
    )
    document = read(f"<html><body><main><h1>Debate on the ferry: live</h1>{posts}</main></body></html>").document
    assert [words for kind, words in parts_of(document) if kind == "heading"] == ["18:00", "17:00", "16:00", "15:00"]
    assert [int(number) for number in re.findall(r"“number (\d+)", document.text)] == [18, 17, 16, 15]


def test_entries_of_a_live_blog_that_the_extractor_loses_are_read() -> None:
    """Trafilatura takes one of these sections for the article and drops the others."""
    share = '<ul class="share"><li><a href="#">Share</a></li><li><a href="#">Copy link</a></li></ul>'
    posts = "".join(
        f'<section class="post" id="p{hour}"><h2><time>{hour}.00</time> – Entry {hour}</h2><p>{OPENING} It was {hour} '
        f"o’clock. “I counted {hour} strokes,” she said.</p>{share}</section>"
        for hour in range(18, 9, -1)
    )
    aside = f'<section class="more"><h2>More on this story</h2>{share}</section>'
    page = f"<html><body><main><article><h1>Ferry: live</h1><div>{posts}</div></article>{aside}</main></body></html>"
    document = read(page).document
    assert [int(number) for number in re.findall(r"“I counted (\d+)", document.text)] == list(range(18, 9, -1))
    assert "Share" not in document.text
    assert "More on this story" not in document.text


def test_teasers_of_other_stories_are_not_taken_for_entries() -> None:
    other = OPENING.replace("ferry", "bridge")
    teaser = f'<article class="card"><h3><a href="/x">Bridge goes</a></h3><p>{other}</p></article>'
    story = f'<article class="card"><h1>Ferry stays</h1><p>{OPENING}</p><p>“It stays.”</p><p>{CLOSING}</p></article>'
    document = read(f"<html><body><main>{story}{teaser * 4}</main></body></html>").document
    assert "bridge" not in document.text


def test_headline_byline_and_dateline_are_parts() -> None:
    page = (
        "<html><body><h1>Ferry stays</h1><p class=byline>By Ida Marlow and Per Hest</p>"
        f"<p>MIRNA, 3 May 2024 (NNA) — {OPENING}</p><p>{CLOSING}</p></body></html>"
    )
    document = read(page).document
    assert parts_of(document)[:3] == [
        ("title", "Ferry stays"),
        ("byline", "By Ida Marlow and Per Hest"),
        ("dateline", "MIRNA, 3 May 2024 (NNA) —"),
    ]
    assert document.title == "Ferry stays"
    assert document.authors == ("Ida Marlow", "Per Hest")
    assert_exact(document, page)


def test_paragraph_that_stands_on_the_page_twice_is_taken_from_the_article() -> None:
    teaser = f'<section class="top"><div><a href="/s">Ferry stays</a><p>{OPENING}</p></div></section>'
    story = f"<article><p>{OPENING}</p><p>“It stays.”</p><p>{CLOSING}</p></article>"
    page = f"<html><body>{teaser}{story}{teaser}</body></html>"
    document = read(page).document
    assert document.text.count(OPENING) == 1
    assert document.source_map.runs[0].source_start == page.index(OPENING, page.index("<article>"))


def test_old_page_of_tables_and_line_breaks_is_cut_into_paragraphs() -> None:
    page = (
        "<HTML><BODY><TABLE><TR><TD><A HREF=a>News</A><BR><A HREF=b>Sport</A></TD>"
        f"<TD><FONT>{OPENING}<BR><BR>&quot;It stays,&quot; she said.<BR>\n<BR>{CLOSING}</FONT></TD></TR></TABLE>"
    )
    assert parts_of(read(page).document) == [("body", OPENING), ("body", '"It stays," she said.'), ("body", CLOSING)]


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("windows-1252", "windows-1252"),
        ("iso-8859-1", "windows-1252"),
        ("iso-8859-2", "iso-8859-2"),
    ],
)
def test_declared_encoding_is_used(declared: str, encoding: str) -> None:
    page = article("<p>“Übermut,” said Zoë.</p>" if declared != "iso-8859-2" else "<p>Łódź, said Zoë.</p>")
    page = page.replace('charset="utf-8"', f'charset="{declared}"').replace("©", "&copy;")
    reading = read(page.encode(encoding))
    assert ("Übermut" if declared != "iso-8859-2" else "Łódź") in reading.document.text
    assert codes_of(reading.problems) == ["no-date"]
    assert_exact(reading.document, page)


def test_page_in_utf_8_that_declares_latin_1_is_read_as_utf_8_with_a_warning() -> None:
    reading = read(article("<p>“Übermut,” said Zoë.</p>").replace('charset="utf-8"', 'charset="iso-8859-1"'))
    assert "“Übermut,” said Zoë." in reading.document.text
    assert reading.document.encoding == "utf-8"
    assert "encoding-disagrees" in codes_of(reading.problems)


def test_text_that_only_json_ld_holds_is_read_with_a_warning() -> None:
    body = f"{OPENING}\\n\\n“It stays,” she said.\\n\\n{CLOSING}"
    page = (
        '<html><head><script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry stays", '
        f'"articleBody": "{body}"}}</script></head><body><div id=app></div></body></html>'
    )
    reading = read(page)
    assert [words for _, words in parts_of(reading.document)] == [OPENING, "“It stays,” she said.", CLOSING]
    assert reading.document.source_map.runs == ()
    assert "no-source-positions" in codes_of(reading.problems)


@pytest.mark.parametrize(
    "page",
    [
        "",
        "   ",
        "<html></html>",
        "<html><body><div id=root></div><script>start()</script></body></html>",
        "<html><body><ul><li><a href=x>One story that is linked</a><li><a href=y>Another one</a></ul></body></html>",
        "<html><body><h1>Shop</h1><p>Please enable JavaScript to view this page properly.</p></body></html>",
    ],
)
def test_page_without_an_article_is_an_error_that_says_so(page: str) -> None:
    with pytest.raises(ReadError, match=r"no article|no text|JavaScript") as caught:
        read(page)
    assert caught.value.code in ("no-text", "empty")


def test_page_that_says_it_is_not_free_and_is_short_warns() -> None:
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": "False"}</script>'
    assert "paywall" in codes_of(read(article(head=head)).problems)


def test_explicit_metadata_of_the_page_wins_over_options() -> None:
    head = '<meta property="og:site_name" content="The Ferry Bell">'
    reading = read(article(head=head), options=Hints(outlet="Other", title="From the option"))
    assert reading.document.outlet == "The Ferry Bell"
    assert reading.document.title == "From the option"


def test_elements_nested_too_deep_are_left_out_and_reported() -> None:
    page = article("<div>" * 400 + "<p>“Deep words,” she said.</p>" + "</div>" * 400, "<p>“Above,” she said.</p>")
    reading = read(page)
    [problem] = [problem for problem in reading.problems if problem.code == "html-too-deep"]
    assert problem.severity is Severity.ERROR
    assert "--set max_html_depth" in problem.message
    assert "Above" in reading.document.text
    assert "Deep words" not in reading.document.text


def test_page_that_is_all_too_deep_is_an_error() -> None:
    with pytest.raises(ReadError, match="nested deeper") as caught:
        read("<div>" * 100_000 + f"<p>{OPENING}</p>")
    assert caught.value.code == "html-too-deep"


@pytest.mark.parametrize(
    "junk",
    [
        "<" * 1_000_000,
        "&lt;" * 200_000,
        "<br>." * 100_000,
        "<p>x</p>" * 40_000,
        "<b>" * 50_000,
        "</x>" * 200_000,
        "a&#8203;" * 100_000,
        "<!-- " * 200_000,
        "“" * 500_000,
        "<blockquote class=pullquote>We went to town.</blockquote>" * 2_000,
        "<p>The same words again and again here.</p>" * 5_000,
        '<script type="application/ld+json">' + "[" * 200_000 + "</script>",
    ],
    ids=lambda junk: junk[:12],
)
def test_hostile_pages_are_read_in_seconds(junk: str) -> None:
    start = time.process_time()
    document = read(article("<p>“It stays,” she said.</p>") + junk).document
    assert "It stays" in document.text
    assert time.process_time() - start < 20


def test_trouble_inside_the_extractor_is_a_warning_and_the_page_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    import trafilatura

    def fail(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr(trafilatura, "bare_extraction", fail)
    reading = read(article("<p>“It stays,” she said.</p>"))
    assert "“It stays,” she said." in reading.document.text
    assert "article-uncertain" in codes_of(reading.problems)


WORDS = st.text(alphabet="abc dé“”‘’'\"&<> \u00a0,.—日", min_size=1, max_size=60).filter(
    lambda words: any(map(str.isalnum, words))
)
FORMS = st.sampled_from(
    [
        "<p>{}</p>",
        "<p>{}",
        "<p><i>{}</i></p>",
        "<blockquote><p>{}</p></blockquote>",
        "<p><span>{}</span></p>\n",
        "<p>\n {}</p>",
    ]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(FORMS, WORDS), min_size=1, max_size=6))
def test_every_run_copies_and_every_quotation_survives(items: list[tuple[str, str]]) -> None:
    quoted = [(form, f"She said “item {number}: {words} so”.") for number, (form, words) in enumerate(items)]
    page = article(*(form.format(escape(words, quote=False)) for form, words in quoted))
    document = read(page).document
    assert_exact(document, page)
    for _, words in quoted:
        assert " ".join(words.split()) in document.text


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet="<>/pdivblockquote =\"'&;#12“”abé\n", max_size=300))
def test_any_markup_gives_exact_runs(junk: str) -> None:
    page = article("<p>“It stays,” she said.</p>") + junk
    document = read(page).document
    assert_exact(document, page)
    assert "“It stays,” she said." in unescape(document.text)


def test_parts_are_separated_by_one_blank_line() -> None:
    document = read(article("<p>One line said “this”.</p>")).document
    for left, right in zip(document.parts, document.parts[1:], strict=False):
        assert document.text[left.span.end : right.span.start] == "\n\n"
    assert document.parts[0].kind is PartKind.BODY
