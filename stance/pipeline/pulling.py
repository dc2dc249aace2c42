"""From a running Label Studio to annotations."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from stance.errors import BadInputError, MisfitError
from stance.files import STANDARD
from stance.jsonl import Rejects, read_rows, write_rejects, write_rows
from stance.pipeline.exchange import annotators_path, keep_annotators, known_annotators
from stance.pipeline.inputs import Watch, refuse_nothing, unwatched
from stance.records import Row
from stance.scheme import Scheme

if TYPE_CHECKING:
    from stance.labelling.projects import Project, Server
    from stance.labelling.pulling import Fetched


@dataclass(frozen=True, slots=True, kw_only=True)
class Pulled:
    """How many annotations there are now, how many tasks were fetched for it, and how many annotations are gone."""

    annotations: int
    fetched: int
    gone: int


def pull(
    name: str,
    output: Path,
    scheme: Scheme,
    rejects: Rejects,
    *,
    server: "Server",
    study: str,
    force: bool = False,
    watch: Watch = unwatched,
) -> Pulled:
    """Fetch a project's annotations; where the output is there already, only what changed since.

    Who ``a1`` and ``a2`` are is kept in ``annotators.csv`` beside the output. Where that is gone, all is fetched again.

    Parameters
    ----------
    force : bool, default False
        Fetch all, and write over an output that is another study's.

    Raises
    ------
    MisfitError
        If the project asks by another scheme.
    BadInputError
        If the output is there and holds something else.
    ServerError
        If the server is away or refuses, or there is no such project of the study.
    """
    from stance.labelling.projects import required_project
    from stance.labelling.pulling import fetch, in_place

    old = [] if force else _pulled_before(output, study)
    project = required_project(server, name, study=study)
    _check_scheme(project, scheme)
    fetched = fetch(server, project, old if annotators_path(output).is_file() else [], watch=watch)
    _check_digests(project, fetched.tasks, scheme)
    new = _annotations(server, project, fetched, scheme, rejects, output, study=study)
    kept = fetched.still_true(old)
    rows = in_place([*kept, *new])
    refuse_nothing(len(rows), rejects.rows, "annotation")
    write_rows(output, rows)
    write_rejects(rejects, output)
    now = {(row["id"], row["annotator"]) for row in rows}
    gone = sum((row["id"], row["annotator"]) not in now for row in old)
    return Pulled(annotations=len(rows), fetched=len(fetched.tasks), gone=gone)


def _pulled_before(output: Path, study: str) -> list[Row]:
    """Return the annotations of a study that were pulled before."""
    if output == STANDARD or not output.is_file() or not output.stat().st_size:
        return []
    rows = [placed.row for placed in read_rows(output, Rejects(strict=True))]
    if any(row.get("study") != study or "updated" not in row or not row.get("annotator") for row in rows):
        raise BadInputError(
            f"{output}: holds something else than annotations of the study '{study}'; name another file or give --force."
        )
    return rows


def _check_scheme(project: "Project", scheme: Scheme) -> None:
    """Refuse a scheme that has other answers than the page that people labelled on."""
    from stance.labelling.config import label_config
    from stance.labelling.reworded import answers_in

    if differing := answers_in(project.config) ^ answers_in(label_config(scheme)):
        question, choice = min(differing)
        raise MisfitError(
            f"the project '{project.title}' asks by another scheme (only one of the two has {question}={choice});"
            " name its scheme with --scheme, or push with the changed one first."
        )


def _check_digests(project: "Project", tasks: Iterable[Row], scheme: Scheme) -> None:
    """Refuse a scheme that words the same answers otherwise."""
    digests = {str(task["data"].get("scheme_digest")) for task in tasks}
    if digests and scheme.digest not in digests:
        raise MisfitError(
            f"the project '{project.title}' was labelled by another scheme (digest {min(digests)}, not {scheme.digest});"
            " name its scheme with --scheme, or push with the changed one first."
        )


def _annotations(
    server: "Server",
    project: "Project",
    fetched: "Fetched",
    scheme: Scheme,
    rejects: Rejects,
    output: Path,
    *,
    study: str,
) -> list[Row]:
    """Read the fetched tasks, and write down who their annotators are."""
    from stance.labelling.annotators import name_annotators
    from stance.labelling.exports import annotations_of
    from stance.labelling.loading import Export, users_of

    export = Export(Path(f"project '{project.title}'"), fetched.tasks)
    emails = server.emails() if fetched.tasks else {}
    users = {user: emails.get(user) for user in users_of([export])}
    annotators = name_annotators(users, known_annotators(output))
    names = {annotator.user: annotator.name for annotator in annotators}
    found = annotations_of(export, scheme, study=study, annotators=names, rejects=rejects)
    keep_annotators(output, annotators)
    return [annotation.to_row() for annotation in found]
