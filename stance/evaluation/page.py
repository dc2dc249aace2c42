"""An evaluation as Markdown, for reading."""

import re
from collections.abc import Iterable, Mapping

from stance.evaluation.confusion import NO_ANSWER
from stance.evaluation.results import ActorScores, ClassScores, Evaluation, QuestionScores, SystemScores
from stance.intervals import Interval

FLOOR = 10  # lines; below, counts are shown but no figure
TOO_FEW = "too few to say"
_BASELINES = {
    "majority": "always the commonest class",
    "actor_majority": "each actor's commonest class",
    "keywords": "keywords",
}
_MARKUP = re.compile(r"([\\`*_\[\]<>|#~&])")


def to_markdown(evaluation: Evaluation, *, floor: int = FLOOR) -> str:
    """Return an evaluation as a Markdown page.

    Parameters
    ----------
    evaluation : Evaluation
    floor : int, default 10
        Questions, classes and actors with fewer lines are shown with their counts, but without a figure.
    """
    parts = [f"# How far to trust {_escaped(evaluation.model_name)}", _how(evaluation), _left_out(evaluation)]
    for name, scores in evaluation.questions.items():
        parts += _question(name, scores, evaluation.model_name, floor)
    return "\n\n".join([*parts, _notes(floor)]) + "\n"


def _how(evaluation: Evaluation) -> str:
    split, labels = evaluation.split, f"labels `{evaluation.labels_digest}`"
    if split is None:
        return f"Model `{evaluation.model_digest}` on {labels}."
    return (
        f"Cross-validation on {labels}: {split.folds} folds of {split.groups} groups (an article with its near-copies, "
        f"or a line without an article), seed {split.seed}. "
        "Each line was answered by a model that was not trained on its fold."
    )


def _left_out(evaluation: Evaluation) -> str:
    reasons = {
        "without a label": evaluation.without_label,
        "that the model was trained on, or near-copies of such": evaluation.in_training,
    }
    told = [f"{count} {reason}" for reason, count in reasons.items() if count]
    return f"Left out of {_lines(evaluation.labels_read)}: {'; '.join(told) or 'none'}."


def _question(name: str, scores: QuestionScores, model: str, floor: int) -> list[str]:
    return [
        f"## {_escaped(name)}",
        _headline(scores, floor),
        "### Beside the baselines",
        _by_system({model: scores.overall} | {_BASELINES[key]: each for key, each in scores.baselines.items()}, floor),
        "### By class",
        _by_class(scores.by_class, floor),
        "### By actor",
        _by_actor(scores.by_actor, floor),
        "### What was taken for what",
        _confusion(scores),
    ]


def _headline(scores: QuestionScores, floor: int) -> str:
    overall = scores.overall
    figures = f"accuracy {_figure(overall.accuracy)}, macro-F1 {_figure(overall.macro_f1)}"
    right = sum(row.get(label, 0) for label, row in scores.confusion.items())
    told = [f"Right on **{right} of {_lines(overall.n)}**: {TOO_FEW if overall.n < floor else figures}."]
    if scores.calibration_error is not None and overall.n >= floor:
        told.append(f"The probabilities are off by {scores.calibration_error:.2f} on average (ECE).")
    if scores.without_label:
        told.append(f"{_lines(scores.without_label).capitalize()} without a label for this question left out.")
    return " ".join(told)


def _by_system(systems: Mapping[str, SystemScores], floor: int) -> str:
    rows = [
        [_escaped(name), *_shown(scores.n, floor, scores.accuracy, scores.macro_f1)] for name, scores in systems.items()
    ]
    return _table(["", "accuracy", "macro-F1"], rows)


def _by_class(classes: Mapping[str, ClassScores], floor: int) -> str:
    rows = [
        [_escaped(name), str(each.n), *_shown(each.n, floor, each.precision, each.recall, each.f1)]
        for name, each in classes.items()
    ]
    return _table(["class", "n", "precision", "recall", "F1"], rows)


def _by_actor(actors: Mapping[str, ActorScores], floor: int) -> str:
    rows = [
        [
            _escaped(name),
            str(each.n),
            str(each.hits),
            *_shown(each.n, floor, each.accuracy, each.macro_f1),
            _commonest_error(each),
        ]
        for name, each in actors.items()
    ]
    return _table(["actor", "n", "right", "accuracy", "macro-F1", "commonest error"], rows)


def _commonest_error(scores: ActorScores) -> str:
    return next((_escaped(f"{label} taken for {answer} ({n})") for label, answer, n in scores.errors), "none")


def _confusion(scores: QuestionScores) -> str:
    names = list(scores.by_class)
    if any(NO_ANSWER in row for row in scores.confusion.values()):
        names.append(NO_ANSWER)
    rows = [[_escaped(label), *(str(row.get(name, 0)) for name in names)] for label, row in scores.confusion.items()]
    return _table(["label, and how often answered as", *map(_escaped, names)], rows)


def _notes(floor: int) -> str:
    return (
        "In brackets: 95% intervals, Wilson's for accuracy, precision and recall (it takes lines as independent), a "
        "bootstrap over articles for F1 and macro-F1 (none where all lines are of one article). Macro-F1 is the mean "
        f"over the classes among the labels. “{TOO_FEW.capitalize()}”: fewer than {floor} lines. The commonest class "
        "is taken from these lines themselves, each actor's commonest class from other folds than the line's own."
    )


def _shown(n: int, floor: int, *figures: Interval) -> list[str]:
    return [TOO_FEW] * len(figures) if n < floor else [_figure(each) for each in figures]


def _figure(interval: Interval) -> str:
    if interval.value is None:
        return "undefined"
    if interval.low is None or interval.high is None:
        return f"{interval.value:.2f}"
    return f"{interval.value:.2f} ({interval.low:.2f} to {interval.high:.2f})"


def _lines(count: int) -> str:
    return f"{count} line{'s' * (count != 1)}"


def _escaped(text: str) -> str:
    """Return a name that shows as it is, whatever marks it holds, on one line."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [list(heads), *(list(row) for row in rows)]
    rule = ["---"] + ["---:"] * (len(lines[0]) - 1)
    return "\n".join("| " + " | ".join(cells) + " |" for cells in (lines[0], rule, *lines[1:]))
