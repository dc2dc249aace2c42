"""Attitudes without an object: "The ministry is alarmed." The predicate itself is what is attributed."""

from collections.abc import Iterator

from stance.language.grammar import BE, LINKING
from stance.quotes.attribution import Attribution
from stance.quotes.layout import Layout, Segment, Words
from stance.quotes.subjects import subject_before, verb_group_start

# The training corpus has no such statements, so that nothing could be learned or measured of them.
_CONFIDENCE = 0.5
_ATTITUDE = "adjective:attitude"
_ENDS = frozenset({",", ".", ";", "!", "?", "-", "time"})


def without_object(layout: Layout, segment: Segment) -> Iterator[Attribution]:
    """Yield the attitudes of a segment that are about nothing it says."""
    words = layout.words
    for at in range(segment.first, segment.end):
        if words.kinds[at] != _ATTITUDE or words.inside[at] >= 0:
            continue
        start = _linking_start(words, segment, at)
        subject = subject_before(words, start, segment.first) if start < at else None
        if subject and (at + 1 == segment.end or words.kinds[at + 1] in _ENDS):
            predicate = words.span(at, at + 1)
            cue = words.span(start, at + 1)
            yield Attribution((predicate,), (cue,), (words.span(*subject),), "attitude", _CONFIDENCE)


def _linking_start(words: Words, segment: Segment, at: int) -> int:
    """Where "is deeply" begins before "alarmed"; the word itself where it is not linked to a subject."""
    start = verb_group_start(words, at, segment.first)
    if start > segment.first and words.lowers[start - 1] in LINKING:
        start -= 1
    linked = any(lower in BE or lower in LINKING for lower in words.lowers[start:at])
    return start if linked else at
