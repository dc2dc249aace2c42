"""Coefficients of agreement on classes without an order, each from sums over quotes.

A quote's share of every sum is a row of numbers, and the rows of a study add up. So a resample of the bootstrap is a sum
of rows too, and every coefficient takes any number of sums at once: a last axis of sums, and what axes one likes before.
"""

import numpy as np
from numpy.typing import NDArray

Figures = NDArray[np.float64]
Numbers = NDArray[np.int64]


def class_counts(codes: Numbers, classes: int) -> Numbers:
    """Return how many annotators chose each class of each quote.

    Parameters
    ----------
    codes : array of int, of shape (n_quotes, n_annotators)
        -1 where there is no answer.
    classes : int

    Returns
    -------
    array of int, of shape (n_quotes, classes)
    """
    return np.stack([(codes == number).sum(axis=1) for number in range(classes)], axis=1)


def parts(counts: Numbers) -> Figures:
    """Return what each quote adds to the sums.

    Parameters
    ----------
    counts : array of int, of shape (n_quotes, classes)

    Returns
    -------
    array of shape (n_quotes, 2 + 1 + classes + classes²)
        Whether two or more answered; which share of the pairs of answers agree; whether one or more answered; the share
        of each class among the answers; and the quote's coincidences, which are its ordered pairs of answers, each
        weighed by one less than the number of answers.
    """
    number = counts.sum(axis=1)
    paired = number >= 2
    same = (counts * (counts - 1)).sum(axis=1) / np.where(paired, number * (number - 1), 1)
    shares = counts / np.maximum(number, 1)[:, None]
    pairs = counts[:, :, None] * counts[:, None, :] - np.eye(counts.shape[1], dtype=np.int64) * counts[:, :, None]
    coincidences = np.where(paired[:, None, None], pairs / np.maximum(number - 1, 1)[:, None, None], 0)
    flat = coincidences.reshape(len(counts), counts.shape[1] ** 2)
    return np.column_stack([paired, np.where(paired, same, 0), number > 0, shares, flat]).astype(np.float64)


def percent_agreement(sums: Figures) -> Figures:
    """Return the share of pairs of answers that agree, each quote counting once; undefined without a pair."""
    return ratio(sums[..., 1], sums[..., 0])


def gwet_ac1(sums: Figures, classes: int) -> Figures:
    """Return Gwet's AC1; undefined where no quote has two answers.

    Source: Gwet (2008), *British Journal of Mathematical and Statistical Psychology* 61: 29-48, for any number of
    annotators and with answers missing, as in Gwet (2014), *Handbook of Inter-Rater Reliability*, 4th edition, chapter 5.
    Quotes with one answer count for the shares of the classes. All classes of the question count, chosen or not.
    """
    shares = ratio(sums[..., 3 : 3 + classes], sums[..., 2:3])
    chance = (shares * (1 - shares)).sum(axis=-1) / (classes - 1)
    return ratio(percent_agreement(sums) - chance, 1 - chance)


def krippendorff_alpha(sums: Figures, classes: int) -> Figures:
    """Return Krippendorff's alpha for classes without an order; undefined where all paired answers are of one class.

    Source: Krippendorff (2011), *Computing Krippendorff's Alpha-Reliability*, University of Pennsylvania, section C.
    The figures of a study come from the package `krippendorff`; this is the same for many resamples at once.
    """
    table = _coincidences(sums, classes)
    margins = table.sum(axis=-1)
    total = margins.sum(axis=-1)
    differing = total - np.trace(table, axis1=-2, axis2=-1)
    expected = total**2 - (margins**2).sum(axis=-1)
    return 1 - ratio(differing * (total - 1), expected)


def specific_agreement(sums: Figures, classes: int) -> Figures:
    """Return, by class, how often a second annotator chose it where a first did; undefined where nobody did.

    Source: Cicchetti and Feinstein (1990), *Journal of Clinical Epidemiology* 43: 551-558, for two annotators. For more,
    the same of Krippendorff's coincidences, in which each answer of a quote weighs alike.
    """
    table = _coincidences(sums, classes)
    return ratio(np.diagonal(table, axis1=-2, axis2=-1), table.sum(axis=-1))


def confusions(first: Numbers, second: Numbers, classes: int) -> Figures:
    """Return what each quote adds to the table of two annotators, of shape (n_quotes, classes²).

    Parameters
    ----------
    first, second : array of int, of shape (n_quotes,)
        Numbers of classes, -1 where there is no answer: that quote adds nothing.
    """
    found = np.zeros((len(first), classes * classes))
    both = np.flatnonzero((first >= 0) & (second >= 0))
    found[both, first[both] * classes + second[both]] = 1
    return found


def cohen_kappa(sums: Figures, classes: int) -> Figures:
    """Return Cohen's kappa of the tables that `confusions` add up to.

    Undefined where the two have no quote in common, or both chose one same class throughout.

    Source: Cohen (1960), *Educational and Psychological Measurement* 20: 37-46.
    """
    table = sums.reshape(*sums.shape[:-1], classes, classes)
    total = table.sum(axis=(-2, -1))
    observed = np.trace(table, axis1=-2, axis2=-1)
    chance = ratio((table.sum(axis=-1) * table.sum(axis=-2)).sum(axis=-1), total)
    return ratio(observed - chance, total - chance)


def _coincidences(sums: Figures, classes: int) -> Figures:
    return sums[..., 3 + classes :].reshape(*sums.shape[:-1], classes, classes)


def ratio(above: Figures, below: Figures) -> Figures:
    """Divide, giving not a number where there is nothing to divide by but what rounding leaves."""
    above, below = np.broadcast_arrays(above, below)
    nothing = np.abs(below) < 1e-9
    return np.where(nothing, np.nan, above / np.where(nothing, 1, below))
