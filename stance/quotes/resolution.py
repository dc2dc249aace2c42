"""The sources of an article's attributions resolved: who spoke, each with what was named before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stance.quotes.attribution import Attribution
from stance.quotes.layout import Layout
from stance.quotes.reading import Located
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
    rest = iter(read)
    each = next(rest, None)
    for number, segment in enumerate(layout.segments):
        here = segment.span[0]
        of_segment: list[Located] = []
        while each and each.segment == number:
            of_segment.append(each)
            each = next(rest, None)
        speakers: dict[Spans, Speaker] = {}
        for source in sorted({one.attribution.source for one in of_segment if one.attribution.source}):
            discourse.observe(here, source[0][0])
            speakers[source] = discourse.resolve(joined(layout.text, source))
            here = max(here, source[0][0])
        if not speakers:
            discourse.observe(*segment.span)
        for one in of_segment:
            speaker = speakers.get(one.attribution.source, NOBODY)
            yield Found(one.attribution, speaker, one.span)
