# ruff: noqa: E501 - pages are written as pages are
"""Make the saved pages of `benchmarks/pages/`: hand-written articles in the templates of many kinds of newsroom.

    python benchmarks/make_html_pages.py

Writes PAGES/*.html and PAGES/gold.json. The pages are committed; the same seed gives the same bytes.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

from html_articles import ARTICLES

PAGES = Path(__file__).parent / "pages"
Article = dict[str, Any]
_TOPICS = (
    "World Politics Business Culture Sport Weather Opinion Regions Science Travel Food Motoring Obituaries".split()
)
_TEASERS = (
    "Ferry to the islands runs again after engine fire",
    "“I never liked the statue”: sculptor on his own work",
    "Five things to know about the new school year",
    "Mayor of Lenz denies plan to move the market",
    "Why the herring came back, and what it costs",
    "Quiz: how well do you know the old border?",
    "Snow expected in the hills, says the weather office",
    "Court to hear case of the two lighthouse keepers",
)
_ASIDE_TEXT = (
    "A group of villages in the north has asked the government to keep its last railway open, arguing that the bus "
    "that is to replace it “does not know the way”. The transport ministry said it would answer in the autumn."
)


def curly(words: str) -> str:
    return escape(words, quote=False)


def named(words: str) -> str:
    names = {"“": "&ldquo;", "”": "&rdquo;", "‘": "&lsquo;", "’": "&rsquo;", "—": "&mdash;"}
    return "".join(names.get(letter, letter) for letter in escape(words, quote=False))


def numeric(words: str) -> str:
    return "".join(letter if letter.isascii() else f"&#{ord(letter)};" for letter in escape(words, quote=False))


def straight(words: str) -> str:
    return escape(re.sub("[“”]", '"', re.sub("[‘’]", "'", words)), quote=False)


def script(rng: random.Random, lines: int) -> str:
    body = ";".join(
        f'window._q{rng.randrange(9999)}=["{rng.randrange(10**9):x}",function(a,b){{return a<b&&"<p>tracker</p>"}}]'
        for _ in range(lines)
    )
    return f"<script>(function(){{{body}}})()</script>"


def json_ld(article: Article, *, body: bool = False, kind: str = "NewsArticle") -> str:
    value: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": kind,
        "headline": article["title"],
        "datePublished": f"{article['published']}T18:30:00+01:00",
        "dateModified": f"{article['published'][:4]}-12-31T09:00:00+01:00",
        "author": [{"@type": "Person", "name": name} for name in article["authors"]],
        "publisher": {"@type": "Organization", "name": article["outlet"], "logo": {"@type": "ImageObject"}},
    }
    if body:
        value["articleBody"] = "\n\n".join(words for kind, words in article["body"] if kind != "pull")
    return f'<script type="application/ld+json">{json.dumps(value, ensure_ascii=False)}</script>'


def head(article: Article, *, rng: random.Random, extra: str = "", og: bool = True) -> str:
    tags = [
        '<meta charset="utf-8">',
        f"<title>{curly(article['title'])} | {curly(article['outlet'])}</title>",
        '<link rel="stylesheet" href="/s.css"><style>.a>p{color:red} .b::after{content:"<p>no</p>"}</style>',
    ]
    if og:
        tags += [
            f'<meta property="og:title" content="{escape(article["title"])}">',
            f'<meta property="og:site_name" content="{escape(article["outlet"])}">',
            f'<meta property="og:description" content="{escape(article["body"][0][1][:150])}">',
            f'<meta property="article:published_time" content="{article["published"]}T18:30:00+01:00">',
        ]
    return "<head>" + "\n".join([*tags, extra, script(rng, 40)]) + "</head>"


def links(rng: random.Random, count: int) -> str:
    items = (rng.choice(_TOPICS) if rng.random() < 0.6 else rng.choice(_TEASERS) for _ in range(count))
    return "<ul>" + "".join(f'<li><a href="/{rng.randrange(9999)}">{curly(item)}</a></li>' for item in items) + "</ul>"


def chrome_top(article: Article, rng: random.Random) -> str:
    return f"""<div id="cookie-banner" class="consent" role="dialog"><p>We and our 412 partners use cookies to store and access
