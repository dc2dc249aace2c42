"""A model trained again on what is labelled so far, kept only where it is no worse than the one that is served."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stance.errors import BadInputError
from stance.pipeline.inputs import Answer, Notify, answering, names_of
from stance.places import Rejects
from stance.records import Label, Statement
from stance.scheme import Scheme

if TYPE_CHECKING:
    from stance.evaluation import Evaluation
    from stance.labelling.projects import Server
    from stance.model import Model

FOLDS = 5
FEWEST = 10  # labels that the served model hasn't seen; fewer tell nothing of which model is better
CHOSEN, DRAWN = "queue", "random"  # what `sampling` of a label says: by a model, by lot
_VERSION = re.compile(r"(?P<stem>.+?)-(?P<number>\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two models on the same lines of the same folds.

    Parameters
    ----------
    served, fresh : mapping of str to float
        Macro-F1 by question: of the model that is served, and of the one trained again.
    lines, folds : int
        How many lines were held out in turn, in how many folds; the served model was trained on none of them.
    """

    served: Mapping[str, float]
    fresh: Mapping[str, float]
    lines: int
    folds: int

    @property
    def is_worse(self) -> bool:
        """Whether the fresh model's macro-F1, averaged over the questions, is lower."""
        return sum(self.fresh.values()) < sum(self.served.values())

    def __str__(self) -> str:
        figures = (f"{name} {self.fresh[name]:.3f} (served: {self.served[name]:.3f})" for name in self.served)
        return f"macro-F1 over {self.lines} labels in {self.folds} folds: {', '.join(figures)}"


def labels_so_far(server: "Server", project: int, scheme: Scheme, *, tell: Notify) -> list[Label]:
    """Return one label a quote from what people have answered in a project, by majority; ties are left out.

    Raises
    ------
    ServerError
        If the server refuses, or is away.
    BadInputError
        If nothing is labelled yet by the scheme.
    """
    from stance.labelling.exports import annotations_of
    from stance.labelling.loading import Export
    from stance.labelling.merging import merge

    rejects = Rejects()
    export = Export(Path(f"project {project}"), tuple(server.annotated(project)))
    merged = merge(annotations_of(export, scheme, rejects=rejects), scheme)
    if rejects.rows:
        tell(f"project {project}: {len(rejects)} left out, the first since: {rejects.rows[0]['reason']}")
    if not merged.labels:
        raise BadInputError("nothing is labelled yet.")
    return [Label(statement=Statement.from_row(row), answers=scheme.answers_of(row)) for row in merged.labels]


def retrain(
    served: "Model",
    labels: Sequence[Label],
    *,
    always: Sequence[Label] = (),
    models: Path,
    tell: Notify,
    seed: int = 0,
) -> "Model | None":
    """Train on labels, and save the new model if it is no worse than the one that is served.

    Parameters
    ----------
    labels : sequence of Label
        What is labelled so far. Only those that `served` was not trained on, nor on near-copies of them, judge. If a
        model chose what to label (``sampling``), only those drawn at random judge, and they are not trained on.
    always : sequence of Label, optional
        Labels, such as the starter's, to train on besides.
    models : Path
        The folder that the new model goes into, as ``NAME-2``, ``NAME-3`` and so on.
    tell : callable
        Takes what was found, line by line.

    Returns
    -------
    Model or None
        None where the new model was worse; nothing is saved then.

    Raises
    ------
    BadInputError
        If there are fewer than 10 labels that the served model hasn't seen, or they are all of one article.
    """
    from stance.model import save_model
    from stance.model import train as train_model

    compared = compare(served, labels, always=always, seed=seed)
    tell(str(compared))
    if compared.is_worse:
        return None
    folder = next_version(models, served.name)
    own = _to_train_on(labels)
    fresh = train_model([*always, *own], served.scheme, name=folder.name, seed=seed, aliases=names_of)
    save_model(fresh, folder)
    tell(f"saved {folder}, trained on {len(own)} labels and {len(always)} besides")
    return fresh


