"""The learned weights of all choices, read from their file."""

import csv
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from stance.errors import MisfitError
from stance.quotes import cue_candidates, endings, openings, source_candidates, starts, whole
from stance.quotes.atoms import FIRST_PLACE, PLACES, WEIGHTS, Vocabulary, load_vocabulary
from stance.quotes.weights import CHOICE_BITS, THOUSAND, Row, Weights

# The names of each choice's signs. Whether a word is worth a closer look; whether it is a cue; which noun phrase is its source;
# where the content behind the report begins and ends; what of the content stands before it; whether all of it is right.
NAMES = {
    "word": cue_candidates.GLANCE_NAMES,
    "cue": cue_candidates.NAMES,
    "source": source_candidates.NAMES,
    "opening": openings.NAMES,
    "ending": endings.NAMES,
    "start": starts.NAMES,
    "whole": whole.NAMES,
}
CHOICES = tuple(NAMES)
INTERCEPT = "intercept"
_COLUMNS = 5
_PLACES = "choices"  # the sign whose value is a set of places, a bit each


def read_weights(path: Path = WEIGHTS, vocabulary: Vocabulary | None = None) -> Weights:
    """Read a file of weights: choice, given, name, value, weight in columns parted by tabs.

    Parameters
    ----------
    vocabulary : Vocabulary, optional
        The packaged one by default.

    Raises
    ------
    MisfitError
        If a line is malformed, which is named, or a choice has no intercept.
    """
    vocabulary = vocabulary or load_vocabulary()
    rows: list[Row] = []
    intercepts: dict[str, int] = {}
    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        for columns in reader:
            choice, given, name, value, weight = _line(columns, f"{path}:{reader.line_num}")
            if name == INTERCEPT:
                intercepts[choice] = weight
            else:
                light = vocabulary.value(given) << CHOICE_BITS | CHOICES.index(choice)
                rows.append((light, NAMES[choice].index(name), value_of(name, value, vocabulary), weight))
    if missing := [choice for choice in NAMES if choice not in intercepts]:
        raise MisfitError(f"{path}: the choice '{missing[0]}' has no {INTERCEPT}; learn the weights again.")
    return Weights([intercepts[choice] for choice in CHOICES], rows)


def value_of(name: str, written: str, vocabulary: Vocabulary) -> int:
    """Return a sign's value as it is written in the file."""
    if name != _PLACES:
        return vocabulary.value(written)
    return sum(1 << vocabulary.atom(place) - FIRST_PLACE for place in written.split())


def written_value(name: str, value: int, vocabulary: Vocabulary) -> str:
    """Return a sign's value as it is written in the file, empty for none."""
    if name != _PLACES:
        return vocabulary.written(value)
    return " ".join(place for at, place in enumerate(PLACES) if value >> at & 1)


def _line(columns: Sequence[str], place: str) -> tuple[str, str, str, str, int]:
    """A line of the file, once all of it is known and its weight is a number."""
    if len(columns) != _COLUMNS:
        raise MisfitError(f"{place}: {len(columns)} columns instead of {_COLUMNS}; learn the weights again.")
    choice, given, name, value, weight = columns
    if choice not in NAMES:
        raise MisfitError(f"{place}: '{choice}' is no choice; use one of {', '.join(NAMES)}.")
    if name != INTERCEPT and name not in NAMES[choice]:
        raise MisfitError(f"{place}: '{name}' is no sign of the choice '{choice}'; learn the weights again.")
    try:
        return choice, given, name, value, round(THOUSAND * float(weight))
    except ValueError as error:
        raise MisfitError(f"{place}: the weight '{weight}' is no number; learn the weights again.") from error


@lru_cache(maxsize=1)
def load_weights() -> Weights:
    """Read the packaged weights."""
    return read_weights()
