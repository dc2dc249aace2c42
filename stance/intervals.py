"""How far a figure may be off: Wilson's interval for proportions, the clustered bootstrap for all else."""

from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from stance.records import Row

RESAMPLES = 1000
_Z = 1.959963984540054  # the normal quantile of a two-sided 95% interval
_PLACES = 4  # decimals in files
_CELLS = 10_000_000  # drawn at once, which bounds memory

Numbers = NDArray[np.int64]
Figures = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure with its 95% interval, ``None`` where it can't be had."""

    value: float | None
    low: float | None = None
    high: float | None = None

    def to_json(self) -> Row:
        """Return the figure as its block of ``evaluation.json``, rounded to 4 places."""
        return {"value": _rounded(self.value), "low": _rounded(self.low), "high": _rounded(self.high)}


def wilson(hits: int, n: int) -> Interval:
    """Return the proportion ``hits / n`` with its 95% score interval.

    Source: Wilson (1927), *Journal of the American Statistical Association* 22: 209-212. It takes the lines as
    independent.
    """
    if n == 0:
        return Interval(None)
    share, squared = hits / n, _Z**2
    middle = (share + squared / (2 * n)) / (1 + squared / n)
    half = _Z * sqrt(share * (1 - share) / n + squared / (4 * n**2)) / (1 + squared / n)
    # At the ends the interval touches 0 or 1 exactly; floating point would miss it by a hair.
    low = 0.0 if hits == 0 else middle - half
    high = 1.0 if hits == n else middle + half
    return Interval(share, low, high)


def resample(counts: Numbers | Figures, *, seed: int = 0, resamples: int = RESAMPLES) -> Figures:
    """Draw clusters with replacement and add up their counts.

    Source: the cluster bootstrap of Davison and Hinkley (1997), *Bootstrap Methods and their Application*, 3.8.

    Parameters
    ----------
    counts : array of shape (n_clusters, ...)
        What each cluster (an article) counts.
    seed : int, default 0
        Equal seeds and numbers of clusters draw the same clusters, so that systems are compared on the same draws.
    resamples : int, default 1000

    Returns
    -------
    array of shape (resamples, ...)
        Empty where there are fewer than two clusters, which say nothing of how clusters differ.
    """
    clusters, shape = counts.shape[0], counts.shape[1:]
    if clusters < 2:
        return np.zeros((0, *shape))
    flat = counts.reshape(clusters, -1).astype(np.float64)
    generator = np.random.default_rng(seed)
    batch = max(1, _CELLS // clusters)
    sizes = [min(batch, resamples - start) for start in range(0, resamples, batch)]
    return np.concatenate([_draws(generator, clusters, size) @ flat for size in sizes]).reshape(-1, *shape)


def percentiles(value: float, resampled: Figures) -> Interval:
    """Return a figure with the 2.5th and 97.5th percentile of its resampled values, undefined ones left aside.

    Parameters
    ----------
    value : float
        The figure itself, not a number where it is undefined.
    resampled : array of shape (resamples,)
    """
    if np.isnan(value):
        return Interval(None)
    defined = resampled[~np.isnan(resampled)]
    if not len(defined):
        return Interval(float(value))
    low, high = np.quantile(defined, [0.025, 0.975])
    return Interval(float(value), float(low), float(high))


def _draws(generator: np.random.Generator, clusters: int, size: int) -> Figures:
    """How often each cluster is in each resample, of shape (size, clusters)."""
    drawn = generator.integers(clusters, size=(size, clusters)) + np.arange(size)[:, None] * clusters
    times = np.bincount(drawn.ravel(), minlength=size * clusters)
    return times.reshape(size, clusters).astype(np.float64)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, _PLACES)
