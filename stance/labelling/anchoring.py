"""How far a pre-annotation pulls people: how often they answer as the model does where they saw its answer and where not."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from stance.labelling.answered import NO_ANSWER, Answered
from stance.labelling.bootstrapping import Coefficient, Figures, summed
from stance.labelling.coefficients import ratio
from stance.records import Row

_NOT_KNOWN = "no answer of which it is known what the model said"


@dataclass(frozen=True, slots=True)
class Shares:
    """How often answers are the model's.

    Parameters
    ----------
    shown_n, blind_n : int
        Answers where the model's was seen beforehand, and where it is known but was not seen.
    shown, blind : Coefficient
        The share of these that are the model's.
    difference : Coefficient
        ``shown`` less ``blind``. Which quotes are blind is drawn by their id, so that it is the pull of the pre-annotation.
    """

    shown_n: int
    blind_n: int
    shown: Coefficient
    blind: Coefficient
    difference: Coefficient

    def to_json(self) -> Row:
        """Return the block of these shares."""
        return {
            "shown": {"n": self.shown_n, **self.shown.to_json()},
            "blind": {"n": self.blind_n, **self.blind.to_json()},
            "difference": self.difference.to_json(),
        }


@dataclass(frozen=True, slots=True)
class Pull:
    """The shares of all annotators and of each."""

    overall: Shares
    by_annotator: Mapping[str, Shares]

    def to_json(self) -> Row:
        """Return the block of the question's pull."""
        by_annotator = {name: shares.to_json() for name, shares in self.by_annotator.items()}
        return {**self.overall.to_json(), "by_annotator": by_annotator}


def pull_of(table: Answered, *, seed: int = 0) -> Pull:
    """Return how far the model's answers pulled the annotators of one question."""
    columns = range(len(table.annotators))
    return Pull(
        overall=_shares(table, np.ones(len(table.annotators), dtype=np.bool_), seed),
        by_annotator={
            table.annotators[column]: _shares(table, np.arange(len(columns)) == column, seed) for column in columns
        },
    )


def _shares(table: Answered, chosen: NDArray[np.bool_], seed: int) -> Shares:
    """Sum, by article: answers shown, those that are the model's, answers blind, those that are the model's."""
    known = (table.codes != NO_ANSWER) & (table.predicted != NO_ANSWER) & chosen
    same = table.codes == table.predicted
    masks = (known & table.shown, known & table.shown & same, known & ~table.shown, known & ~table.shown & same)
    columns = np.column_stack([mask.sum(axis=1) for mask in masks]).astype(np.float64)
    lines = known.any(axis=1)
    sums = summed(columns[lines], table.articles[lines], seed=seed)
    return Shares(
        shown_n=int(sums.whole[0]),
        blind_n=int(sums.whole[2]),
        shown=sums.figure(partial(_share, first=0), f"{_NOT_KNOWN} and was shown"),
        blind=sums.figure(partial(_share, first=2), f"{_NOT_KNOWN} and was not shown"),
        difference=sums.figure(_difference, "one of the two shares is undefined"),
    )


def _share(sums: Figures, *, first: int) -> Figures:
    return ratio(sums[..., first + 1], sums[..., first])


def _difference(sums: Figures) -> Figures:
    return _share(sums, first=0) - _share(sums, first=2)
