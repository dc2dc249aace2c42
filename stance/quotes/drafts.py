"""Drafts: what may be an attribution, with the choices that made it."""

from typing import NamedTuple

from stance.quotes.compilation import compilable
from stance.quotes.cue_candidates import Cue
from stance.quotes.endings import before_circumstance, choose_ending
from stance.quotes.openings import Report, choose_opening, report_of
from stance.quotes.segments import Segment
from stance.quotes.source_candidates import choose_source, source_candidates
from stance.quotes.starts import choose_start, starts
from stance.quotes.weights import NO_CHOICE, Choice, Weights
from stance.quotes.words import NOWHERE, Column, Stretch, Words


class Draft(NamedTuple):
    """An attribution before the last choice.

    Parameters
    ----------
    clearness : int
        The log-odds of the cue, in thousandths.
    source, opening, start, ending : Choice
        Which candidate is the source, where the content begins behind the report, what of it stands before, where it ends behind.
    before, behind : pair of int
        The words of the content before the report and behind it; `NOWHERE` where there are none.
    """

    report: Report
    clearness: int
    source: Choice
    opening: Choice
    start: Choice
    ending: Choice
    before: Stretch
    behind: Stretch


@compilable
def draft_of(
    weights: Weights, words: Words, segment: Segment, cue: Cue, clearness: int, same: Stretch, likely: Column
) -> Draft:
    """Return the draft of a cue.

    Parameters
    ----------
    clearness : int
        The log-odds of the cue.
    same : pair of int
        The source of the cue before in the segment.
    likely : column
        For each word whether it is a likely cue.
    """
    sources = source_candidates(words, segment, cue, same)
    source = choose_source(weights, words, segment, cue, sources)
    report = report_of(words, segment, cue, sources[source.option])
    stretches = starts(words, segment, report)
    opening, opening_somewhere = choose_opening(weights, words, segment, report)
    start, start_somewhere = choose_start(weights, words, segment, report, likely, stretches)
    if opening.option < 0 and start.option == 0:  # a cue has a content somewhere
        if opening_somewhere.option >= 0:
            opening = opening_somewhere
        elif start_somewhere.option > 0:
            start = start_somewhere
    ending, behind = NO_CHOICE, NOWHERE
    if opening.option >= 0:
        ending = choose_ending(weights, words, segment, report, opening.option, likely)
        behind = (opening.option, before_circumstance(words, opening.option, ending.option))
    return Draft(report, clearness, source, opening, start, ending, stretches[start.option].stretch, behind)
