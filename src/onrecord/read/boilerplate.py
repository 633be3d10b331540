"""Tell the words around an article from the article: takes one paragraph or line, answers yes or no.

What is recognised stays in the text, marked as boilerplate; only page furniture is left out.
"""

from __future__ import annotations

import re

_LONGEST = 1_200

_OPENINGS = re.compile(
    r"""(?ix)
      (?:read|see|watch|listen)\ (?:more|also|next|now)\b [^.]{0,160}$
    | (?:more|also)\ (?:on|from|in)\ [^.]{1,100} : [^.]{0,100}$
    | also\ read\ ?: | related\ ?(?:articles?|stories|content|links?|coverage|topics?)?\ ?(?::|$)
    | (?:read|see)\ (?:the\ )?(?:full|original|whole)\ (?:story|article|text|statement|report)\b .{0,120}$
    | (?:sign\ up|subscribe)\b .{0,200}
      \b(?:newsletter|alerts?|updates?|e-?mails?|inbox|podcast|channel|today|now|here|free)\b
    | (?:click|tap)\ here\b | (?:share|print|e-?mail)\ this\ (?:article|story|page|release)\b
    | (?:share|follow|like|find|join)\ (?:us\ )?on
      \ (?:facebook|twitter|x|linkedin|instagram|whatsapp|telegram|mastodon|youtube)\b
    | follow\ (?:us|@\w+|the\ author)\b .{0,120}$
    | advertisement\ *$ | (?:story\ )?continues\ below\b | skip\ (?:past|to)\b .{0,80}$
    | ©.{1,200}$ | \(c\)\ ?\d{4}\b .{0,200}$ | copyright\ ?(?:©|\(c\)|\d{4}\b|by\b) .{0,200}$
    | this\ (?:material|article|story|content|report)\ (?:may\ not|must\ not|cannot|is\ not)\b .{0,40}
      \b(?:published|broadcast|reproduced|redistributed)\b
    | (?:for\ )?(?:further|more|additional)\ (?:information|details)\b .{0,80}(?::|\bcontact\b|\bvisit\b|@|https?://|www\.)
    | (?:media|press|news|editorial)\ (?:contacts?|enquir(?:y|ies)|inquir(?:y|ies)|office|relations)\ *(?::|$)
    | (?:contacts?|media\ contacts?|press\ contacts?)\ *(?::|$)
    | (?:for\ )?(?:media|press)\ (?:enquir|inquir)(?:y|ies)\b
    | (?:e-?mail|tel(?:ephone)?|phone|mobile|cell|fax|web(?:site)?|twitter|facebook)\.?\ ?: \ *\S .{0,100}$
    | notes?\ (?:to|for)\ editors?\b .{0,40}$ | editors?['’]?\ ?notes?\ *:?\ *$
    | (?:\(?additional\ )?(?:reporting|writing|editing|compiled|edited|translated)
      \ (?:and\ (?:writing|editing)\ )?by\ .{2,200}$
    | \(\ ?(?:additional\ )?(?:reporting|writing|editing|edited|compiled)\ .{0,20}by\ .{2,200}\)$
    | (?:terms\ (?:of|and)|privacy\ policy|cookie\ (?:policy|settings)|manage\ cookies|accept\ all)\b .{0,80}$
    | (?:(?:we|this\ (?:site|website))\ uses?\ cookies)\b
    | (?:support|donate\ to)\ (?:us|our)\b .{0,80}\b(?:journalism|work|reporting|today|here)\b
    | (?:\d+\ )?comments?\ *(?:\(\d+\))?\ *$ | (?:tags|topics|filed\ under|categories|keywords)\ ?: .{1,200}$
    | printed\ (?:from|on)\b .{0,120}$
    | -?\ ?(?:ends?|more)\ ?-?\ *$ | \W{0,6}(?:ends?|30)\W{1,6}$ | \#\ ?\#\ ?\#[\#\ ]*$
    | for\ immediate\ release\b .{0,60}$ | (?:under\ )?embargoed?\ (?:until|till|for)\b .{0,120}$
    """
)
_ABOUT = re.compile(r"About (?:the |us$)?[A-Z0-9][^.!?\n]{0,80}$|About [A-Z][^.!?\n]{0,80}[:\n]|About us\b[^.]{0,3}$")
_END_MARK = re.compile(r"(?i)[-–— ]*(?:ends?)[-–—. ]*|[-–— ]*30[-–— ]+|#[# ]{2,}|notes? (?:to|for) editors?\W*")
_E_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{2,63}")
_URL = re.compile(r"(?:https?://|www\.)[^\s]{3,300}")
_PHONE = re.compile(r"(?:\+|\b)\(?\d{1,4}\)?(?:[ .\-/]?\(?\d{2,4}\)?){2,5}\b")
_CONTACT_HINT = re.compile(r"@|://|www\.|\d[\d ().+/-]{5}")
_CONTACT_WORDS = re.compile(
    r"(?i)\b(?:e-?mail|tel|telephone|phone|mobile|cell|fax|contacts?|press|media|office|officer|spokes\w+|enquiries|or|and|web|website"
    r"|at|visit|call|communications|director|manager|head|of|the|for|on)\b\.?"
)

