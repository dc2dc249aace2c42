"""From quotes to a running Label Studio."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from stance.errors import BadRecordError, MisfitError, ServerFailedError
from stance.jsonl import PlacedRow, Rejects, read_rows
from stance.pipeline.exchange import tasks_of
from stance.pipeline.inputs import Watch, unless_none, unwatched
from stance.records import Row
from stance.scheme import Scheme

if TYPE_CHECKING:
    from stance.labelling.projects import Project, SentTask, Server
    from stance.labelling.pushing import Plan
    from stance.model import Model

BLIND_SHARE = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Pushed:
    """What a push did, or would do.

    Parameters
    ----------
    is_new : bool
        Whether there was no such project.
    difference : tuple of str
        How the scheme differs from the project's, as lines of a unified diff.
    """

    title: str
    is_new: bool
    difference: tuple[str, ...]
    plan: "Plan"


def push(
    quotes: Path,
    name: str,
    scheme: Scheme,
    rejects: Rejects,
    *,
    server: "Server",
    study: str,
    model: "Model | None" = None,
    blind_share: float = BLIND_SHARE,
    annotators: int | None = None,
    dry_run: bool = False,
    watch: Watch = unwatched,
) -> Pushed:
    """Send quotes that a project does not hold yet, and make the project where it isn't there.

    Parameters
    ----------
    name : str
        The project's title, or ``#12`` for its number.
    blind_share : float
        How many of the quotes, of 1, get no pre-annotation; which they are, their ids decide.
    annotators : int, optional
        How many people label each quote; 1 in a new project by default.
    dry_run : bool, default False
        Find out what would be done, and do nothing.

    Raises
    ------
    MisfitError
        If the scheme has lost answers that were given.
    ServerError
        If the server is away or refuses, or the name is another study's.
    """
    from stance.labelling.config import label_config
    from stance.labelling.projects import find_project
    from stance.labelling.pushing import plan, plan_against
    from stance.labelling.pushing import push as push_tasks

    project = find_project(server, name, study=study)
    there = list(watch(server.tasks(project.number), "tasks there")) if project else []
    rows = watch(read_rows(quotes, rejects), "quotes")
    wanted = _wanted(rows, there, scheme, rejects, study=study, model=model, blind_share=blind_share)
    config = label_config(scheme, review=_told_reviewers(wanted, project))
    difference = _difference(server, project, config) if project else []
    if dry_run:
        found = plan_against(server, project, wanted, there) if project else plan(wanted, ())
    else:
        ready = _made_ready(server, project, name, config, study=study, annotators=annotators)
        found = push_tasks(server, ready, wanted, there, watch=watch)
    return Pushed(title=name, is_new=project is None, difference=tuple(difference), plan=found)


def _wanted(
    rows: Iterable[PlacedRow],
    there: "Sequence[SentTask]",
    scheme: Scheme,
    rejects: Rejects,
    *,
    study: str,
    model: "Model | None",
    blind_share: float,
) -> list[Row]:
    """Make the tasks; a quote that was blind once stays so."""
    from stance.labelling.pushing import blind_quotes, is_blind

    blind = blind_quotes(there)
    made = tasks_of(
        _each_once(rows, rejects),
        scheme,
        rejects,
        study=study,
        model=model,
        is_blind=lambda quote: quote in blind or is_blind(quote, blind_share),
    )
    return list(unless_none(made, rejects, "quote"))


def _each_once(rows: Iterable[PlacedRow], rejects: Rejects) -> Iterator[PlacedRow]:
    """Pass on each quote's first line."""
    first: dict[str, PlacedRow] = {}
    for placed in rows:
        with rejects.catch(placed.place, placed.row):
            identity = str(placed.row.get("id"))
            if first.setdefault(identity, placed) is not placed:
                raise BadRecordError(f"quote {identity} stands at {first[identity].place} already; take one out.")
            yield placed


def _told_reviewers(wanted: Iterable[Row], project: "Project | None") -> bool:
    """Say whether the project is a review's; if so, each task must have a text for the page to show, if an empty one."""
    data = [task["data"] for task in wanted]
    is_review = any("review" in each for each in data) or (project is not None and "$review" in project.config)
    if is_review:
        for each in data:
            each.setdefault("review", "")
    return is_review


def _difference(server: "Server", project: "Project", config: str) -> list[str]:
    """Return how the scheme differs from the project's; refuse it where answers that were given have no place in it."""
    from stance.labelling.reworded import answers_in, difference, orphaned

    changed = difference(project.config, config)
    if answers_in(project.config) <= answers_in(config):
        return changed
    if lost := orphaned(project.config, config, server.annotated(project.number)):
        named = ", ".join(f"{question}={choice} ({count})" for (question, choice), count in sorted(lost.items()))
        raise MisfitError(
            f"the project '{project.title}' has answers that the changed scheme has no place for: {named};"
            " keep these classes, or push to another project."
        )
    return changed


def _made_ready(
    server: "Server", project: "Project | None", name: str, config: str, *, study: str, annotators: int | None
) -> "Project":
    """Make the project, or give it the scheme and the number of annotators."""
    from stance.labelling.projects import describe
    from stance.labelling.reworded import is_same

    if project is None:
        return _created(server, name, config, describe(study), study=study, annotators=annotators or 1)
    if not is_same(project.config, config):
        server.change_project(project.number, label_config=config)
    if annotators is not None and annotators != project.annotators:
        server.change_project(project.number, maximum_annotations=annotators)
    return project


def _created(server: "Server", name: str, config: str, description: str, *, study: str, annotators: int) -> "Project":
    """Make a project; a server that failed may have made it all the same."""
    from stance.labelling.projects import find_project

    try:
        return server.create_project(title=name, description=description, config=config, annotators=annotators)
    except ServerFailedError:  # a time-out too: the project is only looked for, not made again
        made = find_project(server, name, study=study)
        if made is None:
            raise
        return made
