"""What one would get without a model: the commonest class, and each actor's own commonest class."""

from collections.abc import Sequence

import numpy as np

from stance.intervals import Figures, Numbers


def majority(gold: Numbers, *, classes: int) -> Numbers:
    """Answer each line with the class that is commonest among all, the first in the scheme where two are.

    It is taken from the very lines it is measured on, which favours it a little over the model.
    """
    return np.full(len(gold), np.bincount(gold, minlength=classes).argmax(), dtype=np.int64)


def actor_majority(gold: Numbers, actors: Sequence[str], folds: Numbers, *, classes: int) -> Numbers:
    """Answer each line with the class that is commonest among its actor's lines in the other folds.

    Of equally common ones it takes the one commonest among all lines; the overall majority stands in for an actor who
    is in no other fold.

    Parameters
    ----------
    gold : array of int, of shape (n_lines,)
        Each line's class, from 0.
    actors : sequence of str, of shape (n_lines,)
    folds : array of int, of shape (n_lines,)
        A line is never answered from its own fold, so that no near-copy or other line of its article tells the answer.
    classes : int
        How many classes there are.

    Returns
    -------
    array of int, of shape (n_lines,)
    """
    numbers = {actor: number for number, actor in enumerate(dict.fromkeys(actors))}
    of_line = np.asarray([numbers[actor] for actor in actors], dtype=np.int64)
    by_fold = np.zeros((int(folds.max()) + 1, len(numbers), classes))
    np.add.at(by_fold, (folds, of_line, gold), 1)
    elsewhere = by_fold.sum(axis=0) - by_fold
    return np.asarray((elsewhere + _tie_breaker(gold, classes)).argmax(axis=2)[folds, of_line], dtype=np.int64)


def _tie_breaker(gold: Numbers, classes: int) -> Figures:
    """Less than one line's weight for each class, in the order of how common they are."""
    return np.bincount(gold, minlength=classes) / (len(gold) + 1)