_PAGE_NUMBER = re.compile(
    r"""(?ix)\s*(?:
      [-–—~]\s?\d{1,4}\s?[-–—~]
    | \[\s?\d{1,4}\s?\] | \(\s?\d{1,4}\s?\)
    | (?:page|pg\.?|p\.)\s?\d{1,4} (?:\s?(?:of|/)\s?\d{1,4})?
    | \d{1,4}\s?(?:/|\sof\s)\s?\d{1,4} (?:\s?pages?)?
    | \d{1,4}
    )\s*"""
)
_STAMP = r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},?\s+(?:at\s+)?\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?[AaPp]\.?[Mm]\.?)?"
_PRINT_FOOTER = re.compile(
    rf"""(?x)\s*(?:
      {_STAMP}(?:\s+\S.{{0,160}})?
    | (?:file|https?)://\S{{3,400}}(?:\s+(?:{_STAMP}|\d{{1,3}}\s?/\s?\d{{1,3}}|Page\s\d.{{0,12}}))+
    | (?:https?://|www\.)?[\w-]{{1,60}}\.[\w./?=&%\#-]{{2,300}}\s+(?:{_STAMP}|\d{{1,3}}/\d{{1,3}})
    )\s*"""
)


def is_boilerplate(paragraph: str) -> bool:
    """Whether a paragraph is about the outlet, the page or how to reach someone, and not part of the report."""
    words = paragraph.strip()
    if not words or len(words) > _LONGEST:
        return False
    if _OPENINGS.match(words) or _ABOUT.match(words):
        return True
    return (len(words) <= 300 and "ights reserved" in words) or _is_contact(words)


def is_about_heading(line: str) -> bool:
    """Whether a line opens the block in which a press release describes its sender ("About the Norland Fund")."""
    words = line.strip()
    return len(words) <= 90 and bool(_ABOUT.match(words))


def is_end_mark(line: str) -> bool:
    """Whether a line ends a release or an article: "###", "ENDS", "Notes to editors"; contacts follow it."""
    return len(line) <= 40 and bool(_END_MARK.fullmatch(line.strip()))


def is_page_number(line: str) -> bool:
    """Whether a line holds nothing but a page number: "3", "- 3 -", "3/7", "Page 3 of 7"."""
    return len(line) <= 24 and bool(_PAGE_NUMBER.fullmatch(line))


def is_print_footer(line: str) -> bool:
    """Whether a line is what a browser prints at the edge of a page: an address, a date with a time, a page count."""
    return len(line) <= 500 and bool(_PRINT_FOOTER.fullmatch(line))


def _is_contact(words: str) -> bool:
    """Whether little is left of a paragraph without its addresses, telephone numbers and the words beside them."""
    if len(words) > 300 or not _CONTACT_HINT.search(words):
        return False
    rest, found = _E_MAIL.subn(" ", words)
    for pattern in (_URL, _PHONE):
        rest, more = pattern.subn(" ", rest)
        found += more
    if not found:
        return False
    rest = _CONTACT_WORDS.sub(" ", rest)
    letters = sum(character.isalpha() for character in rest)
    return letters <= 40 and not re.search(r"[a-z]{3,} [a-z]{2,} [a-z]{2,}", rest)
