"""Reports, a cue with its source, and drafts, as the tests of the single choices need them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from hypothesis import strategies as st

from stance.quotes.atoms import NOTHING, Vocabulary, load_vocabulary, named
from stance.quotes.attributions import LIKELY, LONGEST, possible_cues, speech
from stance.quotes.cue_candidates import Cue, cue_at
from stance.quotes.drafts import Draft, draft_of
from stance.quotes.layout import Layout, lay_out
from stance.quotes.models import NAMES, load_weights, written_value
from stance.quotes.openings import Report, report_of
from stance.quotes.options import Signs
from stance.quotes.reader import text_of
from stance.quotes.segments import Segment
from stance.quotes.source_candidates import NO_SOURCE, SourceCandidate, source_candidates
from stance.quotes.weights import Values
from stance.quotes.whole import Weighed, relations, weigh
from stance.quotes.words import NOWHERE, Column, Stretch, Words
from stance.records import Span

WEIGHTS = load_weights()
# Any three atoms, one after the other, and the values that mean nothing known.
VALUES = st.one_of(st.just(NOTHING), st.integers(1, (1 << 51) - 1))


def report(text: str, cue: str, place: str) -> tuple[Layout, Segment, Report]:
    layout, segment, at = cue_in(text, cue)
    found = source_candidates(layout.words, segment, at, NOWHERE)
    source = next(each for each in found if each.place == named(place))
    return layout, segment, report_of(layout.words, segment, at, source)


def cue_in(text: str, cue: str) -> tuple[Layout, Segment, Cue]:
    """The first segment of a text, with one of its words as a cue."""
    layout = lay_out(text)
    return layout, layout.segments[0], cue_at(layout.words, layout.segments[0], layout.tokens.texts.index(cue))


def without_source(words: Words, segment: Segment, cue: Cue) -> Report:
    return report_of(words, segment, cue, SourceCandidate(NO_SOURCE, NOWHERE))


def written(layout: Layout, start: int, end: int) -> str:
    """Some words as they stand in the text, a blank between two."""
    return " ".join(layout.tokens.texts[start:end])


def told(choice: str, values: Values) -> dict[str, str]:
    """Values in words, by the names of their signs."""
    vocabulary = load_vocabulary()
    named_values = zip(NAMES[choice], values, strict=False)
    return {name: written_value(name, value, vocabulary) for name, value in named_values}


def in_words(values: Iterable[int], vocabulary: Vocabulary | None = None) -> list[str]:
    return list(map((vocabulary or load_vocabulary()).written, values))


def has_a_value_for_each_sign(options: Sequence[Signs], choice: str, common: int) -> bool:
    """Whether options have one value for each name, of which they share the first few."""
    shared = {signs.values[:common] for signs in options}
    return len(shared) == 1 and {len(signs.values) for signs in options} == {len(NAMES[choice])}


class Drafted(NamedTuple):
    """A draft with what it was made of."""

    words: Words
    segment: Segment
    likely: Column
    same: Stretch
    draft: Draft
    weighed: Weighed


class Drafts(NamedTuple):
    """The drafts of a segment, in order of their cues, and the spans of their contents."""

    segment: Segment
    drafted: list[Drafted]
    spans: list[Span]
    relations: list[int]


def drafts(text: str) -> list[Drafted]:
    """What may be attributions in a text, in its segments and in their speech."""
    return [drafted for segment in drafts_by_segment(lay_out(text)) for drafted in segment.drafted]


def drafts_by_segment(layout: Layout) -> Iterator[Drafts]:
    text = text_of(layout)
    for segment in layout.segments:
        if segment.end - segment.first > LONGEST:
            continue
        spans: list[Span] = []
        found = list(_drafts(layout, text.words, segment, spans))
        for sentence in speech(text.words, segment):
            found += _drafts(layout, text.outside, sentence, spans)
        found.sort(key=lambda each: each.draft.report.cue.at)
        related = relations(text.words, segment, [each.weighed for each in found], spans)
        yield Drafts(segment, found, spans, related)


def _drafts(layout: Layout, words: Words, segment: Segment, spans: list[Span]) -> Iterator[Drafted]:
    cues = possible_cues(WEIGHTS, words, segment)
    likely = [0] * len(words.words)
    for at, clearness in cues:
        likely[at] = int(clearness >= LIKELY)
    same = NOWHERE
    for at, clearness in cues:
        draft = draft_of(WEIGHTS, words, segment, cue_at(words, segment, at), clearness, same, likely)
        weighed = weigh(WEIGHTS, words, layout.speech, segment, draft, spans)
        if weighed.spans[0] < weighed.spans[1]:
            yield Drafted(words, segment, likely, same, draft, weighed)
            if clearness >= LIKELY and weighed.source != NOWHERE:
                same = weighed.source
