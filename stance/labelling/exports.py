"""Label Studio's JSON exports as annotations, each task checked against its own hash and the scheme."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from stance.errors import BadInputError, BadRecordError
from stance.labelling.annotators import name_annotators
from stance.labelling.loading import HOW_TO_EXPORT, Export, load_export, users_of
from stance.labelling.regions import (
    MANUAL,
    answers_of,
    kept_from,
    lead_time_of,
    origin_of,
    shown_to,
    time_of,
    user_of,
)
from stance.labelling.tasks import besides_of, quote_from_data
from stance.places import Rejects
from stance.records import Annotation, Quote
from stance.scheme import Scheme

# What a person judged; offsets and confidence may move without a label losing its sense.
JUDGED = ("text", "words", "source_text", "context", "speaker", "actor")


@dataclass(frozen=True, slots=True)
class _Expected:
    """What a task is checked against."""

    scheme: Scheme
    study: str | None
    quotes: Mapping[str, Quote] | None
    names: Mapping[int, str]


def read_export(
    path: Path,
    scheme: Scheme,
    *,
    quotes: Mapping[str, Quote] | None = None,
    study: str | None = None,
    annotators: Mapping[int, str] | None = None,
    rejects: Rejects,
) -> list[Annotation]:
    """Read the annotations of a Label Studio export: `load_export`, then `annotations_of`."""
    export = load_export(path)
    return annotations_of(export, scheme, quotes=quotes, study=study, annotators=annotators, rejects=rejects)


def annotations_of(
    export: Export,
    scheme: Scheme,
    *,
    quotes: Mapping[str, Quote] | None = None,
    study: str | None = None,
    annotators: Mapping[int, str] | None = None,
    rejects: Rejects,
) -> list[Annotation]:
    """Return an export's annotations, the newest of each annotator on each quote.

    Parameters
    ----------
    export : Export
    scheme : Scheme
        Tasks made with a scheme of another digest are rejected.
    quotes : mapping of str to Quote, optional
        The quotes by id, which the tasks must agree with in what a person judged.
    study : str, optional
        The study that tasks must belong to; the commonest in the export by default.
    annotators : mapping of int to str, optional
        Short names by user id; by default ``a1``, ``a2`` ... by ascending id in this export. See `name_annotators`.
    rejects : Rejects
        Takes each bad task, and each bad annotation within its task, with its JSON path.

    Returns
    -------
    list of Annotation
        In the export's order. A task without annotations gives none.

    Raises
    ------
    BadInputError
        If an annotator's name is an e-mail.
    """
    expected = _Expected(scheme, study or _commonest_study(export), quotes, _names(export, annotators))
    first: dict[str, str] = {}
    found: list[Annotation] = []
    for number, task in enumerate(export.tasks):
        place = f"$[{number}]"
        try:
            quote = _checked_quote(task, expected)
            if task["annotations"]:
                _check_alone(quote, place, first)
        except BadRecordError as error:
            rejects.add(str(export.path), error.reason, task, json_path=place)
            continue
        for single, where in _alone(task, place):
            try:
                found.append(_annotation(single, where, quote, expected))
            except BadRecordError as error:
                rejects.add(str(export.path), error.reason, single, json_path=error.json_path or where)
    return newest(found)


def newest(annotations: Iterable[Annotation]) -> list[Annotation]:
    """Return the newest annotation of each quote and annotator, by ``updated``; of equals the last."""
    kept: dict[tuple[str, str], Annotation] = {}
    for annotation in annotations:
        key = (annotation.quote["id"], annotation.annotator)
        if key not in kept or (annotation.updated or "") >= (kept[key].updated or ""):
            kept[key] = annotation
    return list(kept.values())


def _names(export: Export, annotators: Mapping[int, str] | None) -> Mapping[int, str]:
    if annotators is None:
        return {each.user: each.name for each in name_annotators(users_of([export]))}
    if mails := [name for name in annotators.values() if "@" in name]:
        raise BadInputError(f"'{mails[0]}' is an e-mail; name annotators a1, a2 ...")
    return annotators


def _checked_quote(task: Any, expected: _Expected) -> Quote:
    if not isinstance(task, dict):
        raise BadRecordError(f"a task must be an object; got {task!r:.40}.")
    for name, form, called in (("data", dict, "object"), ("annotations", list, "list")):
        if not isinstance(task.get(name), form):
            raise BadRecordError(f"the task lacks its {called} '{name}'; {HOW_TO_EXPORT}.")
    data = task["data"]
    quote = quote_from_data(data)
    if expected.study is not None and data["study"] != expected.study:
        raise BadRecordError(f"a task of the study '{data['study']}', not '{expected.study}'; import it by itself.")
    if data["scheme_digest"] != expected.scheme.digest:
        raise BadRecordError(
            f"labelled by another scheme (digest {data['scheme_digest']}, not {expected.scheme.digest});"
            " name that one with --scheme."
        )
    if expected.quotes is not None:
        _check_against(quote, expected.quotes)
    return quote


def _check_against(quote: Quote, quotes: Mapping[str, Quote]) -> None:
    other = quotes.get(quote.id)
    if other is None:
        raise BadRecordError(
            f"quote {quote.id} is not in the quotes file; extract again from the same articles, or leave --quotes out."
        )
    if differing := [name for name in JUDGED if getattr(quote, name) != getattr(other, name)]:
        raise BadRecordError(
            f"quote {quote.id} differs from the quotes file in '{differing[0]}';"
            " extract again from the same articles, or leave --quotes out."
        )


def _check_alone(quote: Quote, place: str, first: dict[str, str]) -> None:
    if first.setdefault(quote.id, place) != place:
        raise BadRecordError(f"quote {quote.id} stands at {first[quote.id]} already; remove the doubled task.")


def _alone(task: dict[str, Any], place: str) -> Iterator[tuple[dict[str, Any], str]]:
    """Yield a task with each annotation alone, so that one that is rejected can be mended and imported by itself."""
    for number, annotation in enumerate(task["annotations"]):
        yield {**task, "annotations": [annotation]}, f"{place}.annotations[{number}]"


def _annotation(task: dict[str, Any], where: str, quote: Quote, expected: _Expected) -> Annotation:
    raw = task["annotations"][0]
    if not isinstance(raw, dict):
        raise BadRecordError(f"an annotation must be an object; got {raw!r:.40}.")
    scheme, user = expected.scheme, user_of(raw)
    if user not in expected.names:
        raise BadRecordError(f"user {user} has no annotator's name; add them to the annotators.")
    skipped = raw.get("was_cancelled") is True
    # A skipped task that was filled in beforehand carries the prediction as its result.
    answers = dict.fromkeys(scheme.names) if skipped else answers_of(raw, scheme, where)
    origin, shown = MANUAL if skipped else origin_of(raw, task, scheme, answers), shown_to(raw, task, scheme)
    return Annotation(
        quote={**quote.to_row(), **besides_of(task["data"])},
        annotator=expected.names[user],
        answers=answers,
        skipped=skipped,
        created=time_of(raw, "created_at"),
        updated=time_of(raw, "updated_at"),
        lead_time=lead_time_of(raw),
        origin=origin,
        study=task["data"]["study"],
        predicted=kept_from(task, scheme) if shown is None else shown,
        shown=shown is not None or origin != MANUAL,
    )


def _commonest_study(export: Export) -> str | None:
    data = (task.get("data") for task in export.tasks if isinstance(task, dict))
    studies = (each.get("study") for each in data if isinstance(each, dict))
    counted = Counter(study for study in studies if isinstance(study, str))
    return counted.most_common(1)[0][0] if counted else None
