"""Counts of what people answered against what a system answered, and the scores made from them.

Confusions are arrays of shape (..., n_classes, n_classes + 1): rows are the labels, columns the answers, the last of
them lines that the system gave no answer for.
"""

from collections.abc import Iterable

import numpy as np

from stance.errors import MisfitError
from stance.intervals import Figures, Flags, Numbers
from stance.scheme import Question

NO_ANSWER = "no answer"


def class_numbers(answers: Iterable[str | None], question: Question) -> Numbers:
    """Return each answer's place among the question's classes, their number where there is no answer.

    Raises
    ------
    MisfitError
        If an answer is no class of the question.
    """
    names = question.class_names
    places: dict[str | None, int] = {name: place for place, name in enumerate(names)} | {None: len(names)}
    given = list(answers)
    if strays := [answer for answer in given if answer not in places]:
        raise MisfitError(
            f"'{strays[0]}' is no class of '{question.name}', which allows {', '.join(names)}; "
            "name the scheme that labels and model were made with."
        )
    return np.asarray([places[answer] for answer in given], dtype=np.int64)


def count_confusions(gold: Numbers, given: Numbers, clusters: Numbers, *, classes: int) -> Numbers:
    """Return the confusion of each cluster, in order of the clusters' numbers.

    Parameters
    ----------
    gold, given, clusters : array of int, of shape (n_lines,)
        Each line's label and answer as `class_numbers` gives them, and the article it belongs to.
    classes : int
        How many classes there are.

    Returns
    -------
    array of int, of shape (n_clusters, n_classes, n_classes + 1)
    """
    names, members = np.unique(clusters, return_inverse=True)
    counts = np.zeros((len(names), classes, classes + 1), dtype=np.int64)
    np.add.at(counts, (members, gold, given), 1)
    return counts


def hits(confusion: Numbers) -> Numbers:
    """Return how many lines of each class were answered rightly, of shape (n_classes,)."""
    return np.asarray(np.diagonal(confusion), dtype=np.int64)


def f1_by_class(confusions: Numbers | Figures) -> Figures:
    """Return F1 of each class, of shape (..., n_classes): ``2 hits / (lines of the class + answers of the class)``.

    It is not a number where the class is neither a label nor an answer.
    """
    square = confusions[..., :-1]
    right = np.diagonal(square, axis1=-2, axis2=-1)
    total = confusions.sum(axis=-1) + square.sum(axis=-2)
    scores: Figures = np.divide(2 * right, total, out=np.full(total.shape, np.nan), where=total > 0)
    return scores


def macro_f1(confusions: Numbers | Figures) -> Figures:
    """Return the mean F1 of the classes that are among the labels, of shape (...); not a number where none is.

    As scikit-learn's ``f1_score(..., labels=classes among the labels, average="macro")``.
    """
    present = confusions.sum(axis=-1) > 0
    total = np.where(present, f1_by_class(confusions), 0.0).sum(axis=-1)
    count = np.asarray(present.sum(axis=-1))
    means: Figures = np.divide(total, count, out=np.full(count.shape, np.nan), where=count > 0)
    return means


def named(confusion: Numbers, question: Question) -> dict[str, dict[str, int]]:
    """Return a confusion as ``{label: {answer: n}}`` in the scheme's order, without the empty cells."""
    columns = (*question.class_names, NO_ANSWER)
    rows = {
        name: {column: int(count) for column, count in zip(columns, row, strict=True) if count}
        for name, row in zip(question.class_names, confusion, strict=True)
    }
    return {name: row for name, row in rows.items() if row}


def calibration_error(probabilities: Figures, right: Flags, *, bins: int = 10) -> float | None:
    """Return the expected calibration error, between 0 and 1; ``None`` where there is no probability.

    The mean distance, over bins of equal width, between the probability of the answers in a bin and the share of them
    that is right, each bin weighing as many lines as it has. Source: Guo et al. (2017), *On Calibration of Modern
    Neural Networks*, equation 3. It has no interval: on few lines it comes out too high, and a bootstrap would raise it
    again.

    Parameters
    ----------
    probabilities : array of float, of shape (n_lines,)
        The probability of the answer given.
    right : array of bool, of shape (n_lines,)
    bins : int, default 10
        The upper edge belongs to the bin.
    """
    if not len(probabilities):
        return None
    members = np.clip(np.ceil(probabilities * bins).astype(np.int64) - 1, 0, bins - 1)
    gaps = np.bincount(members, weights=right - probabilities, minlength=bins)
    return float(np.abs(gaps).sum() / len(probabilities))
