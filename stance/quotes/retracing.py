"""The choices that made an attribution, made once more and told in full: reading keeps only what came of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from stance.quotes.atoms import load_vocabulary
from stance.quotes.attribution import Attribution
from stance.quotes.attributions import LIKELY, possible_cues, speech
from stance.quotes.cue_candidates import cue_at
from stance.quotes.drafts import Draft, draft_of
from stance.quotes.layout import Layout
from stance.quotes.options import (
    Reason,
    Signs,
    ending_options,
    log_odds,
    opening_options,
    reasons,
    signs_of_cue,
    source_options,
    start_options,
)
from stance.quotes.reader import WEIGHTS_RULE, text_of
from stance.quotes.segments import Segment
from stance.quotes.source_candidates import source_candidates
from stance.quotes.weights import THOUSAND, Choice, Weights, lead_of
from stance.quotes.whole import OUTSIDE, Weighed, relations, weigh, whole_signs
from stance.quotes.words import NOWHERE, Column, Stretch, Words
from stance.records import Span


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was chosen: its log-odds, the lead over the second best, and what counted, the heaviest first."""

    log_odds: float
    lead: float
    signs: Signs
    reasons: list[Reason]


@dataclass(frozen=True, slots=True)
class Retraced:
    """The choices that made an attribution.

    Parameters
    ----------
    segment : Segment
        The sentence it stands in, or the sentence of speech.
    place : str
        Where its source stands.
    before, behind : list of str
        The words of its content before the report and behind it.
    spans : int
        How many spans of its content it has by itself, before more speech was joined to it.
    """

    segment: Segment
    place: str
    before: list[str]
    behind: list[str]
    spans: int
    cue: Chosen
    source: Chosen
    opening: Chosen
    start: Chosen
    ending: Chosen | None
    whole: Chosen


class Retracer:
    """Makes the choices of an article's attributions once more.

    Parameters
    ----------
    layout : Layout
        Of the article.
    weights : Weights
    """

    def __init__(self, layout: Layout, weights: Weights) -> None:
        self._layout = layout
        self._weights = weights
        self._text = text_of(layout)
        self._traced: dict[int, list[_Traced]] = {}

    def of(self, attribution: Attribution) -> Retraced | None:
        """Return the choices that made an attribution, none for one that was found by a rule."""
        if attribution.rule != WEIGHTS_RULE:
            return None
        words = self._layout.words
        at = bisect_left(words.ends, attribution.cue[-1][1])
        number = bisect_right(self._layout.segments, at, key=lambda segment: segment.first) - 1
        if number not in self._traced:
            self._traced[number] = self._trace(self._layout.segments[number])
        inner = int(attribution.inner)
        found = next(each for each in self._traced[number] if (each.draft.report.cue.at, each.inner) == (at, inner))
        return self._told(found)

    def _trace(self, segment: Segment) -> list["_Traced"]:
        """The drafts of a segment and of its speech, with how they stand to one another."""
        text, spans = self._text, list[Span]()
        traced = self._drafts(text.words, segment, spans)
        for sentence in speech(text.words, segment) if segment.quotes else ():
            traced += self._drafts(text.outside, sentence, spans)
        traced.sort(key=lambda each: each.draft.report.cue.at)
        related = relations(text.words, segment, [each.weighed for each in traced], spans)
        for each, relation in zip(traced, related, strict=True):
            each.relation = relation
        return traced

    def _drafts(self, words: Words, segment: Segment, spans: list[Span]) -> list["_Traced"]:
        cues = possible_cues(self._weights, words, segment)
        likely = [0] * len(words.words)
        for at, clearness in cues:
            likely[at] = int(clearness >= LIKELY)
        found: list[_Traced] = []
        same = NOWHERE
        for at, clearness in cues:
            cue = cue_at(words, segment, at)
            draft = draft_of(self._weights, words, segment, cue, clearness, same, likely)
            weighed = weigh(self._weights, words, self._text.quoted, segment, draft, spans)
            if weighed.spans[0] < weighed.spans[1]:
                content = spans[slice(*weighed.spans)]
                found.append(_Traced(words, segment, draft, weighed, likely, same, content))
                same = weighed.source if clearness >= LIKELY and weighed.source != NOWHERE else same
        return found

    def _told(self, traced: "_Traced") -> Retraced:
        words, segment, draft, likely = traced.words, traced.segment, traced.draft, traced.likely
        report = draft.report
        sources = source_candidates(words, segment, report.cue, traced.same)
        source = list(source_options(words, segment, report.cue, sources))[draft.source.option][1]
        start = list(start_options(words, segment, report, likely))[draft.start.option][1]
        opening = dict(opening_options(words, segment, report))[draft.opening.option]
        ends = draft.opening.option >= 0
        ending = dict(ending_options(words, segment, report, draft.opening.option, likely)) if ends else {}
        length = sum(end - first for first, end in traced.content)
        values = (*whole_signs(words, segment, draft, length), traced.relation)
        whole = Signs("whole", values, traced.weighed.given)
        cue_starts = words.starts[report.cue.at]
        return Retraced(
            segment,
            load_vocabulary().written(report.source.place),
            self._written(span for span in traced.content if span[0] < cue_starts),
            self._written(span for span in traced.content if span[0] > cue_starts),
            len(traced.content),
            self._chosen(signs_of_cue(words, segment, report.cue.at)),
            self._chosen(source, draft.source),
            self._chosen(opening, draft.opening),
            self._chosen(start, draft.start),
            self._chosen(ending[draft.ending.option], draft.ending) if ends else None,
            self._chosen(whole),
        )

    def _written(self, spans: Iterable[Span]) -> list[str]:
        return " ".join(self._layout.text[slice(*span)] for span in spans).split()

    def _chosen(self, signs: Signs, choice: Choice | None = None) -> Chosen:
        """What was chosen; where it is yes or no, its log-odds are its lead."""
        total = log_odds(self._weights, signs)
        lead = lead_of(choice) / THOUSAND if choice else total
        return Chosen(total, lead, signs, reasons(self._weights, signs, load_vocabulary()))


@dataclass(slots=True)
class _Traced:
    """A draft with all that it was made of."""

    words: Words
    segment: Segment
    draft: Draft
    weighed: Weighed
    likely: Column
    same: Stretch
    content: list[Span]
    relation: int = OUTSIDE

    @property
    def inner(self) -> int:
        return self.weighed.inner
