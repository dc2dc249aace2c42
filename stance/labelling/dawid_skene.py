"""What is likely to be true where annotators differ, each one's habits of error taken into account."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Figures = NDArray[np.float64]
Numbers = NDArray[np.int64]
LEAST_ANNOTATORS = 3  # with two, who of them errs can't be told from their answers
_ROUNDS = 1000
_TOLERANCE = 1e-7  # of the posterior, at which rounds end
_NEVER = 1e-10  # stands in for a probability of none, whose logarithm there isn't


@dataclass(frozen=True, slots=True)
class DawidSkene:
    """The classes that are likely, and how annotators err.

    Parameters
    ----------
    posterior : array of shape (n_quotes, classes)
        How likely each class is to be the quote's.
    prevalence : array of shape (classes,)
    errors : array of shape (n_annotators, classes, classes)
        How likely an annotator is to answer the last axis' class where the middle axis' is true.
    """

    posterior: Figures
    prevalence: Figures
    errors: Figures


def dawid_skene(counts: Numbers) -> DawidSkene:
    """Estimate true classes and error rates by expectation and maximisation, beginning with the shares of votes.

    Source: Dawid and Skene (1979), *Applied Statistics* 28: 20-28. It takes annotators to err independently of one
    another; its probabilities are too sure where they don't.

    Parameters
    ----------
    counts : array of int, of shape (n_quotes, n_annotators, classes)
        How often each annotator answered each class; every quote has an answer.
    """
    votes = counts.sum(axis=1)
    posterior = votes / votes.sum(axis=1, keepdims=True)
    for _ in range(_ROUNDS):
        before = posterior
        prevalence, errors = posterior.mean(axis=0), _errors(counts, posterior)
        posterior = _posterior(counts, prevalence, errors)
        if np.abs(posterior - before).max() < _TOLERANCE:
            break
    return DawidSkene(posterior, posterior.mean(axis=0), _errors(counts, posterior))


def _errors(counts: Numbers, posterior: Figures) -> Figures:
    """How often each answered what, by likely class; alike where the class never met the annotator."""
    mass = np.einsum("qt,qac->atc", posterior, counts)
    total = mass.sum(axis=2, keepdims=True)
    return np.where(total > 0, mass / np.where(total > 0, total, 1), 1 / counts.shape[2])


def _posterior(counts: Numbers, prevalence: Figures, errors: Figures) -> Figures:
    likely = np.log(np.maximum(prevalence, _NEVER)) + np.einsum(
        "qac,atc->qt", counts, np.log(np.maximum(errors, _NEVER))
    )
    weights = np.exp(likely - likely.max(axis=1, keepdims=True))
    found: Figures = weights / weights.sum(axis=1, keepdims=True)
    return found
