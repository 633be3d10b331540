"""What a page says about itself: title, authors, outlet, date, address, language, each with where it was found."""

from __future__ import annotations

import datetime
import json

import pytest

from onrecord.model import Origin
from onrecord.read.blocks import read_page
from onrecord.read.metadata import PageMetadata, find_metadata, read_day, split_authors

MAY = datetime.date(2024, 5, 3)


def find(head: str = "", body: str = "") -> PageMetadata:
    return find_metadata(read_page(f"<html><head>{head}</head><body>{body}</body></html>", max_depth=100))


def first(metadata: PageMetadata, field: str) -> object:
    return next((item.value for item in metadata.found if item.field == field), None)


def where(metadata: PageMetadata, field: str) -> tuple[Origin, str | None] | None:
    return next(((item.origin, item.detail) for item in metadata.found if item.field == field), None)


def ld(value: object) -> str:
    return f'<script type="application/ld+json">{value if isinstance(value, str) else json.dumps(value)}</script>'


def meta(**values: str) -> str:
    return "".join(f'<meta name="{name}" content="{content}">' for name, content in values.items())


NEWS = {"@context": "https://schema.org", "@type": "NewsArticle"}


@pytest.mark.parametrize(
    ("head", "field", "value"),
    [
        # JSON-LD in the shapes that pages use
        (ld(NEWS | {"headline": "Ferry stays"}), "title", "Ferry stays"),
        (ld([NEWS | {"headline": "Ferry stays"}]), "title", "Ferry stays"),
        (
            ld({"@graph": [{"@type": "WebSite", "name": "x"}, NEWS | {"headline": "Ferry stays"}]}),
            "title",
            "Ferry stays",
        ),
        (ld({"@type": "WebPage", "mainEntity": NEWS | {"headline": "Ferry stays"}}), "title", "Ferry stays"),
        (ld({"@type": ["Thing", "ReportageNewsArticle"], "headline": "Ferry stays"}), "title", "Ferry stays"),
        (ld({"@type": "https://schema.org/NewsArticle", "headline": "Ferry stays"}), "title", "Ferry stays"),
        (ld(NEWS | {"headline": "Ferry &quot;stays&quot; &amp; runs"}), "title", 'Ferry "stays" & runs'),
        (ld(NEWS | {"headline": "<b>Ferry</b>\n stays"}), "title", "Ferry stays"),
        (ld(NEWS | {"author": "By Ida Marlow"}), "authors", ("Ida Marlow",)),
        (ld(NEWS | {"author": {"@type": "Person", "name": "Ida Marlow"}}), "authors", ("Ida Marlow",)),
        (ld(NEWS | {"author": [{"name": "Ida Marlow"}, {"name": "Per Hest"}]}), "authors", ("Ida Marlow", "Per Hest")),
        (ld(NEWS | {"author": {"name": ["Ida Marlow", "Per Hest"]}}), "authors", ("Ida Marlow", "Per Hest")),
        (ld([NEWS | {"author": {"@id": "#a"}}, {"@id": "#a", "name": "Ida Marlow"}]), "authors", ("Ida Marlow",)),
        (ld(NEWS | {"author": {"@id": "#a"}}), "authors", None),
        (ld(NEWS | {"publisher": {"@type": "Organization", "name": "The Ferry Bell"}}), "outlet", "The Ferry Bell"),
        (ld(NEWS | {"datePublished": "2024-05-03T23:30:00-05:00"}), "published", MAY),
        (ld(NEWS | {"datePublished": ["2024-05-03"]}), "published", MAY),
        (ld({"@graph": [NEWS, {"@type": "WebPage", "datePublished": "2024-05-03"}]}), "published", MAY),
        (ld(NEWS | {"dateModified": "2024-05-03", "dateCreated": "2024-05-03"}), "published", None),
        (ld({"@type": "ItemList", "itemListElement": [NEWS | {"headline": "Another story"}]}), "title", None),
        (ld({"@type": "Organization", "name": "The Ferry Bell"}), "title", None),
        # broken JSON
        (ld('{"@type": "NewsArticle", "headline": "Ferry stays",}'), "title", "Ferry stays"),
        (ld('{"@type": "NewsArticle", "author": [{"name": "Ida Marlow"},]}'), "authors", ("Ida Marlow",)),
        (ld('{"@type": "NewsArticle", "headline": "Ferry\nstays\there"}'), "title", "Ferry stays here"),
        (
            ld("{&quot;@type&quot;: &quot;NewsArticle&quot;, &quot;headline&quot;: &quot;Ferry stays&quot;}"),
            "title",
            "Ferry stays",
        ),
        (ld('<!-- {"@type": "NewsArticle", "headline": "Ferry stays"} -->'), "title", "Ferry stays"),
        (ld('//<![CDATA[\n{"@type": "NewsArticle", "headline": "Ferry stays"}\n//]]>'), "title", "Ferry stays"),
        (
            ld('{"@type": "NewsArticle", "description": "She said "no"", "datePublished": "2024-05-03"}'),
            "published",
            MAY,
        ),
        (ld('{"@type": "WebSite"}{"@type": "NewsArticle", "headline": "Ferry stays"}'), "title", "Ferry stays"),
        (ld("not JSON at all"), "title", None),
        (ld("[" * 50_000), "title", None),
        (ld("null"), "title", None),
        # OpenGraph and article tags
        ('<meta property="og:title" content="Ferry stays">', "title", "Ferry stays"),
        ('<meta property="og:site_name" content="The Ferry Bell">', "outlet", "The Ferry Bell"),
        ('<meta property="article:published_time" content="2024-05-03T00:10:00+02:00">', "published", MAY),
        ('<meta property="article:modified_time" content="2024-05-03T00:10:00+02:00">', "published", None),
        ('<meta property="article:author" content="https://social.example/ida">', "authors", None),
        ('<meta content="Ferry stays" property=og:title>', "title", "Ferry stays"),
        # other meta tags
        (meta(author="Ida Marlow and Per Hest"), "authors", ("Ida Marlow", "Per Hest")),
        (meta(author="ida@ferrybell.example"), "authors", None),
        (meta(author="admin"), "authors", None),
        (meta(author="A One") + meta(author="B Two"), "authors", ("A One", "B Two")),
        (meta(date="2024-05-03"), "published", MAY),
        (meta(date="03/05/2024"), "published", None),
        (meta(**{"DC.date.issued": "3 May 2024"}), "published", MAY),
        (meta(**{"parsely-pub-date": "2024-05-03T10:00:00Z"}), "published", MAY),
        (meta(**{"sailthru.date": "Fri, 03 May 2024 10:00:00 +0000"}), "published", MAY),
        (meta(**{"last-modified": "2024-05-03"}), "published", None),
        (meta(publisher="https://social.example/bell"), "outlet", None),
        # the title element
        ("<title>Ferry stays</title>", "title", "Ferry stays"),
        ("<title>Ferry stays | The Ferry Bell</title>", "title", "Ferry stays | The Ferry Bell"),
        ("<title>Ferry stays | The Ferry Bell</title>" + meta(publisher="The Ferry Bell"), "title", "Ferry stays"),
        ("<title>Ferry - stays - The Ferry Bell</title>" + meta(publisher="The Ferry Bell"), "title", "Ferry - stays"),
        ("<title>The Ferry Bell</title>" + meta(publisher="The Ferry Bell"), "title", "The Ferry Bell"),
        ("<title>Home</title>", "title", None),
        ("<svg><title>Icon</title></svg><title>Ferry stays</title>", "title", "Ferry stays"),
    ],
)
def test_head_gives(head: str, field: str, value: object) -> None:
    assert first(find(head), field) == value


