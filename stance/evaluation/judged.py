"""Lines that people labelled and a system answered, side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from stance.errors import MisfitError
from stance.intervals import Numbers
from stance.records import UNKNOWN_ACTOR, Label, Prediction
from stance.scheme import Scheme

Answers = Sequence[str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """The lines labelled for one question, as parallel sequences of shape (n_lines,).

    Parameters
    ----------
    labels : sequence of str
    answers : sequence of str or None
        ``None`` where the system gave none.
    probabilities : sequence of float or None
        The probability of each answer, where it is known.
    actors : sequence of str
        ``unknown`` where the line names none.
    groups : array of int
        The article and near-copies that a line belongs to.
    folds : array of int
        The fold of each line, from 0, for the baseline that learns.
    keywords : sequence of str or None, optional
        What keywords answer, where they answer this question.
    without_label : int
        The lines left out since they have no label for this question.
    """

    labels: Sequence[str]
    answers: Answers
    probabilities: Sequence[float | None]
    actors: Sequence[str]
    groups: Numbers
    folds: Numbers
    keywords: Answers | None = None
    without_label: int = 0


def questions_in_common(labels: Sequence[Label], predictions: Sequence[Prediction], scheme: Scheme) -> list[str]:
    """Return the questions that both the labels and the predictions answer, in the scheme's order.

    Raises
    ------
    MisfitError
        If there is none.
    """
    asked = [name for name in scheme.names if any(label.answers.get(name) for label in labels)]
    common = [name for name in asked if _are_about(name, predictions)]
    if not common:
        raise MisfitError(f"the model does not answer {' or '.join(asked)}, which the labels do; name another model.")
    return common


def judge(
    question: str,
    labels: Sequence[Label],
    predictions: Sequence[Prediction],
    *,
    groups: Numbers,
    folds: Numbers,
    keywords: Sequence[Prediction] = (),
) -> Judged:
    """Set the labels of one question beside the answers, leaving out lines without a label.

    Parameters
    ----------
    question : str
    labels, predictions, groups, folds, keywords : sequences of shape (n_lines,)
        In one order; `keywords` are empty where there are none.
    """
    lines = [line for line, label in enumerate(labels) if label.answers.get(question)]
    return Judged(
        labels=[str(labels[line].answers[question]) for line in lines],
        answers=_answers(question, predictions, lines),
        probabilities=[_probability(question, predictions[line]) for line in lines],
        actors=[labels[line].statement.actor or UNKNOWN_ACTOR for line in lines],
        groups=groups[lines],
        folds=folds[lines],
        keywords=_answers(question, keywords, lines) if _are_about(question, keywords) else None,
        without_label=len(labels) - len(lines),
    )


def _are_about(question: str, predictions: Sequence[Prediction]) -> bool:
    """Return whether any prediction has an answer, or none to give, to a question."""
    return any(question in prediction.answers for prediction in predictions)


def _answers(question: str, predictions: Sequence[Prediction], lines: Sequence[int]) -> Answers:
    return [predictions[line].answers.get(question) or None for line in lines]


def _probability(question: str, prediction: Prediction) -> float | None:
    """Return the probability of the answer given."""
    return prediction.probabilities.get(question, {}).get(prediction.answers.get(question) or "")
