"""Evaluating a model on labels, or a way to make models by cross-validation."""

from collections.abc import Callable, Sequence

import numpy as np

from stance.errors import BadInputError
from stance.evaluation.held_out import Answer, Fit, answering_lines, predict_out_of_fold, statements_of, strata_of
from stance.evaluation.judged import judge, questions_in_common
from stance.evaluation.results import Evaluation, QuestionScores, Split
from stance.evaluation.scores import score_question
from stance.evaluation.splits import assign_folds, join_articles
from stance.intervals import Numbers
from stance.near_copies import near_copy_groups
from stance.records import Label, Prediction, Statement, digest, row_digest
from stance.scheme import Scheme

_BASELINE_FOLDS = 5


def evaluate(
    labels: Sequence[Label],
    answer: Answer,
    scheme: Scheme,
    *,
    is_trained_on: Callable[[Statement], bool],
    model_name: str,
    model_digest: str,
    keywords: Answer | None = None,
    seed: int = 0,
) -> Evaluation:
    """Score a model's answers on lines that people labelled and that it was not trained on.

    Lines without a label are left out, then lines that the model was trained on and all that are in a near-copy group
    with one; both are counted.

    Parameters
    ----------
    labels : sequence of Label
    answer : callable
        The model: statements to predictions, in their order.
    scheme : Scheme
    is_trained_on : callable
        Whether the model knows a statement from its training.
    model_name, model_digest : str
        To be reported.
    keywords : callable, optional
        A baseline without learning, called as `answer` is.
    seed : int, default 0
        For the bootstrap, and for the folds of the baseline that learns.

    Raises
    ------
    BadInputError
        If no line has a label, or the model was trained on all that have.
    MisfitError
        If the model answers none of the questions that the labels answer, or something outside the scheme.
    """
    labelled = answering_lines(labels, scheme)
    copies = near_copy_groups([label.statement.text for label in labels])
    kept = _unseen(labels, labelled, copies, is_trained_on)
    chosen = [labels[line] for line in kept]
    groups = join_articles(copies, statements_of(labels))[kept]
    folds = _baseline_folds(chosen, groups, scheme, seed)
    predictions = answer(statements_of(chosen))
    return Evaluation(
        labels_read=len(labels),
        without_label=len(labels) - len(labelled),
        in_training=len(labelled) - len(kept),
        labels_digest=labels_digest(labels),
        model_name=model_name,
        model_digest=model_digest,
        split=None,
        questions=_score(chosen, predictions, scheme, groups=groups, folds=folds, keywords=keywords, seed=seed),
    )


def cross_validate(
    labels: Sequence[Label],
    fit: Fit,
    scheme: Scheme,
    *,
    model_name: str,
    folds: int = 5,
    seed: int = 0,
    always: Sequence[Label] = (),
    keywords: Answer | None = None,
) -> Evaluation:
    """Score models on the folds that each was not trained on.

    An article and its near-copies are never torn apart; the folds have like shares of the first question's classes.

    Parameters
    ----------
    labels : sequence of Label
    fit : callable
        Labels to a model, which is a function from statements to predictions.
    scheme : Scheme
    model_name : str
        To be reported.
    folds : int, default 5
    seed : int, default 0
        For the folds and the bootstrap.
    always : sequence of Label, optional
        Labels, such as the starter's, that every fold is trained on besides, save those that share an article or a
        near-copy with the fold held out.
    keywords : callable, optional
        A baseline without learning.

    Raises
    ------
    BadInputError
        If no line has a label, there are fewer articles than folds, or a fold can't be trained on.
    UsageError
        If fewer than two folds are asked for.
    MisfitError
        If the models answer none of the questions that the labels answer, or something outside the scheme.
    """
    held = predict_out_of_fold(labels, fit, scheme, folds=folds, seed=seed, always=always)
    return Evaluation(
        labels_read=len(labels),
        without_label=len(labels) - len(held.lines),
        in_training=0,
        labels_digest=labels_digest(labels),
        model_name=model_name,
        model_digest=None,
        split=Split(folds=folds, groups=len(np.unique(held.groups)), seed=seed),
        questions=_score(
            [labels[line] for line in held.lines],
            held.predictions,
            scheme,
            groups=held.groups,
            folds=held.folds,
            keywords=keywords,
            seed=seed,
        ),
    )


def labels_digest(labels: Sequence[Label]) -> str:
    """Return the digest of some labels, the same whatever their order."""
    rows = ({**label.to_row(), "id": label.statement.id, "text": label.statement.text} for label in labels)
    return digest(*sorted(row_digest(row) for row in rows))


def _unseen(
    labels: Sequence[Label], labelled: list[int], copies: list[int], is_trained_on: Callable[[Statement], bool]
) -> list[int]:
    """Return the labelled lines that are not near-copies of a line the model was trained on."""
    known = {group for group, label in zip(copies, labels, strict=True) if is_trained_on(label.statement)}
    kept = [line for line in labelled if copies[line] not in known]
    if not kept:
        raise BadInputError(
            f"the model was trained on all {len(labelled)} labelled lines or on near-copies of them; "
            "evaluate on other labels, or by cross-validation (--cv 5)."
        )
    return kept


def _baseline_folds(labels: Sequence[Label], groups: Numbers, scheme: Scheme, seed: int) -> Numbers:
    folds = min(_BASELINE_FOLDS, len(np.unique(groups)))
    if folds == 1:
        return np.zeros(len(labels), dtype=np.int64)
    return assign_folds(groups, strata_of(labels, scheme), folds=folds, seed=seed)


def _score(
    labels: Sequence[Label],
    predictions: Sequence[Prediction],
    scheme: Scheme,
    *,
    groups: Numbers,
    folds: Numbers,
    keywords: Answer | None,
    seed: int,
) -> dict[str, QuestionScores]:
    names = questions_in_common(labels, predictions, scheme)
    beside = keywords(statements_of(labels)) if keywords else ()
    judged = {name: judge(name, labels, predictions, groups=groups, folds=folds, keywords=beside) for name in names}
    return {name: score_question(scheme.question(name), each, seed=seed) for name, each in judged.items()}
