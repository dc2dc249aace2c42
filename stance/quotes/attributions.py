"""Attributions of a segment: each likely cue with the source and the content that most speaks for.

The choices are made one after the other, each by weights learned for it: is this word a cue, which noun phrase around it is the
source, does the content begin behind the report, where does it end, does it stand before the report as well. A last choice
weighs all of them together: how likely it is that content and source are right, which decides and is the confidence.
"""

from collections.abc import Iterator
from dataclasses import replace

from stance.quotes.attribution import Attribution, Choice, Draft, choose
from stance.quotes.contents import content_spans, is_spoken
from stance.quotes.cue_candidates import Cue, cue_at, cue_signs, glance
from stance.quotes.endings import before_circumstance, ending_options
from stance.quotes.layout import Layout, Segment, Words
from stance.quotes.models import Models
from stance.quotes.openings import opening_options, report_of
from stance.quotes.phrases import Stretch
from stance.quotes.source_candidates import source_options
from stance.quotes.starts import start_options
from stance.quotes.weights import Options, Signs, probability
from stance.quotes.whole import NAMES, OUTSIDE, WITHIN, Neighbours, whole_signs

WORTH_A_LOOK = -3.3  # log-odds of a word, from which on it is looked at closely
POSSIBLE = -1.5  # log-odds of a cue, from which on its source and content are looked for
LIKELY = -0.2  # from which on a cue bounds the content of another
KEPT = 0.3  # probability of an attribution, from which on it is kept
# The corpus's annotators marked few statements within statements; whoever asks who said what wants them.
KEPT_WITHIN = 0.2
_RELATION = NAMES.index("within another's content")
_LONGEST = 3000  # words of a segment that is read: no sentence is as long, the text has lost its marks


class Reader:
    """Reads the segments of an article.

    Parameters
    ----------
    layout : Layout
    models : Models
    kept : float, optional
        The probability from which on an attribution is kept.
    """

    def __init__(self, layout: Layout, models: Models, *, kept: float = KEPT) -> None:
        self._kept = kept
        self._layout = layout
        self._models = models
        self._outside = replace(layout.words, inside=[-1] * len(layout.words.texts))

    def attributions(self, segment: Segment) -> list[Attribution]:
        """Return the attributions of a segment, in order of their cues."""
        drafts = self.drafts(segment)
        neighbours = Neighbours(drafts)
        return [read for draft in drafts if (read := self._weighed(draft, neighbours))]

    def drafts(self, segment: Segment) -> list[Draft]:
        """Return what may be an attribution in a segment and in its speech, in order of the cues."""
        if segment.end - segment.first > _LONGEST:
            return []
        read = list(self._read(self._layout.words, segment))
        if not segment.quotes:
            return read
        for sentence in speech(self._layout.words, segment):
            read += self._read(self._outside, sentence)
        return sorted(read, key=lambda draft: draft.report.cue.at)

    def _read(self, words: Words, segment: Segment) -> Iterator[Draft]:
        found = list(self._cues(words, segment))
        likely = {cue.at for cue, choice in found if choice.log_odds >= LIKELY}
        same: Stretch | None = None
        for cue, choice in found:
            draft = self._draft(words, segment, cue, choice, same, likely)
            if draft:
                yield draft
                if choice.log_odds >= LIKELY:
                    same = draft.report.source.stretch or same

    def _cues(self, words: Words, segment: Segment) -> Iterator[tuple[Cue, Choice]]:
        for at in range(segment.first, segment.end):
            if not words.cues[at] or words.inside[at] >= 0:
                continue
            if self._models.word.score(*glance(words, segment, at)) < WORTH_A_LOOK:
                continue
            signs = cue_signs(words, segment, at)
            log_odds = self._models.cue.score(*signs)
            if log_odds >= POSSIBLE:
                yield cue_at(words, segment, at), Choice(self._models.cue, at, signs, log_odds, log_odds)

    def _draft(
        self, words: Words, segment: Segment, cue: Cue, chosen: Choice, same: Stretch | None, likely: set[int]
    ) -> Draft | None:
        models = self._models
        source = choose(models.source, source_options(words, segment, cue, same))
        report = report_of(words, segment, cue, source.option)
        behind = opening_options(words, segment, report)
        before = start_options(words, segment, report, likely)
        opening, start = choose(models.opening, behind), choose(models.start, before)
        if opening.option is None and start.option is None:  # a cue has a content somewhere
            if len(behind.each) > 1:
                opening = choose(models.opening, Options(behind.common, behind.each[1:]))
            elif len(before.each) > 1:
                start = choose(models.start, Options(before.common, before.each[1:]))
        ending = None
        stretches: list[Stretch] = [start.option] if start.option else []
        if opening.option is not None:
            at = opening.option
            ending = choose(models.ending, ending_options(words, segment, report, at, likely))
            stretches.append((at, before_circumstance(words, at, ending.option)))
        content = content_spans(self._layout, stretches)
        if not content:
            return None
        speaks = any(is_spoken(self._layout, stretch) for stretch in stretches)
        return Draft(segment, report, content, chosen, source, opening, start, ending, speaks)

    def _weighed(self, draft: Draft, neighbours: Neighbours) -> Attribution | None:
        """The attribution of a draft, where it is likely enough."""
        words, report = self._layout.words, draft.report
        signs = whole_signs(draft, words, neighbours)
        log_odds = self._models.whole.score(*signs)
        if probability(log_odds) < self._kept and not self._is_inner(draft, signs):
            return None
        source = report.source.stretch
        return Attribution(
            draft.content,
            (words.span(report.cue.start, report.cue.at + 1),),
            (words.span(*source),) if source else (),
            "weights",
            probability(log_odds),
            draft.speaks,
            draft.segment.in_speech,
            Choice(self._models.whole, draft, signs, log_odds, log_odds),
        )

    def _is_inner(self, draft: Draft, signs: Signs) -> bool:
        """Whether it is a statement of somebody named within another's, which by itself would be likely."""
        values, given = signs
        if values[_RELATION] != WITHIN or draft.speaks or not draft.report.source.stretch:
            return False
        alone = (*values[:_RELATION], OUTSIDE, *values[_RELATION + 1 :])
        return probability(self._models.whole.score(alone, given)) >= KEPT_WITHIN


def speech(words: Words, segment: Segment) -> Iterator[Segment]:
    """Yield the sentences of the speech in a segment."""
    first = segment.first
    for at in range(segment.first, segment.end):
        inside = words.inside[at]
        ends = inside >= 0 and (at + 1 == segment.end or words.inside[at + 1] != inside or words.lowers[at] in ".?!")
        if inside < 0:
            first = at + 1
        elif ends:
            if at > first:
                yield replace(segment, first=first, end=at + 1, in_speech=True)
            first = at + 1
