"""A Label Studio project as Stance sees it: what a server can be asked, and which project is a study's."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from stance.errors import ProjectError
from stance.records import Row

_STUDY = re.compile(r"\[study: (.*)\]")
_BY_NUMBER = re.compile(r"#(\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A project.

    Parameters
    ----------
    number : int
        Its id, which stands in its address.
    config : str
        The labelling config.
    model_version : str
        Whose pre-annotations are shown, empty for none.
    annotators : int
        How many people label each task.
    """

    number: int
    title: str
    description: str = ""
    config: str = ""
    model_version: str = ""
    annotators: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class SentTask:
    """A task that is there.

    Parameters
    ----------
    number : int
        Its id in Label Studio.
    answers : int
        How many annotations it has, skipped ones too.
    """

    number: int
    data: Row
    meta: Row
    answers: int = 0

    @property
    def quote(self) -> str | None:
        """The id of its quote, ``None`` where the task isn't Stance's."""
        name = self.data.get("quote_id")
        return name if isinstance(name, str) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """How many tasks a filter finds, and their annotations that are not skipped."""

    tasks: int
    annotations: int


class Server(Protocol):
    """What is asked of a running Label Studio.

    Each method raises `ServerError`: `ServerFailedError` where what was asked may have been done all the same.
    """

    def projects(self, title: str = "") -> list[Project]:
        """Return the projects whose title holds some words."""

    def project(self, number: int) -> Project:
        """Return a project."""

    def create_project(self, *, title: str, description: str, config: str, annotators: int) -> Project:
        """Make a project."""

    def change_project(self, number: int, **changes: Any) -> None:
        """Change a project's ``label_config``, ``model_version`` or ``maximum_annotations``."""

    def count(self, project: int, *, answered: bool = False) -> Counted:
        """Count all tasks, or those with annotations."""

    def tasks(self, project: int, *, answered: bool = False, since: str | None = None) -> Iterator[SentTask]:
        """Yield all tasks, or those with annotations, or those changed after a time."""

    def without(self, project: int, model: str) -> Collection[int]:
        """Return the numbers of the tasks that have no pre-annotation of a model."""

    def send(self, project: int, tasks: Sequence[Row]) -> None:
        """Make tasks."""

    def prefill(self, project: int, predictions: Sequence[Row]) -> None:
        """Give pre-annotations to tasks, each with the number of its ``task``."""

    def renew(self, number: int, *, data: Row, meta: Row) -> None:
        """Put another content into a task."""

    def remove_unanswered(self, number: int) -> bool:
        """Take a task away, unless somebody has begun to label it."""

    def annotated(self, project: int, numbers: Sequence[int] | None = None) -> list[Row]:
        """Return the tasks that have annotations, with these, as an export does; all, or those of some numbers."""

    def emails(self) -> Mapping[int, str]:
        """Return the e-mail of each user."""


def describe(study: str) -> str:
    """Return the description of a study's project, by which it is found again."""
    return f"Quotes to label, sent by Stance. Leave this line as it is. [study: {study}]"


def find_project(server: Server, name: str, *, study: str) -> Project | None:
    """Return a study's project of that name, or ``None`` where there is no project of that name at all.

    Of several, those that hold no task are passed over.

    Parameters
    ----------
    name : str
        The title, or ``#12`` for the project with that number.

    Raises
    ------
    ProjectError
        If it is another study's, or several that hold tasks are called so.
    """
    if by_number := _BY_NUMBER.fullmatch(name):
        called = [server.project(int(by_number[1]))]
    else:
        called = [each for each in server.projects(name) if each.title == name.strip()]
    studies = {each.number: study_of(server, each) for each in called}
    found = _filled(server, [each for each in called if studies[each.number] == study])
    if len(found) > 1:
        numbers = ", ".join(f"'#{each.number}'" for each in found)
        raise ProjectError(f"{len(found)} projects of the study '{study}' are called '{name}': name one as {numbers}.")
    if called and not found:
        others = sorted({each for each in studies.values() if each})
        whose = f"the study '{others[0]}'; name that with --study" if others else "no study of Stance"
        raise ProjectError(f"the project '{name}' is there already and belongs to {whose}, or name another project.")
    return found[0] if found else None


def _filled(server: Server, projects: list[Project]) -> list[Project]:
    """Leave out empty ones where there are several: with its database locked, Label Studio makes a project twice."""
    if len(projects) < 2:
        return projects
    return [each for each in projects if server.count(each.number).tasks] or projects[:1]


def required_project(server: Server, name: str, *, study: str) -> Project:
    """Return a study's project of that name.

    Raises
    ------
    ProjectError
        If there is none, too.
    """
    found = find_project(server, name, study=study)
    if found is None:
        titles = sorted(f"'{each.title}'" for each in server.projects())
        known = f"there are {', '.join(titles[:5])}{' ...' * (len(titles) > 5)}" if titles else "the server has none"
        raise ProjectError(f"there is no project '{name}' on the server; {known}.")
    return found


def study_of(server: Server, project: Project) -> str | None:
    """Return the study that a project belongs to: as its description says, else as its first task does."""
    if named := _STUDY.search(project.description):
        return named[1]
    first = next(iter(server.tasks(project.number)), None)
    study = first.data.get("study") if first else None
    return study if isinstance(study, str) else None
