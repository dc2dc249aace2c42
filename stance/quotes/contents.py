"""The spans of a content: each quotation's words where there is nothing else, else the whole stretch."""

from collections.abc import Iterable

from stance.language.marks import Quotation
from stance.quotes.layout import Layout
from stance.quotes.phrases import Stretch
from stance.records import Span, Spans

_EDGES = frozenset(",.;:!?()[]—–-…") | {"--", "..."}


def content_spans(layout: Layout, stretches: Iterable[Stretch]) -> Spans:
    """Return the spans of a content that stands in some stretches of words, in the order of the text."""
    return tuple(span for stretch in sorted(stretches) for span in _spans(layout, *_trimmed(layout, *stretch)))


def is_spoken(layout: Layout, stretch: Stretch) -> bool:
    """Whether quoted words are in a stretch."""
    return max(layout.words.inside[slice(*stretch)], default=-1) >= 0


def _spans(layout: Layout, start: int, end: int) -> Spans:
    words = layout.words
    if start < end and max(words.inside[start:end]) < 0 and words.texts[start][0].isalnum():
        return (words.span(start, end),)
    said = [at for at in range(start, end) if words.texts[at][0].isalnum()]
    if not said:
        return ()
    if all(words.inside[at] >= 0 for at in said):
        within = dict.fromkeys(words.inside[at] for at in said)
        return tuple(_part(layout.quotations[index], words.span(start, end)) for index in within)
    return (_balanced(layout, start, end),)


def _part(quotation: Quotation, stretch: Span) -> Span:
    """The words of a quotation as far as they stand in a stretch: all of them, marks aside, or one sentence of several."""
    start, end = quotation.inner
    return max(start, stretch[0]), min(end, stretch[1])


def _balanced(layout: Layout, start: int, end: int) -> Span:
    """A stretch of words and quotations, the mark that closes a quotation at its end taken in."""
    first, last = layout.words.span(start, end)
    index = layout.words.inside[end - 1]
    if index >= 0:
        quotation = layout.quotations[index]
        last = quotation.end if quotation.inner[1] <= last < quotation.end else last
    return first, last


def _trimmed(layout: Layout, start: int, end: int) -> Stretch:
    """Leave out punctuation at the edges, but not the marks of quotations."""
    lowers, inside = layout.words.lowers, layout.words.inside
    while start < end and lowers[start] in _EDGES and inside[start] < 0:
        start += 1
    while end > start and lowers[end - 1] in _EDGES and inside[end - 1] < 0:
        end -= 1
    return start, end
