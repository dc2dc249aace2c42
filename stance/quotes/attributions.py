"""Attributions of a segment: cue, source and content together.

A clause is read for its cues from left to right, after the attribution that closes it ("..., Smith said"), which embraces the
rest. What stands in a content is read again for statements within the statement.
"""

from collections.abc import Iterator
from dataclasses import replace

from stance.language.cues import CueList
from stance.quotes.attribution import Attribution, Read
from stance.quotes.cue_places import CuePlace, cue_places
from stance.quotes.reports import according, after_speech, before_content, inverted, participial
from stance.quotes.segments import Segment
from stance.quotes.verbless import without_verb
from stance.records import Spans

_LONGEST = 3000  # tokens of a segment that is read
_DEEPEST = 2
# Within a statement, these report another's words or worries; acts are another's only where the statement is hearsay.
_WORDS = frozenset({"speech before", "speech after", "clause before", "that", "whether", "according to", "preposition"})


def attributions(segment: Segment, cues: CueList) -> list[Attribution]:
    """Return the attributions of a segment, in order of their content."""
    if segment.headline and (found := list(without_verb(segment))):
        return found
    return list(_read(segment, cues, 0, len(segment.tokens), 0)) or list(without_verb(segment))


def _read(segment: Segment, cues: CueList, low: int, high: int, depth: int) -> Iterator[Attribution]:
    """Read the tokens from `low` up to `high`."""
    if high - low > _LONGEST:
        return  # no sentence is as long: the text has lost its marks
    places = list(cue_places(segment, cues, low, high))
    edge = low
    source: Spans = ()
    closing = _closing(segment, places, low, high)
    if closing:
        yield replace(closing.attribution, depth=depth)
        yield from _within(segment, cues, closing, depth)
        return
    for number, place in enumerate(places):
        if place.head < edge:
            continue
        read = _one(segment, place, places[number + 1 :], edge, high, source)
        if read is None:
            continue
        source = read.attribution.source or source
        yield replace(read.attribution, depth=depth, source=source)
        yield from _within(segment, cues, read, depth)
        edge = read.end


def _within(segment: Segment, cues: CueList, read: Read, depth: int) -> Iterator[Attribution]:
    """Read a content for the statements of others in it."""
    if depth + 1 < _DEEPEST and read.content_end > read.content_start:
        hearsay = read.attribution.rule == "according to"
        for inner in _read(segment, cues, read.content_start, read.content_end, depth + 1):
            if inner.source and (hearsay or inner.rule in _WORDS):
                yield inner


def _one(segment: Segment, place: CuePlace, later: list[CuePlace], edge: int, high: int, source: Spans) -> Read | None:
    """Read one cue: as the report after its content, with its source behind it, or as the report before its content."""
    if place.voice == "according":
        return according(segment, place, edge, high)
    if place.voice == "participial":
        return participial(segment, place, later, edge, high)
    return (
        after_speech(segment, place, edge, high)
        or inverted(segment, place, edge, high)
        or before_content(segment, place, later, edge, high, source)
    )


def _closing(segment: Segment, places: list[CuePlace], low: int, high: int) -> Read | None:
    """The attribution that ends the clause and embraces all before it; speech split by it is read from the left."""
    last_speech = max((at for at in range(low, high) if segment.inside[at] >= 0), default=-1)
    for place in reversed(places):
        if place.voice == "participial" or place.end <= last_speech:
            continue
        if place.voice == "according":
            read = according(segment, place, low, high)
            return read if read and read.content_start < place.start and read.end >= high - 2 else None
        read = after_speech(segment, place, low, high) or inverted(segment, place, low, high)
        if read and read.end >= high - 2:
            return read
    return None
