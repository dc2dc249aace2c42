"""What an evaluation found, and its form in ``evaluation.json``."""

from collections.abc import Mapping
from dataclasses import dataclass

from stance.intervals import Interval
from stance.records import SCHEMA, Row

Confusion = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemScores:
    """How often a system is right.

    Parameters
    ----------
    n : int
        The lines it was measured on.
    accuracy : Interval
        Wilson's; lines without an answer count as wrong.
    macro_f1 : Interval
        The mean over the classes among the labels; bootstrap clustered by article.
    """

    n: int
    accuracy: Interval
    macro_f1: Interval

    def to_json(self) -> Row:
        """Return the block of ``overall``."""
        return {"n": self.n, "accuracy": self.accuracy.to_json(), "macro_f1": self.macro_f1.to_json()}


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassScores:
    """How well one class is told from the others.

    Parameters
    ----------
    n : int
        The lines labelled so.
    precision, recall : Interval
        Wilson's; undefined where the class was never answered, or is never a label.
    f1 : Interval
        Bootstrap clustered by article; undefined where the class is neither label nor answer.
    """

    n: int
    precision: Interval
    recall: Interval
    f1: Interval

    def to_json(self) -> Row:
        """Return the block of one class."""
        scores = {"precision": self.precision, "recall": self.recall, "f1": self.f1}
        return {"n": self.n, **{name: score.to_json() for name, score in scores.items()}}


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorScores(SystemScores):
    """How often a system is right about one actor.

    Parameters
    ----------
    confusion : mapping
        ``{label: {answer: n}}``, empty cells left out.
    """

    confusion: Confusion

    @property
    def hits(self) -> int:
        """How many lines were answered rightly."""
        return sum(row.get(name, 0) for name, row in self.confusion.items())

    @property
    def errors(self) -> list[tuple[str, str, int]]:
        """The mistakes as (label, answer, how many), the commonest first."""
        cells = [(gold, given, n) for gold, row in self.confusion.items() for given, n in row.items() if gold != given]
        return sorted(cells, key=lambda cell: -cell[2])

    def to_json(self) -> Row:
        """Return the block of one actor."""
        return {**SystemScores.to_json(self), "confusion": {name: dict(row) for name, row in self.confusion.items()}}


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionScores:
    """The scores of one question.

    Parameters
    ----------
    without_label : int
        Lines left out here since they answer another question only.
    by_class : mapping
        Every class of the scheme, in its order.
    by_actor : mapping
        Every actor, by number of lines, then name.
    baselines : mapping
        ``majority``, ``actor_majority``, and ``keywords`` where they were given.
    calibration_error : float, optional
        ``None`` where the answers came without probabilities.
    """

    without_label: int
    overall: SystemScores
    by_class: Mapping[str, ClassScores]
    by_actor: Mapping[str, ActorScores]
    confusion: Confusion
    baselines: Mapping[str, SystemScores]
    calibration_error: float | None

    def to_json(self) -> Row:
        """Return the block of the question."""
        return {
            "left_out": {"no_label": self.without_label},
            "overall": self.overall.to_json(),
            "by_class": {name: scores.to_json() for name, scores in self.by_class.items()},
            "by_actor": {name: scores.to_json() for name, scores in self.by_actor.items()},
            "confusion": {name: dict(row) for name, row in self.confusion.items()},
            "baselines": {name: scores.to_json() for name, scores in self.baselines.items()},
            "calibration": {"ece": Interval(self.calibration_error).to_json()},
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """How lines were held out from training.

    Parameters
    ----------
    groups : int
        The articles, near-copies counted as one, that the folds were made of.
    """

    folds: int
    groups: int
    seed: int

    def to_json(self) -> Row:
        """Return the block of the split."""
        return {"folds": self.folds, "groups": self.groups, "seed": self.seed}


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """How far a model's answers can be trusted, by question.

    Parameters
    ----------
    labels_read : int
        All lines, those left out among them.
    without_label : int
        Lines left out since they answer no question.
    in_training : int
        Lines left out since the model was trained on them or on near-copies of them.
    labels_digest : str
        The same whatever the order of the lines.
    model_digest : str, optional
        ``None`` for cross-validation, which makes a model for each fold.
    split : Split, optional
        ``None`` where a finished model was evaluated.
    """

    labels_read: int
    without_label: int
    in_training: int
    labels_digest: str
    model_name: str
    model_digest: str | None
    split: Split | None
    questions: Mapping[str, QuestionScores]

    def to_json(self) -> Row:
        """Return the evaluation as ``evaluation.json`` holds it, figures rounded to 4 places."""
        left_out = {"no_label": self.without_label, "in_training": self.in_training}
        return {
            "schema": SCHEMA,
            "labels": {"n": self.labels_read, "left_out": left_out, "digest": self.labels_digest},
            "model": {"name": self.model_name, "digest": self.model_digest},
            "split": None if self.split is None else self.split.to_json(),
            "questions": {name: scores.to_json() for name, scores in self.questions.items()},
        }