information on your device. “Legitimate interest” can be objected to at any time.</p><button>Accept all</button></div>
<header class="site-header"><a class="logo" href="/">{curly(article["outlet"])}</a><nav class="main-nav">{links(rng, 24)}</nav>
<form role="search"><input type="search"><button>Search</button></form></header>"""


def chrome_bottom(article: Article, rng: random.Random) -> str:
    return f"""<section class="related"><h3>Related stories</h3>{links(rng, 8)}</section>
<section class="most-read"><h3>Most read</h3><ol><li><a href="#">{curly(_TEASERS[1])}</a><li><a href="#">{curly(_TEASERS[3])}</a></ol></section>
<section id="comments" class="comments"><h3>3 comments</h3><div class="comment"><b>fjordfan</b><p>I said so last year: “they will never pay”. Mark my words.</p></div>
<div class="comment"><b>oldsalt</b><p>Has anyone read the report? I have, and it says nothing of the kind.</p></div></section>
<footer class="site-footer"><p>© {article["published"][:4]} {curly(article["outlet"])}. All rights reserved.</p>{links(rng, 14)}</footer>{script(rng, 30)}"""


def simple_items(article: Article, write: Callable[[str], str], *, tag: str = "p", cls: str = "") -> list[str]:
    """Write each paragraph with plain markup of its kind."""
    mark = f' class="{cls}"' if cls else ""
    items = []
    for kind, words in article["body"]:
        text = write(words)
        items.append(
            {
                "p": f"<{tag}{mark}>{text}</{tag}>",
                "h2": f"<h2>{text}</h2>",
                "quote": f"<blockquote><p>{text}</p></blockquote>",
                "pull": f'<aside class="pullquote"><p>{text}</p></aside>',
                "li": f"<ul><li>{text}</li></ul>",
                "q": f"<p><strong>{text}</strong></p>",
                "a": f"<p>{text}</p>",
                "post": f'<h2 class="post-title">{text}</h2>',
                "tweet": f'<blockquote class="twitter-tweet"><p lang="en" dir="ltr">{text}</p></blockquote><script async src="x.js"></script>',
            }[kind]
        )
    return items


def byline(article: Article) -> str:
    return " and ".join(article["authors"]) or article["outlet"]


def modern(article: Article, rng: random.Random) -> str:
    items = simple_items(article, curly)
    items.insert(3, '<div class="ad-slot" id="ad-mid">Advertisement</div>')
    items.insert(
        5,
        '<div class="newsletter-promo"><h3>The Morning Tide</h3><p>Sign up for our newsletter and get the news before breakfast.</p></div>',
    )
    items.insert(7, f'<p><em><a href="/x">Read more: {curly(_TEASERS[0])}</a></em></p>')
    stand = f'<p class="standfirst">{curly(article["standfirst"])}</p>' if article["standfirst"] else ""
    return f"""<!doctype html><html lang="en">{head(article, rng=rng, extra=json_ld(article))}<body>{chrome_top(article, rng)}
<main><article class="story"><header><h1>{curly(article["title"])}</h1>{stand}<div class="byline">By <a rel="author" href="/a">{curly(byline(article))}</a></div>
<time datetime="{article["published"]}T18:30:00+01:00">{article["published"]}</time><ul class="share"><li><a href="#">Share</a></li><li><a href="#">Mail</a></li></ul></header>
<figure><img src="a.jpg" alt=""><figcaption>The harbour of Ostvik in winter. Photo: Jon Aas</figcaption></figure>
{chr(10).join(items)}</article></main>{chrome_bottom(article, rng)}</body></html>"""


def wordpress(article: Article, rng: random.Random) -> str:
    items = simple_items(article, numeric)
    return f"""<!DOCTYPE html><html lang="en-GB" class="no-js">{head(article, rng=rng, og=False, extra=json_ld(article, kind="BlogPosting"))}
