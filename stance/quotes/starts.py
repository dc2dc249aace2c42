"""Starts: what of a content may stand before a report, and the signs of each stretch."""

from stance.quotes.cue_candidates import AFTER, BEFORE
from stance.quotes.endings import without_last_marks
from stance.quotes.layout import Segment, Words
from stance.quotes.openings import Report, class_before
from stance.quotes.phrases import Stretch
from stance.quotes.weights import Options, Values

_MOST = 6
_CLAUSE_EDGES = frozenset({",", ";", ":", "-", "(", ")", "that", "coordinator", "subordinator", "question", "who"})

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
_NO_START = ("",) * (len(NAMES) - COMMON - 1)


def starts(words: Words, segment: Segment, report: Report) -> list[tuple[str, Stretch]]:
    """Return the stretches before a report that may be its content, each with its place."""
    kinds, inside = words.kinds, words.inside
    low = segment.first
    found: list[tuple[str, Stretch]] = []
    end = without_last_marks(words, low, report.start)
    paused = end < report.start or (end > low and (inside[end - 1] >= 0 or kinds[end - 1] == '"'))
    if end > low and (paused or report.source.place == "none" or report.cue.subject is None):
        at = end - 1
        while at > low and len(found) < _MOST:
            if kinds[at - 1] in _CLAUSE_EDGES or inside[at] != inside[at - 1]:
                found.append(("edge", (at, end)))
            at -= 1
        found.append(("first", (low, end)))
    subject = report.cue.subject
    if subject and subject != report.source.stretch:
        found.append(("subject", subject))
    return found


def start_options(words: Words, segment: Segment, report: Report, cues: set[int]) -> Options:
    """Return what of the content may stand before a report, with the signs: a stretch of words, or nothing.

    Parameters
    ----------
    cues : set of int
        The likely cues of the segment.
    """
    kinds, cue = words.kinds, report.cue
    before, kind = class_before(words, segment, report), kinds[cue.at]
    common = (
        kind,
        words.lowers[cue.at],
        cue.ending,
        report.source.place,
        before,
        kinds[report.end] if report.end < segment.end else AFTER,
        cue.around,
        cue.helpers,
        cue.that,
    )
    found: list[tuple[Stretch | None, Values, Values]] = [
        (None, ("none", *_NO_START[1:], "none " + before), ("none", "none " + kind))
    ]
    for place, stretch in starts(words, segment, report):
        signs = _start_signs(words, segment, stretch, cues)
        found.append((stretch, (place, *signs, place + " " + before), (place, place + " " + kind)))
    return Options(common, found)


def _start_signs(words: Words, segment: Segment, stretch: Stretch, cues: set[int]) -> Values:
    kinds, inside = words.kinds, words.inside
    low = segment.first
    first, end = stretch
    passed = sum(kind in _CLAUSE_EDGES for kind in kinds[first:end])
    outside = inside[first:end].count(-1)
    begins = first > low and inside[first] != inside[first - 1]
    return (
        kinds[first - 1] if first > low else BEFORE,
        kinds[first],
        words.forms[first],
        str(min((end - first) // 3, 6)),
        str(min(passed, 5)),
        "no" if outside == end - first else "some" if outside else "all",
        ("in" if inside[first] >= 0 else "out") + (" begins" if begins else ""),
        str(min(first - low, 3)),
        "yes" if any(at in cues for at in range(max(low, first - 4), first)) else "no",
    )
