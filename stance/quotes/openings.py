"""Openings: where the content behind a report may begin, and the signs of each place."""

from typing import NamedTuple

from stance.quotes.atoms import named, number, pair
from stance.quotes.compilation import compilable
from stance.quotes.cue_candidates import AFTER, BEFORE, NO, NONE, THAT, WORD, Cue, beside
from stance.quotes.phrases import COMMA
from stance.quotes.segments import Segment
from stance.quotes.sorts import FINITE_VERB, OPENED, OPENER
from stance.quotes.source_candidates import (
    AGENT,
    BEHIND,
    MANY,
    NEAR,
    POSSESSIVE_PLACE,
    SUBJECT,
    SourceCandidate,
    classes_between,
)
from stance.quotes.traits import BEFORE_REPORT
from stance.quotes.weights import NO_CHOICE, Choice, Values, Weights, considered, scored
from stance.quotes.words import Words

OPENING = 3  # the number of this choice
QUOTED, BESIDE_QUOTED, MARK, BEGINS, IN, NAME = map(named, ("q", "2", '"', "begins", "in", "name"))
AT, _CUE = named("at"), named("cue")
_REACH = 16  # words behind a report
_MOST = 9

COMMON = 11  # of the names: what all openings share
NAMES = (
    "cue's class",
    "cue's ending",
    "source",
    "class before the report",
    "class behind the cue",
    "next two classes",
    "that",
    "quotations around",
    "helpers",
    "class behind the report",
    "next two classes behind the report",
    "marker",
    "marker's class",
    "first class",
    "first word",
    "second class",
    "distance",
    "quotation begins",
    "between",
    "marker and first class",
    "words to the end",
)


class Report(NamedTuple):
    """A cue with its source: what stands between them and around them reports, and says nothing itself."""

    cue: Cue
    source: SourceCandidate
    start: int
    end: int


@compilable
def report_of(words: Words, segment: Segment, cue: Cue, source: SourceCandidate) -> Report:
    """Return the words from the source to the cue, or from the cue to the source, where they stand together."""
    start, end = cue.start, cue.at + 1
    place = source.place
    if place in (SUBJECT, NEAR, POSSESSIVE_PLACE):
        start = min(start, source.stretch[0])
    elif BEHIND <= place <= AGENT:
        end = max(end, source.stretch[1])
    while start > segment.first and words.traits[start - 1] & BEFORE_REPORT:
        start -= 1
    return Report(cue, source, start, end)


@compilable
def openings(words: Words, segment: Segment, report: Report) -> list[int]:
    """Return the words behind a report at which the content may begin."""
    kinds, inside = words.kinds, words.inside
    found: list[int] = []
    for at in range(report.end, min(report.end + _REACH, segment.end)):
        if kinds[at] == THAT and at + 1 < words.size and not words.sorts[at + 1] & FINITE_VERB:
            continue  # it opens a clause, and is no word of it
        if inside[at] >= 0 and kinds[at - 1] == MARK and inside[at - 1] == inside[at]:
            continue  # the mark before it is the same place
        opens = at == report.end or words.sorts[at - 1] & OPENER or words.sorts[at] & OPENED
        names = kinds[at] == NAME and kinds[at - 1] != NAME
        if opens or names or inside[at] != inside[at - 1]:
            found.append(at)
            if len(found) == _MOST:
                break
    return found


@compilable
def choose_opening(weights: Weights, words: Words, segment: Segment, report: Report) -> tuple[Choice, Choice]:
    """Return the word at which the content behind a report most likely begins, -1 if nowhere, and where if it begins somewhere."""
    common = opening_common(words, segment, report)
    nowhere = scored(weights, OPENING, opening_given(report.cue, NONE), 0, common)
    choice, somewhere = considered(NO_CHOICE, -1, weights.intercepts[OPENING] + nowhere), NO_CHOICE
    given = opening_given(report.cue, AT)
    shared = weights.intercepts[OPENING] + scored(weights, OPENING, given, 0, common)
    for at in openings(words, segment, report):
        log_odds = shared + scored(weights, OPENING, given, COMMON, opening_signs(words, segment, report, at))
        choice, somewhere = considered(choice, at, log_odds), considered(somewhere, at, log_odds)
    return choice, somewhere


@compilable
def opening_given(cue: Cue, place: int) -> Values:
    """Return in the light of what the signs of an opening count: that there is one, or none, and the cue."""
    return place, pair(pair(place, WORD), cue.word), pair(place, cue.kind)


@compilable
def opening_common(words: Words, segment: Segment, report: Report) -> Values:
    """Return the signs that all openings share."""
    cue, end = report.cue, report.end
    behind, behind_two = AFTER, AFTER
    if end < segment.end:
        behind, behind_two = words.kinds[end], pair(words.kinds[end], beside(words.kinds, segment, end + 1))
        if words.inside[end] >= 0 or (end + 1 < segment.end and words.inside[end + 1] >= 0):
            behind, behind_two = pair(behind, QUOTED), pair(behind_two, QUOTED)
    return (
        cue.kind,
        cue.ending,
        report.source.place,
        class_before(words, segment, report),
        cue.behind,
        cue.behind_two,
        cue.that,
        cue.around,
        cue.helpers,
        behind,
        behind_two,
    )


@compilable
def class_before(words: Words, segment: Segment, report: Report) -> int:
    """Return the class before a report, and whether a quotation stands there."""
    start = report.start
    if start == segment.first:
        return BEFORE
    kind = words.kinds[start - 1]
    if words.inside[start - 1] >= 0:
        return pair(kind, QUOTED)
    if start - 1 > segment.first and words.inside[start - 2] >= 0:
        return pair(kind, BESIDE_QUOTED)
    return kind


@compilable
def opening_signs(words: Words, segment: Segment, report: Report, opening: int) -> Values:
    """Return the signs of an opening's own."""
    kinds, inside = words.kinds, words.inside
    distance = opening - report.end
    marker = words.forms[opening - 1] if distance else _CUE
    quotation = NO
    if inside[opening] >= 0:
        quotation = BEGINS if inside[opening - 1] != inside[opening] else IN
    return (
        marker,
        kinds[opening - 1] if distance else _CUE,
        kinds[opening],
        words.forms[opening],
        beside(kinds, segment, opening + 1),
        number(distance if distance < 5 else 5 + min((distance - 5) // 3, 4)),
        quotation,
        _between(words, report.end, opening),
        pair(marker, kinds[opening]),
        number(min((segment.end - opening) // 3, 4)),
    )


@compilable
def _between(words: Words, first: int, end: int) -> int:
    """The classes between, or whether there is a comma among many."""
    value = classes_between(words, first, end)
    if value == MANY:
        for at in range(first, end):
            if words.kinds[at] == COMMA:
                return pair(MANY, COMMA)
    return value
