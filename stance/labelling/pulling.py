"""What changed on a server since annotations were last fetched, and old and new lines as one file."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from stance.labelling.annotators import in_order
from stance.labelling.projects import Project, SentTask, Server
from stance.records import Row, read_spans

Watch = Callable[[Iterable[Any], str], Iterable[Any]]
# An answer's time is taken before it can be read: one that came in while the last pull read may be a little older.
MARGIN = timedelta(minutes=1)
_PART = 200  # tasks that are fetched at once
_MANY = 1000  # changed tasks from which on an export of all is quicker
_TIME = "%Y-%m-%dT%H:%M:%S.%fZ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What a pull fetched.

    Parameters
    ----------
    tasks : tuple of rows
        As an export has them, with their annotations.
    quotes : collection of str, optional
        The quotes whose lines these replace; ``None`` for all.
    answered : collection of str, optional
        The quotes that have annotations still; ``None`` where it is known that no other is gone.
    """

    tasks: tuple[Row, ...]
    quotes: Collection[str] | None = None
    answered: Collection[str] | None = None

    def still_true(self, old: Iterable[Row]) -> list[Row]:
        """Return the lines that were neither fetched again nor taken back."""
        if self.quotes is None:
            return []
        answered = self.answered
        kept = (row for row in old if row["id"] not in (self.quotes or ()))
        return [row for row in kept if answered is None or row["id"] in answered]


def fetch(server: Server, project: Project, old: Sequence[Row], *, watch: Watch) -> Fetched:
    """Fetch what changed since some lines were pulled, or all where there are none.

    What is asked for is what changed since the newest answer among the lines. Where the server then counts other
    quotes or answers than the lines would have, each quote's answers are counted, so that nothing that was taken
    back stays and nothing is missing.

    Parameters
    ----------
    old : sequence of rows
        Annotations, as they were pulled before from the same project.
    """
    since = _since(old)
    if since is None:
        return _all(server, project, watch)
    changed = list(server.tasks(project.number, since=since))
    if sum(task.answers > 0 for task in changed) > _MANY:
        return _all(server, project, watch)
    found = _fetched(server, project, [task for task in changed if task.answers], watch)
    partial = Fetched(tasks=found, quotes=_quotes(changed))
    if _fits(server, project, [*partial.still_true(old), *_lines(found)]):
        return partial
    answered = list(server.tasks(project.number, answered=True))
    counts = Counter(row["id"] for row in old)
    again = [task for task in answered if task.quote and (task.answers != counts[task.quote])]
    numbers = {task.number for task in changed}
    more = _fetched(server, project, [task for task in again if task.number not in numbers], watch)
    return Fetched(tasks=found + more, quotes=_quotes([*changed, *again]), answered=_quotes(answered))


def in_place(rows: Iterable[Row]) -> list[Row]:
    """Return annotations in the order of the articles' text, and of the annotators' names, whenever they came."""
    return sorted(rows, key=_place)


def _place(row: Row) -> tuple[Any, ...]:
    start = read_spans([row["statement"]], "statement")[0][0] if row.get("statement") else 0
    return (str(row.get("article") or ""), start, str(row["id"]), in_order(str(row["annotator"])))


def _since(old: Iterable[Row]) -> str | None:
    """Return the time of the newest answer, less the margin."""
    times = [row["updated"] for row in old if row.get("updated")]
    return (datetime.fromisoformat(max(times)) - MARGIN).strftime(_TIME) if times else None


def _fits(server: Server, project: Project, rows: Sequence[Row]) -> bool:
    """Whether the server counts as many quotes and answers as there are."""
    counted = server.count(project.number, answered=True)
    answers = sum(not row["skipped"] for row in rows)
    return (counted.tasks, counted.annotations) == (len({row["id"] for row in rows}), answers)


def _lines(tasks: Iterable[Row]) -> list[Row]:
    """The quote of each annotation of some tasks, and whether it was skipped."""
    return [
        {"id": task["data"].get("quote_id"), "skipped": annotation.get("was_cancelled") is True}
        for task in tasks
        for annotation in task["annotations"]
    ]


def _quotes(tasks: Iterable[SentTask]) -> frozenset[str]:
    return frozenset(task.quote for task in tasks if task.quote)


def _all(server: Server, project: Project, watch: Watch) -> Fetched:
    exports = (server.annotated(project.number) for _ in range(1))  # asked for once it is watched
    return Fetched(tasks=tuple(task for tasks in watch(exports, "exports") for task in tasks))


def _fetched(server: Server, project: Project, tasks: Sequence[SentTask], watch: Watch) -> tuple[Row, ...]:
    numbers = [task.number for task in tasks]
    parts = [numbers[start : start + _PART] for start in range(0, len(numbers), _PART)]
    return tuple(task for part in watch(parts, "parts fetched") for task in server.annotated(project.number, part))
