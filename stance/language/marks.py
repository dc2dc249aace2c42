"""Quotation marks: which stretches of a paragraph stand between them, and which mark is missing.

A mark that is missing costs its own quotation alone: pairing starts afresh at each paragraph.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from stance.records import Span

# An apostrophe as a quotation mark opens after a blank or bracket and closes before one or a mark of punctuation. What stands
# before a mark is looked at from behind it, so that the search can skip from mark to mark.
_MARK = re.compile(
    r"[\"“”„‟«»‘’'`](?:(?<=')'|(?<=`)`|(?<=[\"“”„‟«»])|(?<=[‘'])(?<![^\W_].)(?=\w)|(?<=[’'])(?<=[\w.,!?…%].)(?![^\W_]))"
)
# "..., said Brenner" and "..., Brenner said." show where a quotation ends whose closing mark is missing.
_REPORT = re.compile(
    r"[,.?!](?=\s(?:(?:said|says|added|told)\s[A-Z]|(?:[A-Z]\w+\s|he\s|she\s){1,3}(?:said|says|added|told)\b))"
)
_ALWAYS_OPEN = frozenset("“„‟«‘") | {"``"}
_ALWAYS_CLOSE = frozenset("”»’")
_SINGLE = frozenset("‘’'")
_AMBIGUOUS_LOW = "“"  # closes what „ opened


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between quotation marks.

    Parameters
    ----------
    start, end : int
        With the marks, offsets into the text, end exclusive.
    inner : span
        Without the marks.
    opened, closed : bool
        Whether the mark is there on that side.
    single : bool
        Whether it is marked by single quotation marks.
    """

    start: int
    end: int
    inner: Span
    opened: bool = True
    closed: bool = True
    single: bool = False


_Mark = tuple[int, int, str]  # where it starts and ends, and how it is written


def quotations(text: str, span: Span) -> list[Quotation]:
    """Return the quotations of one paragraph, in order, none inside another.

    A quotation whose closing mark is missing runs to the paragraph's end or to the next opening mark; one whose opening mark
    is missing begins at the paragraph's start or after the quotation before.
    """
    return _paired(text, span, _marks(text, span))


def quotations_of(text: str, paragraphs: Sequence[Span]) -> list[list[Quotation]]:
    """Return the quotations of each of the paragraphs that make up a text, but for the blanks between them."""
    marks = _marks(text, (0, len(text)))
    places = [start for start, _, _ in marks]
    found: list[list[Quotation]] = []
    first = 0
    for span in paragraphs:
        end = bisect_left(places, span[1], first)
        found.append(_paired(text, span, marks[first:end]))
        first = end
    return found


def _marks(text: str, span: Span) -> list[_Mark]:
    return [(*found.span(), found[0]) for found in _MARK.finditer(text, *span)]


def _paired(text: str, span: Span, marks: list[_Mark]) -> list[Quotation]:
    if not marks:
        return []
    singles = [mark for mark in marks if mark[2] in _SINGLE]
    if not singles:
        return _pair(text, span, marks)
    found = _pair(text, span, [mark for mark in marks if mark[2] not in _SINGLE])
    outside = [mark for mark in singles if not _is_within(found, mark[0])]
    return sorted([*found, *_pair_singles(text, span, outside)], key=_start)


def _start(quotation: Quotation) -> int:
    return quotation.start


def _is_within(found: Sequence[Quotation], at: int) -> bool:
    before = bisect_right(found, at, key=_start) - 1
    return before >= 0 and at < found[before].end


def _pair(text: str, span: Span, marks: Sequence[_Mark]) -> list[Quotation]:
    found: list[Quotation] = []
    opening: _Mark | None = None
    edge = span[0]
    for mark in marks:
        start, end, _ = mark
        if _opens(text, span, mark, opening):
            if opening is not None:
                found.append(_unclosed(text, opening, start))
            opening = mark
        elif opening is not None:
            found.append(Quotation(opening[0], end, (opening[1], start)))
            opening = None
        elif text[edge:start].strip():
            found.append(Quotation(edge, end, _trimmed(text, edge, start), opened=False))
        edge = end
    if opening is not None and text[opening[1] : span[1]].strip():
        found.append(_unclosed(text, opening, span[1]))
    return found


def _pair_singles(text: str, span: Span, marks: Sequence[_Mark]) -> list[Quotation]:
    """Pair single marks; one without a partner is an apostrophe."""
    found: list[Quotation] = []
    opening: _Mark | None = None
    for mark in marks:
        if _opens(text, span, mark, opening):
            opening = mark
        elif opening is not None:
            found.append(Quotation(opening[0], mark[1], (opening[1], mark[0]), single=True))
            opening = None
    return found


def _unclosed(text: str, opening: _Mark, end: int) -> Quotation:
    """A quotation whose closing mark is missing: it ends where somebody is said to say it, else where it may at most."""
    start, inner, _ = opening
    if report := _REPORT.search(text, inner, end):
        end = report.start() + 1
    return Quotation(start, end, _trimmed(text, inner, end), closed=False)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _opens(text: str, span: Span, mark: _Mark, opening: _Mark | None) -> bool:
    """Whether a mark opens: by its form, else by the blanks around it, else by what came before."""
    start, end, form = mark
    if form == _AMBIGUOUS_LOW and opening is not None and opening[2] in "„‟":
        return False
    if form in _ALWAYS_OPEN:
        return True
    if form in _ALWAYS_CLOSE:
        return False
    before = start == span[0] or text[start - 1].isspace() or text[start - 1] in "([—–-"
    after = end >= span[1] or text[end].isspace() or text[end] in ".,;:!?)]—–-"
    if before != after:
        return before
    return opening is None
