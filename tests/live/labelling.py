"""Labelling as people do, through the API."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

ANSWERS = ("concerned", "supportive", "condemning", "neutral")


def tasks_of(client: Any, project: str) -> list[Any]:
    """Return the tasks of a project by its title, as Label Studio numbered them."""
    called = [each for each in client.projects.list(title=project) if each.title == project]
    tasks = [task for each in called for task in client.tasks.list(project=each.id, fields="all", page_size=500)]
    return sorted(tasks, key=lambda task: task.id)


def result(stance: str, *, origin: str = "manual") -> list[dict[str, Any]]:
    """Return a result that answers one question."""
    value = {"choices": [stance]}
    return [{"from_name": "stance", "to_name": "context", "type": "choices", "value": value, "origin": origin}]


def label(client: Any, task: Any, stance: str | None, *, origin: str = "manual", seconds: float = 2.5) -> Any:
    """Answer, or skip where there is no answer."""
    given = [] if stance is None else result(stance, origin=origin)
    return client.annotations.create(id=task.id, result=given, was_cancelled=stance is None, lead_time=seconds)


def label_all(client: Any, answers: list[tuple[Any, str | None]]) -> list[Any]:
    """Answer many tasks."""
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(lambda pair: label(client, *pair), answers))
