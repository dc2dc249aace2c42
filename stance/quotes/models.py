"""The learned weights of each choice, read from their files."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from stance.errors import MisfitError
from stance.quotes import cue_candidates, endings, openings, source_candidates, starts, whole
from stance.quotes.weights import Weights

WEIGHTS = Path(__file__).parent / "data" / "weights.tsv"
NAMES = {
    "word": cue_candidates.GLANCE_NAMES,
    "cue": cue_candidates.NAMES,
    "source": source_candidates.NAMES,
    "opening": openings.NAMES,
    "ending": endings.NAMES,
    "start": starts.NAMES,
    "whole": whole.NAMES,
}
COMMON = {
    "source": source_candidates.COMMON,
    "opening": openings.COMMON,
    "ending": endings.COMMON,
    "start": starts.COMMON,
}
INTERCEPT = "intercept"
_COLUMNS = 5


@dataclass(frozen=True, slots=True)
class Models:
    """The weights by choice.

    Parameters
    ----------
    word : Weights
        Whether a word is worth a closer look.
    cue : Weights
        Whether it is a cue.
    source : Weights
        Which noun phrase is its source.
    opening, ending : Weights
        Where the content behind the report begins and ends.
    start : Weights
        What of the content stands before the report.
    whole : Weights
        Whether all of it is right.
    """

    word: Weights
    cue: Weights
    source: Weights
    opening: Weights
    ending: Weights
    start: Weights
    whole: Weights


def read_models(path: Path = WEIGHTS) -> Models:
    """Read a file of weights: choice, given, name, value, weight in columns parted by tabs.

    Raises
    ------
    MisfitError
        If a line is malformed, which is named, or a choice has no intercept.
    """
    rows: dict[str, list[tuple[str, str, str, float]]] = {choice: [] for choice in NAMES}
    intercepts: dict[str, float] = {}
    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        for columns in reader:
            choice, given, name, value, weight = _line(columns, f"{path}:{reader.line_num}")
            if name == INTERCEPT:
                intercepts[choice] = weight
            else:
                rows[choice].append((given, name, value, weight))
    if missing := [choice for choice in NAMES if choice not in intercepts]:
        raise MisfitError(f"{path}: the choice '{missing[0]}' has no {INTERCEPT}; learn the weights again.")
    return Models(**{choice: weights_of(choice, rows[choice], intercepts[choice]) for choice in NAMES})


def weights_of(choice: str, rows: Sequence[tuple[str, str, str, float]], intercept: float) -> Weights:
    """Return the weights of a choice, by its name in `NAMES`."""
    return Weights(NAMES[choice], rows, intercept=intercept, common=COMMON.get(choice, 0))


def _line(columns: Sequence[str], place: str) -> tuple[str, str, str, str, float]:
    """A line of the file, once all of it is known and its weight is a number."""
    if len(columns) != _COLUMNS:
        raise MisfitError(f"{place}: {len(columns)} columns instead of {_COLUMNS}; learn the weights again.")
    choice, given, name, value, weight = columns
    if choice not in NAMES:
        raise MisfitError(f"{place}: '{choice}' is no choice; use one of {', '.join(NAMES)}.")
    if name != INTERCEPT and name not in NAMES[choice]:
        raise MisfitError(f"{place}: '{name}' is no sign of the choice '{choice}'; learn the weights again.")
    try:
        return choice, given, name, value, float(weight)
    except ValueError as error:
        raise MisfitError(f"{place}: the weight '{weight}' is no number; learn the weights again.") from error


@lru_cache(maxsize=1)
def load_models() -> Models:
    """Read the packaged weights."""
    return read_models()
