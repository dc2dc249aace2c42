"""Attitudes without an object: "The ministry is alarmed." The predicate itself is what is attributed."""

from collections.abc import Iterator

from stance.language.grammar import BE, LINKING
from stance.quotes.attribution import Attribution
from stance.quotes.layout import Layout, within
from stance.quotes.segments import Segment
from stance.quotes.sorts import ENDS_ATTITUDE
from stance.quotes.subjects import subject_before, verb_group_start
from stance.quotes.words import NOWHERE, span_of

# The training corpus has no such statements, so that nothing could be learned or measured of them.
_CONFIDENCE = 0.5


def without_object(layout: Layout, segment: Segment) -> Iterator[Attribution]:
    """Yield the attitudes of a segment that are about nothing it says."""
    words = layout.words
    for at in within(layout.attitudes, segment.first, segment.end):
        if words.inside[at] >= 0:
            continue
        start = _linking_start(layout, segment, at)
        subject = subject_before(words, start, segment.first) if start < at else NOWHERE
        if subject != NOWHERE and (at + 1 == segment.end or words.sorts[at + 1] & ENDS_ATTITUDE):
            predicate = span_of(words, at, at + 1)
            cue = span_of(words, start, at + 1)
            yield Attribution((predicate,), (cue,), (span_of(words, *subject),), "attitude", _CONFIDENCE)


def _linking_start(layout: Layout, segment: Segment, at: int) -> int:
    """Where "is deeply" begins before "alarmed"; the word itself where it is not linked to a subject."""
    lowers = layout.tokens.lowers
    start = verb_group_start(layout.words, at, segment.first)
    if start > segment.first and lowers[start - 1] in LINKING:
        start -= 1
    linked = any(lower in BE or lower in LINKING for lower in lowers[start:at])
    return start if linked else at
