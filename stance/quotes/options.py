"""The options of each choice with all their signs: what the weights are learned from, and by what a choice is explained."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from stance.quotes import endings, openings, source_candidates, starts
from stance.quotes.atoms import NOTHING, Vocabulary
from stance.quotes.cue_candidates import NONE, Cue, cue_given, cue_signs, glance, glance_given
from stance.quotes.models import CHOICES, NAMES, written_value
from stance.quotes.openings import Report
from stance.quotes.segments import Segment
from stance.quotes.sorts import REPORTING_NOUN
from stance.quotes.source_candidates import NO_SOURCE, SourceCandidate
from stance.quotes.starts import Start
from stance.quotes.weights import CHOICE_BITS, THOUSAND, Values, Weights
from stance.quotes.words import Column, Words


class Signs(NamedTuple):
    """What tells an option.

    Parameters
    ----------
    choice : str
        What is chosen, one of `NAMES`.
    values : values
        One for each name.
    given : values
        In the light of what they count.
    """

    choice: str
    values: Values
    given: Values


class Reason(NamedTuple):
    """What a sign counted: a weight in log-odds, the sign's name and its value."""

    weight: float
    name: str
    value: str


def word_signs(words: Words, segment: Segment, at: int) -> Signs:
    """Return the signs of a word at a glance."""
    return Signs("word", glance(words, segment, at), glance_given(words, at))


def signs_of_cue(words: Words, segment: Segment, at: int) -> Signs:
    """Return the signs of a cue."""
    return Signs("cue", cue_signs(words, segment, at), cue_given(words, at))


def source_options(
    words: Words, segment: Segment, cue: Cue, candidates: list[SourceCandidate]
) -> Iterator[tuple[SourceCandidate, Signs]]:
    """Yield the source candidates of a cue, the last that there is none."""
    common = source_candidates.source_common(words, segment, cue, candidates)
    none = (NOTHING,) * (len(source_candidates.NAMES) - source_candidates.COMMON)
    for each in candidates:
        own = none if each.place == NO_SOURCE else source_candidates.source_signs(words, segment, cue, each.stretch)
        yield each, Signs("source", common + own, source_candidates.source_given(cue, each))


def opening_options(words: Words, segment: Segment, report: Report) -> Iterator[tuple[int, Signs]]:
    """Yield the words behind a report at which the content may begin, the first -1: nowhere."""
    common = openings.opening_common(words, segment, report)
    none = (NOTHING,) * (len(openings.NAMES) - openings.COMMON)
    yield -1, Signs("opening", common + none, openings.opening_given(report.cue, NONE))
    for at in openings.openings(words, segment, report):
        own = openings.opening_signs(words, segment, report, at)
        yield at, Signs("opening", common + own, openings.opening_given(report.cue, openings.AT))


def ending_options(
    words: Words, segment: Segment, report: Report, opening: int, likely: Column
) -> Iterator[tuple[int, Signs]]:
    """Yield the words before which a content that begins at `opening` may end."""
    common = endings.ending_common(words, report, opening)
    for end in endings.endings(words, segment, opening, words.sorts[report.cue.at] & REPORTING_NOUN != 0):
        own = endings.ending_signs(words, segment, opening, end, likely)
        yield end, Signs("ending", common + own, endings.ending_given(words, segment, opening, end))


def start_options(words: Words, segment: Segment, report: Report, likely: Column) -> Iterator[tuple[Start, Signs]]:
    """Yield the stretches before a report that may be content, the first that none is."""
    common = starts.start_common(words, segment, report)
    for each in starts.starts(words, segment, report):
        own = starts.start_signs(words, segment, report, each, likely)
        yield each, Signs("start", common + own, starts.start_given(report, each))


def log_odds(weights: Weights, signs: Signs) -> float:
    """Return the log-odds of an option."""
    intercept = weights.intercepts[CHOICES.index(signs.choice)]
    return (intercept + sum(weight for weight, _, _ in _counted(weights, signs))) / THOUSAND


def reasons(weights: Weights, signs: Signs, vocabulary: Vocabulary) -> list[Reason]:
    """Return what each sign counted, by itself and in the light of all that is given together, the heaviest first."""
    counted: dict[tuple[str, Any], int] = {}
    for weight, name, value in _counted(weights, signs):
        counted[name, value] = counted.get((name, value), 0) + weight
    found = [
        Reason(weight / THOUSAND, name, written_value(name, value, vocabulary))
        for (name, value), weight in counted.items()
    ]
    return sorted(found, key=lambda reason: (-abs(reason.weight), reason.name))


def _counted(weights: Weights, signs: Signs) -> Iterator[tuple[int, str, int]]:
    names = NAMES[signs.choice]
    for given in signs.given:
        for name, table in weights.tables.get(given << CHOICE_BITS | CHOICES.index(signs.choice), ()):
            if signs.values[name] in table:
                yield table[signs.values[name]], names[name], signs.values[name]