<body class="post-template-default single single-post has-sidebar"><div id="page" class="site">{chrome_top(article, rng)}
<div id="content" class="site-content"><div id="primary" class="content-area"><article id="post-{rng.randrange(9999)}" class="post type-post hentry">
<header class="entry-header"><h1 class="entry-title">{numeric(article["title"])}</h1><div class="entry-meta"><span class="posted-on"><time class="entry-date published" datetime="{article["published"]}T18:30:00+01:00">{article["published"]}</time></span>
<span class="byline"> by <span class="author vcard"><a class="url fn n" href="/author/1">{numeric(byline(article))}</a></span></span></div></header>
<div class="entry-content">{chr(10).join(items)}
<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Share this:</h3>{links(rng, 3)}</div></div>
<footer class="entry-footer"><span class="tags-links">Tags: <a href="#">aid</a>, <a href="#">winter</a></span></footer></article>
<div id="comments" class="comments-area"><h2>2 thoughts</h2><ol class="comment-list"><li class="comment"><p>Great post, “thank you” for sharing this with us all!</p></li></ol></div></div>
<aside id="secondary" class="widget-area"><h2>Recent posts</h2>{links(rng, 10)}</aside></div>{chrome_bottom(article, rng)}</div></body></html>"""


def old_tables(article: Article, rng: random.Random) -> str:
    parts = []
    for kind, words in article["body"]:
        text = named(words)
        if kind == "pull":
            continue
        parts.append(
            {"h2": f"<b><font size=3>{text}</font></b>", "quote": f"<blockquote>{text}</blockquote>"}.get(kind, text)
        )
    body = "\n<br><br>\n".join(parts)
    return f"""<HTML><HEAD><META http-equiv="Content-Type" content="text/html; charset=iso-8859-1">
<TITLE>{named(article["outlet"])}: {named(article["title"])}</TITLE></HEAD><BODY bgcolor=#FFFFFF>
<TABLE width=760 border=0 cellpadding=0><TR><TD colspan=3><IMG src="logo.gif" alt="{named(article["outlet"])}"></TD></TR>
<TR><TD width=140 valign=top bgcolor=#EEEEEE><FONT size=1>{"<BR>".join(f'<A href="{n}.htm">{t}</A>' for n, t in enumerate(_TOPICS))}</FONT></TD>
<TD width=480 valign=top><FONT face="Arial"><H1>{named(article["title"])}</H1><I>{named(byline(article))}</I><P>
{body}
<P><A href="index.htm">Back to index</A></FONT></TD>
<TD width=140 valign=top><FONT size=1><B>More news</B><BR>{"<BR>".join(f"<A href=#>{named(t)}</A>" for t in _TEASERS)}</FONT></TD></TR></TABLE>
<CENTER><FONT size=1>Copyright {article["published"][:4]} {named(article["outlet"])}</FONT></CENTER></BODY></HTML>"""


def amp(article: Article, rng: random.Random) -> str:
    items = simple_items(article, curly)
    items.insert(2, '<amp-ad width="300" height="250" type="x"><div placeholder>Ad loading</div></amp-ad>')
    return f"""<!doctype html><html ⚡ lang="en">{head(article, rng=rng, extra=json_ld(article) + "<style amp-custom>body{{margin:0}}</style><noscript><style amp-boilerplate>body{{}}</style></noscript>")}
<body><amp-sidebar id="menu" layout="nodisplay"><nav>{links(rng, 16)}</nav></amp-sidebar><header class="bar">{curly(article["outlet"])}</header>
<main role="main"><article><h1>{curly(article["title"])}</h1><address class="byline">{curly(byline(article))}</address>
<amp-img src="a.jpg" width="600" height="400" layout="responsive"><noscript><img src="a.jpg"></noscript></amp-img>
<div class="article-body">{chr(10).join(items)}</div></article></main><footer>{links(rng, 5)}</footer></body></html>"""


def app_only(article: Article, rng: random.Random) -> str:
    return f"""<!doctype html><html lang="en">{head(article, rng=rng, extra=json_ld(article, body=True))}<body><div id="root"></div>
<noscript>You need to enable JavaScript to run this app.</noscript>{script(rng, 120)}</body></html>"""


def div_soup(article: Article, rng: random.Random) -> str:
    code = f"{rng.randrange(16**5):05x}"
    items = []
    for kind, words in article["body"]:
        inner = f'<span data-text="true">{curly(words)}</span>'
        if kind == "pull":
            inner = f'<div class="PullQuote-{code}">{inner}</div>'
        items.append(
            f'<div class="css-{code}-{kind} {"Blockquote" if kind == "quote" else "Text"}"><div>{inner}</div></div>'
        )
        if rng.random() < 0.2:
            items.append(f'<div class="css-{code}-ad"><div id="gpt-{rng.randrange(99)}"></div></div>')
    return f"""<!doctype html><html lang="en">{head(article, rng=rng, extra=json_ld(article))}<body><div id="app"><div class="css-{code}">{chrome_top(article, rng)}