def compare(served: "Model", labels: Sequence[Label], *, always: Sequence[Label] = (), seed: int = 0) -> Comparison:
    """Score the served model and models trained again on the same folds.

    In each fold the fresh model is trained on all labels but those held out and what shares an article or a near-copy
    with them. The served model may know other statements of a held-out article; that counts in its favour.

    Raises
    ------
    BadInputError
        As in `retrain`.
    """
    from stance.evaluation import cross_validate
    from stance.model import train as train_model

    judging = _to_judge_by(served, labels)
    if len(judging) < FEWEST:
        raise BadInputError(
            f"{len(judging)} labels that {served.name} was not trained on are too few to judge a new model by;"
            f" label {FEWEST} at the least."
        )
    scheme, held = served.scheme, {id(label) for label in judging}
    besides = [*always, *(label for label in labels if id(label) not in held)]

    def fit(chosen: Sequence[Label]) -> Answer:
        return answering(train_model(_to_train_on(chosen), scheme, name="fold", seed=seed, aliases=names_of))

    def keep(_: Sequence[Label]) -> Answer:
        return answering(served)

    folds = _folds([*judging, *besides], len(judging))
    fresh, old = (
        cross_validate(judging, each, scheme, model_name=served.name, folds=folds, seed=seed, always=besides)
        for each in (fit, keep)
    )
    figures = {"served": _scores(old, fresh.questions), "fresh": _scores(fresh, fresh.questions)}
    return Comparison(**figures, lines=len(judging), folds=folds)


def next_version(models: Path, name: str) -> Path:
    """Return the first free folder of ``NAME-2``, ``NAME-3`` and so on, counted on from the number that a name has."""
    found = _VERSION.fullmatch(name)
    stem, number = (found["stem"], int(found["number"])) if found else (name, 1)
    while (folder := models / f"{stem}-{number + 1}").exists():
        number += 1
    return folder


def _to_train_on(labels: Sequence[Label]) -> list[Label]:
    """Leave out what was drawn at random to evaluate by, where a model chose the rest."""
    chosen = any(_sampling(label) == CHOSEN for label in labels)
    return [label for label in labels if not (chosen and _sampling(label) == DRAWN)]


def _to_judge_by(served: "Model", labels: Sequence[Label]) -> list[Label]:
    """Take what the served model was not trained on, and no model chose."""
    chosen = any(_sampling(label) == CHOSEN for label in labels)
    return [
        label
        for label, is_known in zip(labels, _known(served, labels), strict=True)
        if not is_known and any(label.answers.values()) and (not chosen or _sampling(label) == DRAWN)
    ]


def _sampling(label: Label) -> Any:
    return label.statement.row.get("sampling")


def _known(served: "Model", labels: Sequence[Label]) -> list[bool]:
    """Whether the served model was trained on each text, or on one that is nearly the same."""
    from stance.near_copies import near_copy_groups

    texts = [label.statement.text for label in labels]
    groups = near_copy_groups(texts)
    known = {group for group, text in zip(groups, texts, strict=True) if served.was_trained_on(text)}
    return [group in known for group in groups]


def _folds(labels: Sequence[Label], judging: int) -> int:
    """Return how many folds can be made of the first labels: as many as articles, up to five."""
    from stance.evaluation.splits import join_articles
    from stance.near_copies import near_copy_groups

    statements = [label.statement for label in labels]
    groups = join_articles(near_copy_groups([each.text for each in statements]), statements)
    return min(FOLDS, max(2, len(set(groups[:judging].tolist()))))


def _scores(evaluation: "Evaluation", questions: Iterable[str]) -> dict[str, float]:
    """Macro-F1 of each question; a model that doesn't answer one has none of it right."""
    scores = evaluation.questions
    return {name: (scores[name].overall.macro_f1.value or 0.0) if name in scores else 0.0 for name in questions}
