"""Labels that a model disputes: confident learning.

Source: Northcutt, Jiang and Chuang (2021), Confident Learning: Estimating Uncertainty in Dataset Labels, *Journal of
Artificial Intelligence Research* 70: 1373-1411. What is found are the lines off the diagonal of its confident joint, ordered
by how little the model believes the label; the package cleanlab finds the same (``filter_by="confident_learning"``, ranked by
``self_confidence``), which a test holds this to. Ranked by the margin to the likeliest class, fewer planted errors came first.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

_HAIR = 1e-6  # lest a probability equal to its threshold fall short of it by rounding


class Dispute(NamedTuple):
    """A label that a model disputes.

    Parameters
    ----------
    line : int
        Its index.
    instead : int
        The class that the model would give.
    probability : float
        Of the class given, by the model: the lower, the surer the dispute.
    """

    line: int
    instead: int
    probability: float


def disputed(given: NDArray[np.int64], probabilities: NDArray[np.float64]) -> list[Dispute]:
    """Return the labels that a model disputes, the surest first.

    A label is disputed where another class is as probable as it is, on average, for the lines that have it as their
    label; where several are, the most probable counts.

    Parameters
    ----------
    given : array of int, of shape (n_lines,)
        The class of each label, from 0.
    probabilities : array of shape (n_lines, n_classes)
        By a model that was not trained on the line.
    """
    lines = np.arange(len(given))
    enough = probabilities >= _thresholds(given, probabilities) - _HAIR
    likeliest = probabilities.argmax(axis=1)
    meant = np.where(enough.sum(axis=1) > 1, likeliest, enough.argmax(axis=1))
    others = probabilities.copy()
    others[lines, given] = -1.0
    own = probabilities[lines, given]
    found = np.flatnonzero(enough.any(axis=1) & (meant != given) & (own < others.max(axis=1)))
    order = found[np.argsort(own[found], kind="stable")]
    return [Dispute(int(line), int(meant[line]), float(own[line])) for line in order]


def _thresholds(given: NDArray[np.int64], probabilities: NDArray[np.float64]) -> NDArray[np.float64]:
    """The mean probability of each class on the lines labelled with it; out of reach for a class that none has."""
    classes = range(probabilities.shape[1])
    return np.array(
        [probabilities[given == each, each].mean() if (given == each).any() else np.inf for each in classes]
    )
