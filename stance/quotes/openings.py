"""Openings: where the content behind a report may begin, and the signs of each place."""

from dataclasses import dataclass

from stance.language.word_classes import NAME
from stance.quotes.cue_candidates import AFTER, BEFORE, Cue
from stance.quotes.layout import Segment, Words
from stance.quotes.source_candidates import SourceCandidate
from stance.quotes.weights import Options, Values

_REACH = 16  # words behind a report
_MOST = 9
_OPENERS = frozenset({"that", ",", ":", ";", "-", '"', "to", "by", "as", "preposition"})
_OPENED = frozenset(
    {"question", "to", "determiner", "possessive", "pronoun", "it", "-ing", "that", "object pronoun", "who"}
)
_AFTER_PRONOUN = frozenset({"be", "have", "modal"})

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
_NO_OPENING = ("",) * (len(NAMES) - COMMON)


@dataclass(frozen=True, slots=True)
class Report:
    """A cue with its source: what stands between them and around them reports, and says nothing itself."""

    cue: Cue
    source: SourceCandidate
    start: int
    end: int


def report_of(words: Words, segment: Segment, cue: Cue, source: SourceCandidate) -> Report:
    """Return the words from the source to the cue, or from the cue to the source, where they stand together."""
    start, end = cue.start, cue.at + 1
    if source.stretch:
        first, last = source.stretch
        if source.place in {"subject", "near", "possessive"}:
            start = min(start, first)
        elif source.place.startswith(("behind", "agent")):
            end = max(end, last)
    while start > segment.first and words.lowers[start - 1] in {"as", "and", "but"}:
        start -= 1
    return Report(cue, source, start, end)


def openings(words: Words, segment: Segment, report: Report) -> list[int]:
    """Return the words behind a report at which the content may begin."""
    kinds, inside = words.kinds, words.inside
    found: list[int] = []
    for at in range(report.end, min(report.end + _REACH, segment.end)):
        kind = kinds[at]
        if kind == "that" and at + 1 < len(kinds) and kinds[at + 1] not in _AFTER_PRONOUN:
            continue  # it opens a clause, and is no word of it
        if inside[at] >= 0 and kinds[at - 1] == '"' and inside[at - 1] == inside[at]:
            continue  # the mark before it is the same place
        if (
            at == report.end
            or kinds[at - 1] in _OPENERS
            or kind in _OPENED
            or inside[at] != inside[at - 1]
            or (kind == NAME and kinds[at - 1] != NAME)
        ):
            found.append(at)
            if len(found) == _MOST:
                break
    return found


def opening_options(words: Words, segment: Segment, report: Report) -> Options:
    """Return where the content behind a report may begin, with the signs: a word, or nowhere."""
    kinds, cue = words.kinds, report.cue
    common = (
        kinds[cue.at],
        cue.ending,
        report.source.place,
        class_before(words, segment, report),
        cue.behind,
        cue.behind_two,
        cue.that,
        cue.around,
        cue.helpers,
        *_behind(words, segment, report),
    )
    word, kind = "word " + words.lowers[cue.at], kinds[cue.at]
    at = ("at", "at " + word, "at " + kind)
    found: list[tuple[int | None, Values, Values]] = [(None, _NO_OPENING, ("none", "none " + word, "none " + kind))]
    found += [(each, _opening_signs(words, segment, report, each), at) for each in openings(words, segment, report)]
    return Options(common, found)


def _behind(words: Words, segment: Segment, report: Report) -> tuple[str, str]:
    """The class behind a report with whether speech goes on there, and the next two classes."""
    kinds, inside, end = words.kinds, words.inside, report.end
    if end >= segment.end:
        return AFTER, AFTER
    following = kinds[end + 1] if end + 1 < segment.end else AFTER
    quoted = "q" if max(inside[end : min(end + 2, segment.end)]) >= 0 else ""
    return kinds[end] + quoted, kinds[end] + " " + following + quoted


def class_before(words: Words, segment: Segment, report: Report) -> str:
    """Return the class before a report, and whether a quotation stands there."""
    start = report.start
    if start == segment.first:
        return BEFORE
    quoted = (
        "q"
        if words.inside[start - 1] >= 0
        else "2"
        if start - 1 > segment.first and words.inside[start - 2] >= 0
        else ""
    )
    return words.kinds[start - 1] + quoted


def _opening_signs(words: Words, segment: Segment, report: Report, opening: int) -> Values:
    kinds, inside = words.kinds, words.inside
    distance = opening - report.end
    between = kinds[report.end : opening]
    marker = words.forms[opening - 1] if distance else "cue"
    begins = inside[opening] >= 0 and inside[opening - 1] != inside[opening]
    return (
        marker,
        kinds[opening - 1] if distance else "cue",
        kinds[opening],
        words.forms[opening],
        kinds[opening + 1] if opening + 1 < segment.end else AFTER,
        str(distance if distance < 5 else 5 + min((distance - 5) // 3, 4)),
        "begins" if begins else "in" if inside[opening] >= 0 else "no",
        " ".join(between) if len(between) < 4 else "many" + (" ," if "," in between else ""),
        marker + " " + kinds[opening],
        str(min((segment.end - opening) // 3, 4)),
    )
