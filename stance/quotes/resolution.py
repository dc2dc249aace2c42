"""The sources of an article's attributions resolved: who spoke, each with what was named before."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stance.quotes.attribution import Attribution
from stance.quotes.layout import Layout
from stance.quotes.reading import Located
from stance.quotes.segments import Segment
from stance.quotes.speakers import NOBODY, Discourse, Speaker
from stance.records import Span, Spans, joined


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution with who its source turned out to be."""

    attribution: Attribution
    speaker: Speaker
    span: Span


def with_speakers(layout: Layout, read: Sequence[Located], discourse: Discourse) -> Iterator[Found]:
    """Resolve the sources of an article from left to right, each with what was named before it."""
    of_segments: dict[int, list[Located]] = defaultdict(list)
    for each in read:
        of_segments[each.segment].append(each)
    for number, segment in enumerate(layout.segments):
        if of_segment := of_segments.get(number):
            speakers = _speakers(layout, segment, of_segment, discourse)
            for each in of_segment:
                yield Found(each.attribution, speakers.get(each.attribution.source, NOBODY), each.span)
        else:
            discourse.observe(*segment.span)


def _speakers(layout: Layout, segment: Segment, read: Sequence[Located], discourse: Discourse) -> dict[Spans, Speaker]:
    """Return who the sources of a segment are."""
    here = segment.span[0]
    speakers: dict[Spans, Speaker] = {}
    sources = {each.attribution.source for each in read}
    for source in sorted(sources) if len(sources) > 1 else sources:
        if not source:
            continue
        discourse.observe(here, source[0][0])
        speakers[source] = discourse.resolve(joined(layout.text, source))
        here = max(here, source[0][0])
    if not speakers:
        discourse.observe(*segment.span)
    return speakers
