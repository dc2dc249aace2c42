"""Figures with 95% intervals from sums over quotes, by a bootstrap that draws whole articles."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stance.intervals import Interval, percentiles, resample
from stance.records import Row

Figures = NDArray[np.float64]
Numbers = NDArray[np.int64]
LEAST_ARTICLES = 5  # of fewer, resamples are too much alike for an interval that could be trusted
LARGEST_SHARE_UNDEFINED = 0.05  # of resamples, above which an interval would hold for the others only


@dataclass(frozen=True, slots=True)
class Coefficient:
    """A figure with its interval, or why it is undefined."""

    interval: Interval
    undefined: str | None = None

    def to_json(self) -> Row:
        """Return the figure with the bounds of its interval, rounded to 4 places, and the reason where there is none."""
        block = self.interval.to_json()
        return block if self.undefined is None else {**block, "undefined": self.undefined}


class Sums(NamedTuple):
    """Sums over all quotes, of shape (columns,), and over each resample of articles, of shape (resamples, columns).

    There are no resamples of too few articles.
    """

    whole: Figures
    drawn: Figures

    def figure(self, formula: Callable[[Figures], Figures], undefined: str) -> Coefficient:
        """Return what a formula makes of the sums, with the interval that the resamples give.

        There is no interval where there are fewer than five articles, where every resample gives one figure (so that how
        articles differ can't be told), or where the figure is undefined in more than one of twenty resamples.

        Parameters
        ----------
        formula : callable
            Takes sums along the last axis.
        undefined : str
            The reason, where the formula gives no number.
        """
        value = float(formula(self.whole))
        if np.isnan(value):
            return Coefficient(Interval(None), undefined)
        drawn = formula(self.drawn)
        defined = drawn[~np.isnan(drawn)]
        too_few = len(defined) < (1 - LARGEST_SHARE_UNDEFINED) * len(drawn)
        if not len(defined) or too_few or np.ptp(defined) < 1e-12:
            return Coefficient(Interval(value))
        return Coefficient(percentiles(value, drawn))


def summed(columns: Figures, articles: Numbers, *, seed: int = 0) -> Sums:
    """Add up rows of numbers, over all and over resamples of their articles.

    Parameters
    ----------
    columns : array of shape (n_rows, columns)
    articles : array of int, of shape (n_rows,)
        The number of the article of each row.
    seed : int, default 0
    """
    names, members = np.unique(articles, return_inverse=True)
    by_article = np.zeros((len(names), columns.shape[1]))
    np.add.at(by_article, members, columns)
    drawn = resample(by_article, seed=seed) if len(names) >= LEAST_ARTICLES else by_article[:0]
    return Sums(columns.sum(axis=0), drawn)