<div class="css-{code}-main"><div class="css-{code}-hd"><h1>{curly(article["title"])}</h1><div class="css-{code}-by">By {curly(byline(article))}</div></div>
<div class="css-{code}-body">{"".join(items)}</div></div>{chrome_bottom(article, rng)}</div></div></body></html>"""


def broken(article: Article, rng: random.Random) -> str:
    items = []
    for kind, words in article["body"]:
        text = curly(words)
        form = {
            "h2": "<H3>{}</h2>",
            "quote": "<BLOCKQUOTE><P>{}</BLOCKQUOTE>",
            "pull": "<div class=pullquote><p>{}</div>",
            "li": "<UL><LI>{}</UL>",
        }
        items.append(form.get(kind, "<P>{}").format(text))
    body = "\n".join(items).replace(" said ", " <b>said</i> ", 1)
    return f"""<html><head><title>{curly(article["title"])}</title><meta http-equiv=content-type content="text/html; charset=windows-1252">
<meta name=author content="{escape(byline(article))}"><meta name="date" content="{article["published"]}"></head><body>
<div id=menu>{links(rng, 14)}<div id=main><h1>{curly(article["title"])}<div class=author>{curly(byline(article))}</div></h1>
{body}<p><a href=print>Print this page</a><!-- unclosed bits <div><p> --></span></div></td><div class=footer>{curly(article["outlet"])} - contact</div>"""


def entities(article: Article, rng: random.Random) -> str:
    def write(words: str) -> str:
        words = numeric(words).replace("government", "govern&shy;ment").replace("Saturday", "Satur\u00addays"[:-1])
        return re.sub(r"(\d) (million|per cent|crowns)", r"\1&nbsp;\2", words).replace("&#8220;", "&amp;ldquo;", 1)

    items = simple_items(article, write)
    return f"""<!doctype html><html lang="en">{head(article, rng=rng)}<body>{chrome_top(article, rng)}<div class="story-body">
<h1>{numeric(article["title"])}</h1><p class="byline">By {numeric(byline(article))}</p>{"".join(items)}</div>{chrome_bottom(article, rng)}</body></html>"""


def teasers(article: Article, rng: random.Random) -> str:
    first = curly(article["body"][0][1])
    other = "".join(
        f'<article class="teaser"><h2><a href="#">{curly(t)}</a></h2><p>{curly(_ASIDE_TEXT)}</p></article>'
        for t in _TEASERS[:3]
    )
    items = simple_items(article, curly)
    items.insert(
        4, f'<aside class="rich-link"><h3><a href="/y">{curly(_TEASERS[4])}</a></h3><p>{curly(_ASIDE_TEXT)}</p></aside>'
    )
    return f"""<!doctype html><html lang="en">{head(article, rng=rng, extra=json_ld(article))}<body>{chrome_top(article, rng)}
<section class="top-stories"><article class="teaser"><h2><a href="/self">{curly(article["title"])}</a></h2><p>{first}</p></article>{other}</section>
<main><article itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">{curly(article["title"])}</h1><p class="author">{curly(byline(article))}</p>
<div itemprop="articleBody">{"".join(items)}</div></article></main>
<section class="more">{other}<article class="teaser"><p>{first}</p></article></section>{chrome_bottom(article, rng)}</body></html>"""


def public_body(article: Article, rng: random.Random) -> str:
    items = [
        f"<p><span><span>{named(words)}</span></span></p>" if kind == "p" else item
        for (kind, words), item in zip(article["body"], simple_items(article, named), strict=True)
    ]
    return f"""<!DOCTYPE html><html lang="en" dir="ltr">{head(article, rng=rng)}<body class="path-node page-node-type-press-release">