@pytest.mark.parametrize(
    ("body", "field", "value"),
    [
        ("<h1>Ferry <i>stays</i></h1>", "title", "Ferry stays"),
        ('<a rel="author" href="/i">Ida Marlow</a>', "authors", ("Ida Marlow",)),
        ('<span itemprop="author">By <b>Ida</b> Marlow</span>', "authors", ("Ida Marlow",)),
        ('<time itemprop="datePublished" datetime="2024-05-03T10:00">May</time>', "published", MAY),
        ('<time class="entry-date published" datetime="2024-05-03">May</time>', "published", MAY),
        ('<time pubdate datetime="2024-05-03">May</time>', "published", MAY),
        ('<h1>Ferry</h1><p>x</p><time datetime="2024-05-03">May</time>', "published", MAY),
        ('<h1>Ferry</h1><p>x</p><time class="updated" datetime="2024-05-03">May</time>', "published", None),
        ('<h1>Ferry</h1><aside><time datetime="2024-05-03">May</time></aside>', "published", None),
        ('<time datetime="2024-05-03">May</time><h1>Ferry</h1>', "published", None),
    ],
)
def test_markup_gives(body: str, field: str, value: object) -> None:
    assert first(find("", body), field) == value


def test_json_ld_is_trusted_before_open_graph_before_meta_before_markup() -> None:
    steps = [
        (ld(NEWS | {"headline": "From JSON-LD"}), (Origin.JSON_LD, "headline")),
        ('<meta property="og:title" content="From OpenGraph">', (Origin.OPEN_GRAPH, "og:title")),
        ('<meta name="dc.title" content="From meta">', (Origin.META, "dc.title")),
        ("<title>From the title</title>", (Origin.MARKUP, "title")),
    ]
    for number in range(len(steps)):
        head = "".join(words for words, _ in reversed(steps[number:]))
        assert where(find(head), "title") == steps[number][1]


