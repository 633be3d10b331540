"""Tell the words around an article from the article: takes one paragraph or line, answers yes or no.

What is recognised stays in the text, marked as boilerplate; only page furniture is left out.
"""

from __future__ import annotations

import re

_LONGEST = 1_200

_SITES = r"(?:facebook|twitter|x|linkedin|instagram|whatsapp|telegram|mastodon|youtube|bluesky|threads|tiktok)"
_NAMED = r"(?-i:[A-Z])[\w.’'-]{0,30}"
_JOINTS = r"(?-i:and|in|at|for|the|with|by|of|van|von|der|den|de|di|da|la|al|additional|reporting|editing|writing)"
_CREDITED = rf"{_NAMED}(?:[ ,;]{{1,2}}(?:{_NAMED}|{_JOINTS})){{0,40}}"
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_OPENINGS = re.compile(
    rf"""(?ix)
      (?:read|see|watch|listen)\ (?:more|also|next|now)(?:\ ?[:»>→…|]|\ ?$|\b[^.,!?“”"]{{0,100}}$)
    | (?:more|also)\ (?:on|from|in)\ [^.“"]{{1,100}} : [^.“"]{{0,100}}$
    | also\ read\ ?: | related\ ?(?:articles?|stories|content|links?|coverage|topics?)?\ ?(?::|$)
    | (?:read|see)\ (?:the\ )?(?:full|original|whole)\ (?:story|article|text|statement|report)
      (?:\ (?:here|below|online|at\ \S+\.\S+|on\ (?:our|the)\ (?:web)?(?:site|page))\b[^,!?]{{0,60}})?[\s.:»>→…]*$
    | (?:sign\ up|subscribe)\b(?: .{{0,120}}\b(?:newsletters?|e-?mails?|inbox|podcasts?|alerts?)\b
        | \ (?:now|today|here|for\ free)\W*$ | \ to\ our\b .{{0,80}}$ )
    | (?:click|tap)\ here\b [^,!?“”"]{{0,100}}$
    | (?:share|print|e-?mail)\ this\ (?:article|story|page|release)(?:\ (?:on|via|by|with)\b[^.,]{{0,60}})?\W*$
    | (?:share|follow|like|find|join)\ (?:us|me)\ on\ {_SITES}\b | (?:share|follow)\ on\ {_SITES}\W*$
    | follow\ (?:us\W*$ | us\ ?: | us\ (?:at|on)\ @? | @\w+ | the\ author\b[^.]{{0,60}}$)
    | advertisement\ *$ | (?:story\ |article\ )?continues\ below\b .{{0,30}}$
    | skip\ (?:past|to)\ (?:the\ |main\ |next\ ){{0,2}}
      (?:content|newsletter|promotion|navigation|footer|comments|search|menu)\b
    | ©.{{1,200}}$ | \(c\)\ ?\d{{4}}\b .{{0,200}}$ | copyright\ ?(?:©|\(c\)|\d{{4}}\b|by\ (?-i:[A-Z])) .{{0,200}}$
    | this\ (?:material|article|story|content|report)\ (?:may|must)\ not\ be\ \w{{5,14}}
      (?:,\ \w{{5,14}})*,?\ (?:or\ \w{{5,14}}|without\b .{{0,60}}\b(?:permission|consent))\b
    | (?:for\ )?(?:further|more|additional)\ (?:information|details)
      (?:\ ?:|,?\ (?:please\ )?(?:contact|visit|call|e-?mail|go\ to)\b|\b[^.]{{0,80}}(?:@|https?://|www\.))
    | (?:media|press|news|editorial)\ (?:contacts?|enquir(?:y|ies)|inquir(?:y|ies)|office|relations)\ *(?::|$)
    | contacts?\ *(?:$|:\s*(?:$|(?-i:[A-Z])|[\d+]|www\.|https?:|\S{{1,60}}@))
    | (?:for\ )?(?:media|press)\ (?:enquir|inquir)(?:y|ies)(?:\ ?[:,]|\ (?:please|to|contact|call|should\ be)\b|\W*$)
    | (?:e-?mail|tel(?:ephone)?|phone|mobile|cell|fax|web(?:site)?|twitter|facebook)\.?\ ?:\ *(?=.{{0,80}}[\d@/])
      \S .{{0,100}}$
    | notes?\ (?:to|for)\ editors?\b .{{0,40}}$ | editor(?:s|s?['’]s?)?\ notes?\ *:?\ *$
    | \(?\ ?(?:additional\ )?(?:reporting|writing|editing|compiled|edited|translated)
      \ (?:and\ (?:writing|editing)\ )?by\ {_CREDITED}[.;)]{{0,2}}$
    | (?:terms\ of\ (?:use|service)|terms\ and\ conditions|privacy\ policy|cookie\ (?:policy|settings)|manage\ cookies
      |accept\ all(?:\ cookies)?)(?:\W*$|\W+(?:and|privacy|terms|cookies?|apply|contact)\b .{{0,80}}$)
    | (?:(?:we(?:\ and\ our\ (?:\d+\ )?partners)?|this\ (?:site|website))\ use[s]?\ cookies)\b
    | (?:support|donate\ to)\ (?:us\b|our\b) .{{0,80}}\b(?:journalism|reporting|newsroom|our\ work)\b
    | (?:\d+\ )?comments?\ *(?:\(\d+\))?\ *$ | (?:tags|topics|filed\ under|categories|keywords)\ ?: .{{1,200}}$
    | printed\ (?:from|on)\ (?:\d|https?:|www\.|{_WEEKDAY},?\ \d|\S{{3,60}}\.\w{{2,12}}\b)
      .{{0,120}}$
    | -?\ ?(?:ends?|more)\ ?-?\ *$ | \W{{0,6}}(?:ends?|30)\W{{1,6}}$ | \#\ ?\#\ ?\#[\#\ ]*$
    | for\ immediate\ release\W*(?:$|\d .{{0,40}}$|{_WEEKDAY}\b .{{0,40}}$)
    | (?:under\ )?embargoed?\ (?:until|till|for)\b [^.,!?]{{0,80}}$
    """
)
_ABOUT_NAME = r"About (?:the |The )?[A-Z][\w’'&.-]{0,40}(?: (?:[A-Z0-9&][\w’'&.-]{0,40}|of|for|and|the|on|in)){0,8}"
_ABOUT = re.compile(rf"{_ABOUT_NAME}\s?(?:$|[:\n])|About us\b[^.]{{0,3}}$")
_RIGHTS = re.compile(
    r"(?i)\ball rights reserved\b(?:\W{0,3}$|.{0,80}(?:©|\(c\)|copyright|\d{4}))"
    r"|(?:©|copyright|\d{4}).{0,80}\brights reserved"
)
_END_MARK = re.compile(r"(?i)[-–— ]*(?:ends?)[-–—. ]*|[-–— ]*30[-–— ]+|#[# ]{2,}|notes? (?:to|for) editors?\W*")
_E_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{2,63}")
_URL = re.compile(r"(?:https?://|www\.)[^\s]{3,300}")
# A number counts as a telephone's with a plus, a nought or brackets before it, or with such a word.
_PHONE = re.compile(
    r"(?:\+\d|\b0|\(0?\d{2,5}\)\s?|(?i:\b(?:tel|telephone|phone|mobile|cell|fax|call|t|m)\b[.:]?\s?)[+(]?\d)"
    r"[\d()]{0,6}(?:[ .\-/]?\(?\d{2,4}\)?){2,5}\b"
)
_FINITE = re.compile(
    r"(?i)\b(?:was|were|is|are|had|has|have|said|says|told|sent|wrote|called|asked|rang|paid|will|would|could|read|reads|cost"
    r"|came|gave|took|got|went|found|showed|shows)\b"
)
_CONTACT_HINT = re.compile(r"\d[\d ().+/-]{5}")
_CONTACT_WORDS = re.compile(
    r"(?i)\b(?:e-?mail|tel|telephone|phone|mobile|cell|fax|contacts?|press|media|office|officer|spokes\w+|enquiries|or|and|web|website"
    r"|at|visit|call|communications|director|manager|head|of|the|for|on)\b\.?"
)
_PICTURE_CREDIT = re.compile(
    r"\b(?:[Pp]hoto(?:graph)?|[Pp]icture|PHOTO|[Ii]llustration|[Gg]raphic)(?: by)?\s?[:/]\s?"
    r"[A-Z][^.“”\"?!:]{2,60}[)\]]?\.?$"
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
    if len(words) <= 300 and ("eserved" in words or "ESERVED" in words) and _RIGHTS.search(words):
        return True
    return _is_contact(words)


def has_picture_credit(paragraph: str) -> bool:
    """Whether a short paragraph ends in the name of a photographer: "Cranes at Hamnvik. Photo: Nils Berg / Courier"."""
    if len(paragraph) > 300:
        return False
    tail = paragraph[-90:]
    return (":" in tail or "/" in tail) and _PICTURE_CREDIT.search(tail) is not None


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
    if len(words) > 300:
        return False
    if not ("@" in words or "www." in words or "://" in words or _CONTACT_HINT.search(words)):
        return False
    rest, found = _E_MAIL.subn(" ", words)
    for pattern in (_URL, _PHONE):
        rest, more = pattern.subn(" ", rest)
        found += more
    if not found:
        return False
    rest = _CONTACT_WORDS.sub(" ", rest)
    letters = sum(character.isalpha() for character in rest)
    return letters <= 40 and not re.search(r"[a-z]{3,} [a-z]{2,} [a-z]{2,}", rest) and not _FINITE.search(rest)