<a href="#main-content" class="visually-hidden focusable skip-link">Skip to main content</a>{chrome_top(article, rng)}
<div class="breadcrumb"><a href="/">Home</a> » <a href="/news">News</a></div><main role="main"><a id="main-content" tabindex="-1"></a>
<h1 class="page-header"><span>{named(article["title"])}</span></h1><div class="field field--name-field-date">{article["published"]}</div>
<div class="field field--name-body field--type-text-with-summary"><div class="field__item">{"".join(items)}
<h3>Notes to editors</h3><p>For further information contact the press office: press@finance.example, +00 555 0100</p></div></div></main>
<footer role="contentinfo">{links(rng, 8)}</footer></body></html>"""


def sections(article: Article, rng: random.Random) -> str:
    """Each paragraph in a section of its own, with text in `p` held by different elements."""
    items = [
        f'<section data-component="text-block"><div class="RichText">{item}</div></section>'
        for item in simple_items(article, curly)
    ]
    for place in range(2, len(items), 3):
        items[place] += f'<section data-component="ad"><div class="ad">Advertisement</div></section>{script(rng, 2)}'
    return f"""<!doctype html><html lang="en">{head(article, rng=rng, extra=json_ld(article))}<body><div id="__next">{chrome_top(article, rng)}
<main id="main-content"><article><header data-component="headline-block"><h1>{curly(article["title"])}</h1></header>
<section data-component="byline-block"><div><span>By {curly(byline(article))}</span></div></section>{"".join(items)}
<section data-component="tags"><ul>{links(rng, 4)}</ul></section></article></main>{chrome_bottom(article, rng)}</div></body></html>"""


def live_blog(article: Article, rng: random.Random) -> str:
    posts, current = [], []
    for (kind, _), item in zip(article["body"], simple_items(article, curly), strict=True):
        if kind == "post" and current:
            posts.append("".join(current))
            current = []
        current.append(item)
    posts.append("".join(current))
    body = "".join(
        f'<article class="live-post" id="p{n}"><div class="post-body">{post}</div><div class="share-tools"><a href="#">Share</a></div></article>'
        for n, post in enumerate(posts)
    )
    return f"""<!doctype html><html lang="en">{head(article, rng=rng, extra=json_ld(article, kind="LiveBlogPosting"))}<body>{chrome_top(article, rng)}
<main><h1>{curly(article["title"])}</h1><p class="standfirst">{curly(article["standfirst"])}</p><div class="live-feed">{body}</div></main>{chrome_bottom(article, rng)}</body></html>"""


def release(article: Article, rng: random.Random) -> str:
    body = "<br />\n<br />\n".join(straight(words) for _, words in article["body"])
    return f"""<!DOCTYPE html><html lang="en">{head(article, rng=rng)}<body>{chrome_top(article, rng)}<div id="wrapper"><div id="content">
<h1>{curly(article["title"])}</h1><div class="date">{article["published"]}</div><div class="text">{body}</div>
<p>ENDS</p><p>Media contact: press@finance.example</p></div></div></body></html>"""


def odd(article: Article, rng: random.Random) -> str:
    """Rare but real markup: quotations in `q`, block quotations in figures, notes, definition lists, folded text."""
    items = []
    for number, (kind, words) in enumerate(article["body"]):
        text = curly(words)
        if kind == "quote":
            items.append(
                f'<figure class="quote"><blockquote>{text}</blockquote><figcaption>From the document</figcaption></figure>'
            )
        elif kind == "p" and words.count("“") == words.count("”") > 0 and number % 3 == 1:
            items.append("<p>" + text.replace("“", "<q>").replace("”", "</q>") + "</p>")
        elif kind == "p" and number % 5 == 4:
            items.append(
                f"<dl><dt>{text.split('. ')[0]}{'.' if '. ' in text else ''}</dt>"
                + (f"<dd>{text.split('. ', 1)[1]}</dd>" if ". " in text else "")
                + "</dl>"
            )
        elif kind == "p" and len(words) < 60:
            items.append(f'<div class="line"><span>{text}</span></div>')
        elif kind != "pull":
            items.append(
                {
                    "h2": f'<p class="crosshead"><strong>{text}</strong></p>',
                    "li": f"<ol><li><p>{text}</p></li></ol>",
                }.get(kind, f"<p>{text}</p>")
            )
    half = len(items) // 2
    body = "".join(items[:half]) + f"<details open><summary>Continue reading</summary>{''.join(items[half:])}</details>"
    return f"""<!doctype html><html lang="en">{head(article, rng=rng)}<body>{chrome_top(article, rng)}<div class="page"><h1>{curly(article["title"])}</h1>
