"""The spans of a content: each quotation's words where there is nothing else, else the whole stretch."""

from typing import NamedTuple

from stance.quotes.compilation import compilable
from stance.quotes.traits import EDGE, LETTER_OR_FIGURE
from stance.quotes.words import Column, Stretch, Words, span_of
from stance.records import Span


class Quoted(NamedTuple):
    """Quotations as parallel columns: where their words start and end, and where they end with the closing mark."""

    starts: Column
    inner_ends: Column
    ends: Column


@compilable
def add_content(found: list[Span], words: Words, quoted: Quoted, stretch: Stretch) -> None:
    """Add the spans of the content that stands in a stretch of words, in the order of the text."""
    start, end = _trimmed(words, stretch)
    said, spoken = 0, 0
    for at in range(start, end):
        if words.traits[at] & LETTER_OR_FIGURE:
            said += 1
            spoken += words.inside[at] >= 0
    if not said:
        return
    if spoken < said:
        found.append(_balanced(words, quoted, start, end))
        return
    first, last = span_of(words, start, end)
    before = -1
    for at in range(start, end):
        index = words.inside[at]
        if words.traits[at] & LETTER_OR_FIGURE and index != before:
            found.append((max(quoted.starts[index], first), min(quoted.inner_ends[index], last)))
            before = index


@compilable
def is_spoken(words: Words, stretch: Stretch) -> bool:
    """Whether quoted words are in a stretch."""
    for at in range(stretch[0], stretch[1]):  # noqa: SIM110 - what is compiled knows no generator
        if words.inside[at] >= 0:
            return True
    return False


@compilable
def _balanced(words: Words, quoted: Quoted, start: int, end: int) -> Span:
    """A stretch of words and quotations, the mark that closes a quotation at its end taken in."""
    first, last = span_of(words, start, end)
    index = words.inside[end - 1]
    if index >= 0 and quoted.inner_ends[index] <= last < quoted.ends[index]:
        last = quoted.ends[index]
    return first, last


@compilable
def _trimmed(words: Words, stretch: Stretch) -> Stretch:
    """Leave out punctuation at the edges, but not the marks of quotations."""
    start, end = stretch
    while start < end and words.traits[start] & EDGE and words.inside[start] < 0:
        start += 1
    while end > start and words.traits[end - 1] & EDGE and words.inside[end - 1] < 0:
        end -= 1
    return start, end
