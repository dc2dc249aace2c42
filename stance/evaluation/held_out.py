"""Answers about lines by models that were not trained on them."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from stance.errors import BadInputError
from stance.evaluation.splits import assign_folds, join_articles
from stance.intervals import Numbers
from stance.near_copies import near_copy_groups
from stance.records import Label, Prediction, Statement
from stance.scheme import Scheme

Answer = Callable[[Sequence[Statement]], Sequence[Prediction]]
Fit = Callable[[Sequence[Label]], Answer]


class OutOfFold(NamedTuple):
    """What models answer about lines that they were not trained on, as parallel sequences of shape (n_answered,).

    Parameters
    ----------
    lines : sequence of int
        The indices of the labels that were predicted: those that answer a question.
    predictions : sequence of Prediction
    groups, folds : array of int
        The article and near-copies that each belongs to, and the fold it was held out in.
    """

    lines: Sequence[int]
    predictions: Sequence[Prediction]
    groups: Numbers
    folds: Numbers


def predict_out_of_fold(
    labels: Sequence[Label],
    fit: Fit,
    scheme: Scheme,
    *,
    folds: int = 5,
    seed: int = 0,
    always: Sequence[Label] = (),
) -> OutOfFold:
    """Answer each line that has a label by a model that was trained on neither it nor its near-copies and article.

    Parameters and errors are those of `stance.evaluation.cross_validate`.
    """
    lines = answering_lines(labels, scheme)
    chosen = [labels[line] for line in lines]
    everything = statements_of([*chosen, *always])
    groups = join_articles(near_copy_groups([each.text for each in everything]), everything)
    fold_of = assign_folds(groups[: len(chosen)], strata_of(chosen, scheme), folds=folds, seed=seed)
    predictions = _answers_out_of_fold([*chosen, *always], fit, groups, fold_of, folds)
    return OutOfFold(lines=lines, predictions=predictions, groups=groups[: len(chosen)], folds=fold_of)


def statements_of(labels: Sequence[Label]) -> list[Statement]:
    """Return the statements that labels are about."""
    return [label.statement for label in labels]


def answering_lines(labels: Sequence[Label], scheme: Scheme) -> list[int]:
    """Return which lines answer one question at least.

    Raises
    ------
    BadInputError
        If none does.
    """
    found = [line for line, label in enumerate(labels) if any(label.answers.get(name) for name in scheme.names)]
    if not found:
        raise BadInputError(f"none of {len(labels)} lines has a label; give an answer to {' or '.join(scheme.names)}.")
    return found


def strata_of(labels: Sequence[Label], scheme: Scheme) -> Numbers:
    """Return the number of each line's answer to the first question, 0 where it has none."""
    question = scheme.questions[0]
    places = {name: place for place, name in enumerate(question.class_names, 1)}
    return np.asarray([places.get(label.answers.get(question.name) or "", 0) for label in labels], dtype=np.int64)


def _answers_out_of_fold(
    labels: Sequence[Label], fit: Fit, groups: Numbers, fold_of: Numbers, folds: int
) -> list[Prediction]:
    """Return a prediction for each line that has a fold; the lines after these are only trained on."""
    predictions: dict[int, Prediction] = {}
    for fold in range(folds):
        held_out = np.flatnonzero(fold_of == fold)
        training = np.flatnonzero(~np.isin(groups, groups[held_out]))
        answer = _fitted(fit, [labels[line] for line in training], f"fold {fold + 1} of {folds}")
        answers = answer([labels[line].statement for line in held_out])
        predictions |= dict(zip(held_out.tolist(), answers, strict=True))
    return [predictions[line] for line in range(len(fold_of))]


def _fitted(fit: Fit, training: Sequence[Label], where: str) -> Answer:
    try:
        return fit(training)
    except BadInputError as error:
        raise BadInputError(f"cross-validation, {where}: {error}") from error
