"""Starts: what of a content may stand before a report, and the signs of each stretch."""

from typing import NamedTuple

from stance.quotes.atoms import named, number, pair
from stance.quotes.compilation import compilable
from stance.quotes.cue_candidates import NO, NONE, YES, beside
from stance.quotes.endings import without_last_marks
from stance.quotes.openings import BEGINS, IN, MARK, Report, class_before
from stance.quotes.segments import Segment
from stance.quotes.sorts import CLAUSE_EDGE
from stance.quotes.source_candidates import NO_SOURCE, SUBJECT
from stance.quotes.weights import NO_CHOICE, Choice, Values, Weights, considered, scored
from stance.quotes.words import NOWHERE, Column, Stretch, Words

START = 5  # the number of this choice
_EDGE, _FIRST, _SOME, _ALL, _OUT = map(named, ("edge", "first", "some", "all", "out"))
_MOST = 6
_CUE_REACH = 4

COMMON = 9  # of the names: what all starts share
NAMES = (
    "cue's class",
    "cue's word",
    "cue's ending",
    "source",
    "class before the report",
    "class behind the report",
    "quotations around",
    "helpers",
    "that",
    "place",
    "class before",
    "first class",
    "first word",
    "distance",
    "edges passed",
    "in quotation",
    "quotation",
    "from the beginning",
    "cue before",
    "place and class before the report",
)


class Start(NamedTuple):
    """A stretch before a report that may be its content, or that there is none.

    Parameters
    ----------
    place : atom
        ``edge``, of a clause or a quotation; ``first``, the beginning of the segment; ``subject`` of the cue; or ``none``.
    stretch : pair of int
        Its words; `NOWHERE` where there is none.
    """

    place: int
    stretch: Stretch


@compilable
def starts(words: Words, segment: Segment, report: Report) -> list[Start]:
    """Return the stretches before a report that may be its content, and first that none is."""
    low, cue, source = segment.first, report.cue, report.source
    found = [Start(NONE, NOWHERE)]
    end = without_last_marks(words, low, report.start)
    paused = end < report.start or (end > low and (words.inside[end - 1] >= 0 or words.kinds[end - 1] == MARK))
    if end > low and (paused or source.place == NO_SOURCE or cue.subject == NOWHERE):
        at = end - 1
        while at > low and len(found) <= _MOST:
            if words.sorts[at - 1] & CLAUSE_EDGE or words.inside[at] != words.inside[at - 1]:
                found.append(Start(_EDGE, (at, end)))
            at -= 1
        found.append(Start(_FIRST, (low, end)))
    if cue.subject != NOWHERE and cue.subject != source.stretch:  # noqa: PLR1714 - what is compiled looks for no pair among pairs
        found.append(Start(SUBJECT, cue.subject))
    return found


@compilable
def choose_start(
    weights: Weights, words: Words, segment: Segment, report: Report, likely: Column, candidates: list[Start]
) -> tuple[Choice, Choice]:
    """Return which candidate most likely is what of the content stands before a report, and which but for the first, that nothing is.

    Parameters
    ----------
    likely : column
        For each word whether it is a likely cue.
    """
    common = start_common(words, segment, report)
    choice, somewhere = NO_CHOICE, NO_CHOICE
    for at, candidate in enumerate(candidates):
        given = start_given(report, candidate)
        log_odds = weights.intercepts[START] + scored(weights, START, given, 0, common)
        log_odds += scored(weights, START, given, COMMON, start_signs(words, segment, report, candidate, likely))
        choice = considered(choice, at, log_odds)
        if at:
            somewhere = considered(somewhere, at, log_odds)
    return choice, somewhere


@compilable
def start_given(report: Report, start: Start) -> Values:
    """Return in the light of what the signs of a start count."""
    return start.place, pair(start.place, report.cue.kind)


@compilable
def start_common(words: Words, segment: Segment, report: Report) -> Values:
    """Return the signs that all starts share."""
    cue = report.cue
    before, behind = class_before(words, segment, report), beside(words.kinds, segment, report.end)
    return (
        cue.kind,
        cue.word,
        cue.ending,
        report.source.place,
        before,
        behind,
        cue.around,
        cue.helpers,
        cue.that,
    )


@compilable
def start_signs(words: Words, segment: Segment, report: Report, start: Start, likely: Column) -> Values:
    """Return the signs of a start's own."""
    before = pair(start.place, class_before(words, segment, report))
    first, end = start.stretch
    if first < 0:
        return start.place, 0, 0, 0, 0, 0, 0, 0, 0, 0, before
    inside = words.inside
    begins = first > segment.first and inside[first] != inside[first - 1]
    place = IN if inside[first] >= 0 else _OUT
    return (
        start.place,
        beside(words.kinds, segment, first - 1),
        words.kinds[first],
        words.forms[first],
        number(min((end - first) // 3, 6)),
        number(min(_edges(words, first, end), 5)),
        _in_quotation(inside, first, end),
        pair(place, BEGINS) if begins else place,
        number(min(first - segment.first, 3)),
        _cue_before(likely, segment.first, first),
        before,
    )


@compilable
def _edges(words: Words, first: int, end: int) -> int:
    passed = 0
    for at in range(first, end):
        passed += words.sorts[at] & CLAUSE_EDGE != 0
    return passed


@compilable
def _in_quotation(inside: Column, first: int, end: int) -> int:
    outside = 0
    for at in range(first, end):
        outside += inside[at] < 0
    if outside == end - first:
        return NO
    return _SOME if outside else _ALL


@compilable
def _cue_before(likely: Column, low: int, first: int) -> int:
    for at in range(max(low, first - _CUE_REACH), first):
        if likely[at]:
            return YES
    return NO
