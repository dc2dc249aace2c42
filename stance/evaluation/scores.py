"""A system's scores for one question: overall, by class, by actor, and beside the baselines."""

import numpy as np

from stance.evaluation.baselines import actor_majority, majority
from stance.evaluation.confusion import (
    calibration_error,
    class_numbers,
    count_confusions,
    f1_by_class,
    hits,
    macro_f1,
    named,
)
from stance.evaluation.judged import Judged
from stance.evaluation.results import ActorScores, ClassScores, QuestionScores, SystemScores
from stance.intervals import Figures, Numbers, percentiles, resample, wilson
from stance.scheme import Question


def score_question(question: Question, judged: Judged, *, seed: int = 0) -> QuestionScores:
    """Score the answers to one question.

    Parameters
    ----------
    question : Question
    judged : Judged
        One line at least.
    seed : int, default 0
        For the bootstrap.

    Raises
    ------
    MisfitError
        If a label or an answer is no class of the question.
    """
    gold, given = class_numbers(judged.labels, question), class_numbers(judged.answers, question)
    counts = count_confusions(gold, given, judged.groups, classes=len(question.classes))
    drawn = resample(counts, seed=seed)
    confusion = counts.sum(axis=0)
    return QuestionScores(
        without_label=judged.without_label,
        overall=_system_scores(confusion, drawn),
        by_class=_by_class(question, confusion, drawn),
        by_actor=_by_actor(question, judged, gold, given, seed=seed),
        confusion=named(confusion, question),
        baselines=_baselines(question, judged, gold, seed=seed),
        calibration_error=_calibration_error(judged),
    )


def _system_scores(confusion: Numbers, drawn: Figures) -> SystemScores:
    n = int(confusion.sum())
    macro = percentiles(float(macro_f1(confusion)), macro_f1(drawn))
    return SystemScores(n=n, accuracy=wilson(int(hits(confusion).sum()), n), macro_f1=macro)


def _by_class(question: Question, confusion: Numbers, drawn: Figures) -> dict[str, ClassScores]:
    f1, drawn_f1 = f1_by_class(confusion), f1_by_class(drawn)
    right, labelled, answered = hits(confusion), confusion.sum(axis=1), confusion.sum(axis=0)
    return {
        name: ClassScores(
            n=int(labelled[place]),
            precision=wilson(int(right[place]), int(answered[place])),
            recall=wilson(int(right[place]), int(labelled[place])),
            f1=percentiles(float(f1[place]), drawn_f1[:, place]),
        )
        for place, name in enumerate(question.class_names)
    }


def _by_actor(
    question: Question, judged: Judged, gold: Numbers, given: Numbers, *, seed: int
) -> dict[str, ActorScores]:
    lines: dict[str, list[int]] = {}
    for line, actor in enumerate(judged.actors):
        lines.setdefault(actor, []).append(line)
    scores = {}
    for actor, own in sorted(lines.items(), key=lambda item: (-len(item[1]), item[0])):
        counts = count_confusions(gold[own], given[own], judged.groups[own], classes=len(question.classes))
        scores[actor] = _actor_scores(question, counts, seed)
    return scores


def _actor_scores(question: Question, counts: Numbers, seed: int) -> ActorScores:
    confusion = counts.sum(axis=0)
    scores = _system_scores(confusion, resample(counts, seed=seed))
    return ActorScores(
        n=scores.n, accuracy=scores.accuracy, macro_f1=scores.macro_f1, confusion=named(confusion, question)
    )


def _baselines(question: Question, judged: Judged, gold: Numbers, *, seed: int) -> dict[str, SystemScores]:
    classes = len(question.classes)
    answers = {
        "majority": majority(gold, classes=classes),
        "actor_majority": actor_majority(gold, judged.actors, judged.folds, classes=classes),
    }
    if judged.keywords is not None:
        answers["keywords"] = class_numbers(judged.keywords, question)
    counts = {name: count_confusions(gold, given, judged.groups, classes=classes) for name, given in answers.items()}
    return {name: _system_scores(each.sum(axis=0), resample(each, seed=seed)) for name, each in counts.items()}


def _calibration_error(judged: Judged) -> float | None:
    lines = zip(judged.probabilities, judged.labels, judged.answers, strict=True)
    known = [(probability, label == answer) for probability, label, answer in lines if probability is not None]
    return calibration_error(np.asarray([each[0] for each in known]), np.asarray([each[1] for each in known]))