def test_dates_that_disagree_are_noted_and_the_most_trusted_is_taken() -> None:
    head = ld(NEWS | {"datePublished": "2024-05-03"}) + meta(date="2024-05-06")
    metadata = find(head)
    assert first(metadata, "published") == MAY
    [problem] = metadata.problems
    assert problem.code == "metadata-disagrees"
    assert "2024-05-03 (json-ld: datePublished)" in problem.message
    assert "2024-05-06 (meta: date)" in problem.message


def test_dates_that_agree_are_no_problem() -> None:
    head = ld(NEWS | {"datePublished": "2024-05-03T10:00:00Z"}) + meta(date="3 May 2024")
    assert find(head).problems == ()


def test_node_of_this_page_is_taken_among_several() -> None:
    nodes = [NEWS | {"headline": name, "url": f"https://bell.example/{name}"} for name in ("other", "this", "third")]
    head = ld(nodes) + '<link rel="canonical" href="https://bell.example/this?utm=1">'
    assert first(find(head), "title") == "this"


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<link rel="canonical" href="https://bell.example/a">', "https://bell.example/a"),
        ('<meta property="og:url" content="https://bell.example/b">', "https://bell.example/b"),
        ('<link rel="canonical" href="/a">', None),
        ('<link rel="canonical" href="javascript:alert(1)">', None),
        (ld(NEWS | {"url": "https://bell.example/c"}), "https://bell.example/c"),
    ],
)
def test_address_is_the_canonical_one(head: str, url: str | None) -> None:
    assert find(head).url == url


def test_language_is_what_the_page_declares() -> None:
    assert find_metadata(read_page('<html lang="nb-NO"><p>x</p></html>', max_depth=9)).language == "nb-NO"


@pytest.mark.parametrize(
    ("written", "names"),
    [
        (["By Ida Marlow"], ("Ida Marlow",)),
        (["by Ida Marlow, Per Hest and Jon Aas"], ("Ida Marlow", "Per Hest", "Jon Aas")),
        (["Ida Marlow & Per Hest"], ("Ida Marlow", "Per Hest")),
        (["Ida Marlow, Defence Editor"], ("Ida Marlow",)),
        (["Marlow, Ida"], ("Ida Marlow",)),
        (["Staff Reporter Elin Ross"], ("Elin Ross",)),
        (["Ida Marlow", "ida marlow"], ("Ida Marlow",)),
        (["Ida Marlow | Per Hest"], ("Ida Marlow", "Per Hest")),
        (["Anders Sandby"], ("Anders Sandby",)),
        (["Ida Marlow (ida@bell.example)", "per@bell.example (Per Hest)"], ("Ida Marlow", "Per Hest")),
        (["https://bell.example/ida", "ida@bell.example", "@ida", "www.bell.example"], ()),
        (["", "  ", "-"], ()),
        (["x" * 1_000], ()),
    ],
)
def test_bylines_are_split_into_names(written: list[str], names: tuple[str, ...]) -> None:
    assert split_authors(written) == names


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024-05-03", MAY),
        ("2024-05-03T23:59:59-11:00", MAY),
        ("2024-05-03 10:00:00", MAY),
        ("20240503", MAY),
        ("20240503T101500Z", MAY),
        ("2024/05/03", MAY),
        ("May 3, 2024", MAY),
        ("Friday, 3 May 2024, 10:15", MAY),
        ("Fri May 03 2024 10:00:00 GMT+0200", MAY),
        ("2024-05", None),
        ("2024", None),
        ("05/03/2024", None),
        ("23/05/2024", datetime.date(2024, 5, 23)),
        ("1970-01-01T00:00:00Z", None),
        ("0001-01-01T00:00:00", None),
        ("2024-13-45", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_a_day_is_read_only_where_it_can_be_no_other(written: str, day: datetime.date | None) -> None:
    assert read_day(written) == day


def test_many_nodes_and_names_are_bounded() -> None:
    head = ld(NEWS | {"author": [{"name": f"Person Number{number}"} for number in range(5_000)]})
    authors = first(find(head), "authors")
    assert isinstance(authors, tuple)
    assert len(authors) == 50
