"""A server in memory, which counts what is asked of it and fails when it is told to."""

import itertools
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Self

from stance.errors import ServerFailedError
from stance.labelling.projects import Counted, Project, SentTask
from stance.records import Row
from tests.labelling.samples import annotation

ANA, BEN = 7, 9


class FakeServer:
    """What `Server` asks for, over dictionaries.

    Parameters
    ----------
    fails_after, fails_before : sequence of str
        Methods that fail when they are called next, once they have done what was asked or instead of it.
    """

    def __init__(self, *, fails_after: Sequence[str] = (), fails_before: Sequence[str] = ()) -> None:
        self.fails_after, self.fails_before = list(fails_after), list(fails_before)
        self.asked: Counter[str] = Counter()
        self.kept: dict[int, Project] = {}
        self.rows: dict[int, Row] = {}
        self._numbers = itertools.count(1)
        self._time = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def projects(self, title: str = "") -> list[Project]:
        return [each for each in self.kept.values() if title.lower() in each.title.lower()]

    def project(self, number: int) -> Project:
        return self.kept[number]

    def create_project(self, *, title: str, description: str, config: str, annotators: int) -> Project:
        with _Asked(self, "create_project") as goes:
            if goes:
                number = next(self._numbers)
                self.kept[number] = Project(
                    number=number, title=title, description=description, config=config, annotators=annotators
                )
        return self.kept[number]

    def change_project(self, number: int, **changes: Any) -> None:
        old = self.kept[number]
        self.kept[number] = Project(
            number=number,
            title=old.title,
            description=old.description,
            config=changes.get("label_config", old.config),
            model_version=changes.get("model_version", old.model_version),
            annotators=changes.get("maximum_annotations", old.annotators),
        )

    def count(self, project: int, *, answered: bool = False) -> Counted:
        rows = [row for row in self._of(project) if row["annotations"] or not answered]
        given = sum(not each["was_cancelled"] for row in rows for each in row["annotations"])
        return Counted(tasks=len(rows), annotations=given)

    def tasks(self, project: int, *, answered: bool = False, since: str | None = None) -> Iterator[SentTask]:
        self.asked["tasks"] += 1
        for row in self._of(project):
            if (row["annotations"] or not answered) and (since is None or row["updated_at"] > since):
                yield SentTask(
                    number=row["id"], data=dict(row["data"]), meta=dict(row["meta"]), answers=len(row["annotations"])
                )

    def without(self, project: int, model: str) -> set[int]:
        return {
            row["id"]
            for row in self._of(project)
            if model not in {each["model_version"] for each in row["predictions"]}
        }

    def send(self, project: int, tasks: Sequence[Row]) -> None:
        with _Asked(self, "send") as goes:
            if goes:
                for task in tasks:
                    self.put(project, task)

    def put(self, project: int, task: Row) -> int:
        number = next(self._numbers)
        self.rows[number] = {"id": number, "project": project, "annotations": [], "meta": {}, "predictions": []} | task
        self._touch(number)
        return number

    def prefill(self, project: int, predictions: Sequence[Row]) -> None:
        with _Asked(self, "prefill") as goes:
            if goes:
                for each in predictions:
                    assert self.rows[each["task"]]["project"] == project
                    self.rows[each["task"]]["predictions"] = [*self.rows[each["task"]]["predictions"], each]

    def renew(self, number: int, *, data: Row, meta: Row) -> None:
        with _Asked(self, "renew") as goes:
            if goes:
                self.rows[number] |= {"data": data, "meta": meta}

    def remove_unanswered(self, number: int) -> bool:
        if self.rows[number]["annotations"]:
            return False
        del self.rows[number]
        return True

    def annotated(self, project: int, numbers: Sequence[int] | None = None) -> list[Row]:
        self.asked["everything" if numbers is None else "parts"] += 1
        return [row for row in self._of(project) if row["annotations"] and (numbers is None or row["id"] in numbers)]

    def emails(self) -> Mapping[int, str]:
        return {ANA: "ana@example.org", BEN: "ben@example.org"}

    def answer(self, number: int, stance: str | None, *, by: int = ANA) -> None:
        """Let somebody answer a task, skip it or change their mind."""
        at = self._touch(number)
        given = annotation(stance, completed_by=by, was_cancelled=stance is None, created_at=at, updated_at=at)
        others = [each for each in self.rows[number]["annotations"] if each["completed_by"] != by]
        self.rows[number]["annotations"] = [*others, given]

    def take_back(self, number: int) -> None:
        """Let the answers to a task be deleted."""
        self._touch(number)
        self.rows[number]["annotations"] = []

    def _of(self, project: int) -> list[Row]:
        return [row for row in self.rows.values() if row["project"] == project]

    def _touch(self, number: int) -> str:
        """Let an hour go by."""
        self._time += 1
        at = f"2025-03-{1 + self._time // 24:02}T{self._time % 24:02}:00:00.000000Z"
        self.rows[number]["updated_at"] = at
        return at


class _Asked:
    """One call, which may be one to fail at."""

    def __init__(self, server: FakeServer, name: str) -> None:
        self.server, self.name = server, name

    def __enter__(self) -> bool:
        self.server.asked[self.name] += 1
        if self.name in self.server.fails_before:
            self.server.fails_before.remove(self.name)
            raise ServerFailedError("the server failed (500); give the command again.")
        return True

    def __exit__(self, *_: object) -> None:
        if self.name in self.server.fails_after:
            self.server.fails_after.remove(self.name)
            raise ServerFailedError("the server failed (500); give the command again.")
