"""From labels to those that ask for a second look."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from stance.errors import BadInputError
from stance.jsonl import Place, Rejects, write_rejects, write_rows
from stance.pipeline.inputs import Answer, answering, names_of, read_labels, read_placed_labels
from stance.records import Label
from stance.scheme import Scheme

if TYPE_CHECKING:
    from stance.labelling.audit import Doubt


@dataclass(frozen=True, slots=True)
class AuditSummary:
    """What an audit found.

    Parameters
    ----------
    labels, suspects : int
        How many labels were read, and how many are doubted.
    reasons : dict
        Reason -> how many labels are doubted for it.
    not_predicted : str, optional
        Why no model could be asked.
    """

    labels: int
    suspects: int
    reasons: dict[str, int]
    not_predicted: str | None = None


def audit(
    labels: Sequence[Path],
    output: Path,
    scheme: Scheme,
    rejects: Rejects,
    *,
    always: Sequence[Path] = (),
    folds: int = 5,
    gazetteer: Path | None = None,
    seed: int = 0,
) -> AuditSummary:
    """Write the labels that ask for a second look, the gravest first, in a form that can be sent to a reviewer."""
    from stance.labelling.audit import contradictions, misspellings, suspects
    from stance.names import load_gazetteer

    read = read_placed_labels(labels, scheme, rejects)
    besides = read_labels(always, scheme, rejects) if always else []
    places, own = [_within_folder(each.place) for each in read], [each.label for each in read]
    doubts = [*contradictions(own, scheme, places=places), *misspellings(own, load_gazetteer(gazetteer))]
    not_predicted = None
    try:
        doubts += _disputes(own, besides, scheme, folds=folds, seed=seed)
    except BadInputError as error:
        not_predicted = str(error)
    rows = suspects(own, doubts, places=places)
    write_rows(output, rows)
    write_rejects(rejects, output)
    return AuditSummary(len(own), len(rows), _reasons(doubts), not_predicted)


def _within_folder(place: Place) -> Place:
    """A place without the folders, which are other ones on another machine."""
    return replace(place, path=Path(place.path).name)


def _disputes(
    labels: Sequence[Label], always: Sequence[Label], scheme: Scheme, *, folds: int, seed: int
) -> Iterator["Doubt"]:
    """The doubts of models that are each trained on other labels than they answer about."""
    from stance.evaluation import predict_out_of_fold
    from stance.labelling.audit import disputes
    from stance.model import train

    def fit(chosen: Sequence[Label]) -> Answer:
        return answering(train(chosen, scheme, name="audit", seed=seed, aliases=names_of))

    held = predict_out_of_fold(labels, fit, scheme, folds=folds, seed=seed, always=always)
    return disputes(labels, dict(zip(held.lines, held.predictions, strict=True)), scheme)


def _reasons(doubts: Sequence["Doubt"]) -> dict[str, int]:
    """How many labels are doubted for each reason there is, the strongest first."""
    from stance.labelling.audit import Reason

    counted = Counter(reason for _, reason in {(each.line, each.reason) for each in doubts})
    return {str(reason): counted[reason] for reason in sorted(counted, key=list(Reason).index)}
