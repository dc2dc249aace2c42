"""Paragraphs and sentences of a text."""

import re

from stance.records import Span

_PARAGRAPH = re.compile(r"\S.*(?<=\S)")
_OTHER_BREAKS = "\r\x85\u2028\u2029"  # of lines, beside the line feed
# The end of a sentence: its mark, closing marks, then a blank and something that can begin the next.
_END = re.compile(r"[.!?…][\"”’'»)\]]*+(?=(\s++)[\"“„‘'«(\[•]*+[^\W_a-z])")
_LONGEST_WORD = 24  # characters that are looked at to tell an abbreviation
_OPENERS = "\"“„‘'«(["

ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr prof gen col lt maj capt sgt cpl adm cmdr gov sen rep reps sens rev hon st msgr fr sr jr ret pres amb
    dept dist no nos vs etc inc corp co ltd bros messrs mt ft fig vol art sec
    jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun
    ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex
    va vt wash wis wyo
    """.split()
)


def paragraphs(text: str) -> list[Span]:
    """Return where the lines of a text that hold anything stand, blanks at their edges left out."""
    for mark in _OTHER_BREAKS:
        text = text.replace(mark, "\n")  # a character for a character: the offsets hold
    return [found.span() for found in _PARAGRAPH.finditer(text)]


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Return the sentences of ``text[start:end]``; together they cover it but for the blanks between them."""
    end = len(text) if end is None else end
    spans: list[Span] = []
    here = start
    for found in _END.finditer(text, start, end):
        mark, stop = found.span()
        if text[mark] == "." and _is_abbreviation(text, here, mark):
            continue
        spans.append((here, stop))
        here = found.end(1)
    if here < end:
        spans.append((here, end))
    return spans


def _is_abbreviation(text: str, start: int, point: int) -> bool:
    """Whether the point belongs to an abbreviation that the sentence goes on after."""
    before = text[max(start, point - _LONGEST_WORD) : point].removesuffix("\n")
    if not before or before[-1].isspace():
        return False
    word = before.rsplit(None, 1)[-1].lstrip(_OPENERS).lower()
    # One letter is an initial; "U.S." goes on more often than it ends.
    return (len(word) == 1 and word.isalpha() and word != "i") or word in ABBREVIATIONS or _has_inner_points(word)


def _has_inner_points(word: str) -> bool:
    return "." in word and all(len(part) == 1 for part in word.split("."))
