"""An article read segment by segment: its reports, and the speech that goes on without a report of its own."""

import math
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from stance.quotes.attitudes import without_object
from stance.quotes.attribution import Attribution
from stance.quotes.layout import Layout, content_of
from stance.quotes.reader import Reader
from stance.quotes.segments import Segment
from stance.quotes.verbless import signature, without_verb
from stance.quotes.words import Stretch
from stance.records import Span, Spans


class Located(NamedTuple):
    """An attribution with the stretch of text that it was read from.

    Parameters
    ----------
    segment : int
        The number of the segment that its source stands in.
    span : span
        That segment, and those before or after it whose speech belongs to it.
    """

    attribution: Attribution
    segment: int
    span: Span


def located(layout: Layout, reader: Reader) -> list[Located]:
    """Return the attributions of an article."""
    reading = _Reading(layout, reader)
    for number, segment in enumerate(layout.segments):
        reading.read(number, segment)
    return reading.found


class _Reading:
    """An article as it is read.

    Parameters
    ----------
    layout : Layout
    reader : Reader
    """

    def __init__(self, layout: Layout, reader: Reader) -> None:
        self.found: list[Located] = []
        self._layout = layout
        self._reader = reader
        self._before: Segment | None = None
        self._waiting: Spans = ()  # speech that is still open and whose report is to come
        firsts = [segment.first for segment in layout.segments]
        self._introduced = _numbers(firsts, layout.introducers)  # segments with a colon or dash
        self._minded = _numbers(firsts, layout.attitudes)  # with a word of a state of mind
        self._speaking: int | None = None  # the attribution whose speech went on to the end of the segment before

    def read(self, number: int, segment: Segment) -> None:
        """Read one segment: a report, or nothing but speech."""
        if segment.is_quotation:
            self._read_speech(segment)
        else:
            self._read_report(number, segment)
        self._before = segment

    def _read_report(self, number: int, segment: Segment) -> None:
        read = self._attributions(number, segment)
        if not read and self._speaking is None:  # most segments report nothing
            self._waiting = ()
            return
        if self._waiting:
            read = list(self._with_waiting(read))
        speaking = self._speaking if self._opens_with_more(segment, read) else None
        clearest = -math.inf
        for attribution in read:
            if _speaks(attribution) and attribution.clearness > clearest:
                speaking, clearest = len(self.found), attribution.clearness
            span = (min(segment.span[0], attribution.content[0][0]), segment.span[1])
            self.found.append(Located(attribution, number, span))
        self._waiting = ()
        self._speaking = speaking

    def _opens_with_more(self, segment: Segment, read: list[Attribution]) -> bool:
        """Whether a segment opens with more of the speech before, which none of its own reports takes; it is added there."""
        opening = _opening_speech(self._layout, segment) if self._speaking is not None else None
        content = content_of(self._layout, opening) if opening else ()
        if not content or any(_overlap(content, each.content) for each in read if not each.inner):
            return False
        self._go_on(content, segment)
        return True

    def _attributions(self, number: int, segment: Segment) -> list[Attribution]:
        if self._before and self._before.is_quotation and (signed := signature(self._layout, segment, self._before)):
            return [signed]
        if segment.headline and (titled := list(without_verb(self._layout, segment))):
            return titled
        read = self._reader.attributions(number)
        if number in self._introduced and not any(map(_speaks, read)):
            read += without_verb(self._layout, segment)
        if number in self._minded:
            read += [each for each in without_object(self._layout, segment) if not _taken(each, read)]
        return sorted(read, key=_content) if len(read) > 1 else read

    def _with_waiting(self, read: list[Attribution]) -> Iterator[Attribution]:
        """Give the speech that waits for its report to the first report of speech."""
        for attribution in read:
            if self._waiting and _speaks(attribution):
                yield attribution._replace(content=self._waiting + attribution.content)
                self._waiting = ()
            else:
                yield attribution

    def _read_speech(self, segment: Segment) -> None:
        """Speech without a report of its own: more of the speech before it, or of one whose report is to come."""
        content = content_of(self._layout, (segment.first, segment.end))
        if self._speaking is not None:
            self._go_on(content, segment)
        elif not self._layout.quotations[self._layout.words.inside[segment.end - 1]].closed:
            self._waiting += content

    def _go_on(self, content: Spans, segment: Segment) -> None:
        """Add to the speech before."""
        if self._speaking is not None:
            last = self.found[self._speaking]
            attribution = last.attribution._replace(content=last.attribution.content + content)
            self.found[self._speaking] = last._replace(attribution=attribution, span=(last.span[0], segment.span[1]))


def _numbers(firsts: list[int], places: Iterable[int]) -> set[int]:
    """Return the numbers of the segments that some words may stand in, none of the others does."""
    return {bisect_right(firsts, at) - 1 for at in places}


def _content(attribution: Attribution) -> Spans:
    return attribution.content


def _speaks(attribution: Attribution) -> bool:
    return attribution.speaks and not attribution.inner


def _opening_speech(layout: Layout, segment: Segment) -> Stretch | None:
    """The quotation with which a segment begins."""
    if not segment.quotes:
        return None
    inside = layout.words.inside
    first = inside[segment.first] if segment.first < segment.end else -1
    if first < 0:
        return None
    end = next((at for at in range(segment.first, segment.end) if inside[at] != first), segment.end)
    return segment.first, end


def _taken(attribution: Attribution, read: list[Attribution]) -> bool:
    """Whether another attribution has the words of one for its cue, or for its content."""
    return any(_overlap(attribution.content, each.cue + each.content) for each in read)


def _overlap(spans: Spans, others: Spans) -> bool:
    return any(start < other_end and other_start < end for start, end in spans for other_start, other_end in others)
