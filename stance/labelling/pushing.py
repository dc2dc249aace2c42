"""What of some tasks is there already, and the sending of the rest: no task twice, however often it broke off."""

import json
import time
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from stance.errors import ServerFailedError, ServerSlowError
from stance.labelling.exports import JUDGED
from stance.labelling.projects import Project, SentTask, Server
from stance.labelling.tasks import BLIND
from stance.records import Row, digest

Watch = Callable[[Iterable[Any], str], Iterable[Any]]
PAUSES = (1.0, 3.0)  # seconds before what failed is tried again
_BATCH, _BATCH_LETTERS = 500, 4_000_000
_SHARES = 2**32


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is to be done so that each quote has its one task.

    Parameters
    ----------
    send : tuple of rows
        Tasks whose quote isn't there.
    renew : tuple of SentTask
        Tasks that are there, with the content they are to have.
    prefill : tuple of rows
        Pre-annotations for tasks that are there.
    doubled : tuple of int
        Tasks of a quote that has another; they go where nobody has begun to label them.
    kept : tuple of str
        Quotes that were labelled when their words or actor were others: their tasks stay as they are.
    same : int
        Tasks that are as they should be, but for a pre-annotation.
    there : int
        All tasks of the project.
    model : str, optional
        Whose pre-annotations are to be shown.
    """

    send: tuple[Row, ...]
    renew: tuple[SentTask, ...] = ()
    prefill: tuple[Row, ...] = ()
    doubled: tuple[int, ...] = ()
    kept: tuple[str, ...] = ()
    same: int = 0
    there: int = 0
    model: str | None = None

    @property
    def blind(self) -> int:
        """How many of the tasks to send hide what the model says."""
        return sum(BLIND in task.get("meta", {}) for task in self.send)

    @property
    def prefilled(self) -> int:
        """How many of the tasks to send show it."""
        return sum("predictions" in task for task in self.send)


def is_blind(quote: str, share: float) -> bool:
    """Say whether a quote is of the share without pre-annotations: its id decides, on every machine and run alike."""
    return int(digest("blind", quote, length=8), 16) < share * _SHARES


def blind_quotes(there: Iterable[SentTask]) -> set[str]:
    """Return the quotes whose tasks hide what a model says."""
    return {task.quote for task in there if task.quote and BLIND in task.meta}


def plan(wanted: Sequence[Row], there: Sequence[SentTask], *, unfilled: Collection[int] = ()) -> Plan:
    """Compare the tasks that should be there with those that are.

    Parameters
    ----------
    wanted : sequence of rows
        Tasks as `to_task` makes them, each quote once.
    there : sequence of SentTask
        All tasks of the project.
    unfilled : collection of int
        The numbers of those without a pre-annotation of this model.
    """
    kept_tasks, doubled = _one_each(there)
    send, renew, prefill, kept = [], [], [], []
    for task in wanted:
        sent = kept_tasks.get(task["data"]["quote_id"])
        if sent is None:
            send.append(task)
            continue
        if sent.number in unfilled:
            prefill += [{"task": sent.number, **each} for each in task.get("predictions", ())]
        if not _keeps_its_sense(sent, task):
            kept.append(task["data"]["quote_id"])
        elif renewed := _renewed(sent, task):
            renew.append(renewed)
    return Plan(
        send=tuple(send),
        renew=tuple(renew),
        prefill=tuple(prefill),
        doubled=doubled,
        kept=tuple(kept),
        same=len(wanted) - len(send) - len(renew) - len(kept),
        there=len(there),
        model=next((each["model_version"] for task in wanted for each in task.get("predictions", ())), None),
    )


def push(
    server: Server,
    project: Project,
    wanted: Sequence[Row],
    there: Sequence[SentTask],
    *,
    watch: Watch,
    pauses: Sequence[float] | None = None,
) -> Plan:
    """Send what is not there, renew what has changed and add pre-annotations; return what was found to be done.

    Where the server fails, what is there is asked again before anything is sent again: it may have done what was asked.

    Parameters
    ----------
    there : sequence of SentTask
        All tasks of the project, as they were listed.
    pauses : sequence of float, optional
        Seconds to wait before what failed is tried again, as often as there are; 1 and 3 by default.

    Raises
    ------
    ServerError
        If it refuses, or goes on failing.
    """
    first = found = plan_against(server, project, wanted, there)
    for pause in (*(PAUSES if pauses is None else pauses), None):
        try:
            _carry_out(server, project, found, watch)
            _check_alone(server, project, wanted, found)
        except ServerFailedError as error:
            # What timed out may be done at any time yet: sent again now, it would be there twice.
            if pause is None or isinstance(error, ServerSlowError):
                raise
            time.sleep(pause)
            found = plan_against(server, project, wanted, list(server.tasks(project.number)))
        else:
            break
    return first


def plan_against(server: Server, project: Project, wanted: Sequence[Row], there: Sequence[SentTask]) -> Plan:
    """Compare with what is there, asking which of it lacks pre-annotations of the model that made those wanted."""
    found = plan(wanted, there)
    if not there or not found.model:
        return found
    return plan(wanted, there, unfilled=server.without(project.number, found.model))


def _carry_out(server: Server, project: Project, found: Plan, watch: Watch) -> None:
    for batch in _batches(watch(found.send, "tasks sent")):
        server.send(project.number, batch)
    for task in watch(found.renew, "tasks renewed"):
        server.renew(task.number, data=task.data, meta=task.meta)
    for batch in _batches(watch(found.prefill, "pre-annotations")):
        server.prefill(project.number, batch)
    if found.model and found.model != project.model_version:
        server.change_project(project.number, model_version=found.model)
    for number in watch(found.doubled, "doubled tasks removed"):
        server.remove_unanswered(number)


def _check_alone(server: Server, project: Project, wanted: Sequence[Row], done: Plan) -> None:
    """Take away what came twice: a run that was killed may have had its last tasks made while this one began."""
    if done.send and server.count(project.number).tasks > done.there - len(done.doubled) + len(done.send):
        for number in plan(wanted, list(server.tasks(project.number))).doubled:
            server.remove_unanswered(number)


def _one_each(there: Iterable[SentTask]) -> tuple[dict[str, SentTask], tuple[int, ...]]:
    """Return the task of each quote, the one with most answers and then the oldest, and the numbers of the others."""
    by_quote: defaultdict[str, list[SentTask]] = defaultdict(list)
    for task in there:
        if task.quote is not None:
            by_quote[task.quote].append(task)
    ranked = {quote: sorted(tasks, key=lambda each: (-each.answers, each.number)) for quote, tasks in by_quote.items()}
    doubled = (task.number for tasks in ranked.values() for task in tasks[1:] if not task.answers)
    return {quote: tasks[0] for quote, tasks in ranked.items()}, tuple(sorted(doubled))


def _keeps_its_sense(sent: SentTask, task: Row) -> bool:
    """Whether what people have answered is still about the same words and actor."""
    return not sent.answers or all(sent.data.get(name) == task["data"][name] for name in JUDGED)


def _renewed(sent: SentTask, task: Row) -> SentTask | None:
    """Return the task with its new content, ``None`` where nothing changed."""
    meta = _meta(sent, task)
    if sent.data == task["data"] and sent.meta == meta:
        return None
    return SentTask(number=sent.number, data=task["data"], meta=meta, answers=sent.answers)


def _meta(sent: SentTask, task: Row) -> Row:
    """Keep what a model said when people answered; a newer one's answer comes in where nobody has yet."""
    fresh: Mapping[str, Any] = task.get("meta", {})
    return {**fresh, **sent.meta} if sent.answers else {**sent.meta, **fresh}


def _batches(items: Iterable[Row]) -> Iterator[list[Row]]:
    """Yield rows in batches of some hundreds, fewer where they are long."""
    batch: list[Row] = []
    letters = 0
    for item in items:
        size = len(json.dumps(item))
        if batch and (len(batch) == _BATCH or letters + size > _BATCH_LETTERS):
            yield batch
            batch, letters = [], 0
        batch.append(item)
        letters += size
    if batch:
        yield batch