<p class="meta">By {curly(byline(article))}, {article["published"]}</p><div class="text">{body}</div></div>{chrome_bottom(article, rng)}</body></html>"""


def cards(article: Article, rng: random.Random) -> str:
    """A story told in cards: every paragraph a card with a header, a share row and a list of tags."""
    items = "".join(
        f'<div class="card"><div class="card-body">{item}</div><ul class="share"><li><a href="#">Share</a></li></ul></div>'
        for item in simple_items(article, numeric)
    )
    return f"""<!doctype html><html lang="en">{head(article, rng=rng, extra=json_ld(article))}<body>{chrome_top(article, rng)}
<div class="hero"><h1>{curly(article["title"])}</h1></div><div class="deck-of-cards">{items}</div>{chrome_bottom(article, rng)}</body></html>"""


TEMPLATES: dict[str, tuple[Callable[[Article, random.Random], str], tuple[str, ...], str]] = {
    "modern": (modern, ("aid", "flood", "interview"), "utf-8"),
    "wordpress": (wordpress, ("strike", "summit"), "utf-8"),
    "tables": (old_tables, ("aid", "wire"), "iso-8859-1"),
    "amp": (amp, ("summit", "flood"), "utf-8"),
    "app": (app_only, ("strike", "wire"), "utf-8"),
    "divs": (div_soup, ("aid", "strike", "summit"), "utf-8"),
    "broken": (broken, ("flood", "strike"), "windows-1252"),
    "entities": (entities, ("aid", "summit"), "utf-8"),
    "teasers": (teasers, ("wire", "flood", "strike"), "utf-8"),
    "public": (public_body, ("release", "aid"), "utf-8"),
    "sections": (sections, ("strike", "interview", "wire"), "utf-8"),
    "live": (live_blog, ("live",), "utf-8"),
    "interview": (wordpress, ("interview",), "utf-8"),
    "odd": (odd, ("aid", "strike", "summit", "flood"), "utf-8"),
    "cards": (cards, ("flood", "wire", "interview"), "utf-8"),
    "release": (release, ("release",), "utf-8"),
}


def quotations(words: str, kind: str) -> list[str]:
    """Return what stands in quotation marks, marks left out; all of a block quotation."""
    if kind in ("quote", "tweet"):
        return [words]
    found = re.findall(r"“([^”]+)(?:”|$)", words)
    return found + re.findall(r"(?<!\w)‘([^’]{4,}(?:’\w[^’]*)*)’(?!\w)", re.sub("“[^”]*”", "", words))


def gold_of(article: Article, template: str) -> dict[str, Any]:
    write = (lambda words: re.sub("[“”]", '"', re.sub("[‘’]", "'", words))) if template == "release" else str
    items = [(kind, words) for kind, words in article["body"] if kind != "pull"]
    return {
        "article": article["name"],
        "title": article["title"],
        "outlet": article["outlet"],
        "published": article["published"],
        "paragraphs": [write(words) for _, words in items],
        "quotations": [write(quotation) for kind, words in items for quotation in quotations(words, kind)],
    }


def main() -> None:
    PAGES.mkdir(exist_ok=True)
    gold = {}
    for template, (make, names, encoding) in TEMPLATES.items():
        for name in names:
            rng = random.Random(f"{template}-{name}")
            page = make(ARTICLES[name], rng)
            key = f"{template}-{name}.html"
            (PAGES / key).write_bytes(page.encode(encoding, "xmlcharrefreplace"))
            gold[key] = gold_of(ARTICLES[name], template)
    words = json.dumps(gold, ensure_ascii=False, indent=1)
    (PAGES / "gold.json").write_text(words + "\n", encoding="utf-8")
    print(f"{len(gold)} pages, {sum(path.stat().st_size for path in PAGES.glob('*.html')):,} bytes")


if __name__ == "__main__":
    main()
