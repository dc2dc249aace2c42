"""How long it takes to push quotes to a real Label Studio and to pull what people labelled.

Run it with nothing else running::

    .ci/label-studio ../label-studio python benchmarks/round_trip.py
"""

import json
import os
import sys
import time
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import uuid4

sys.path.insert(0, str(Path(__file__).parents[1]))

import httpx
from label_studio_sdk import LabelStudio

from stance.labelling.config import label_config
from stance.labelling.projects import describe
from stance.labelling.tasks import to_task
from stance.records import Quote, Row
from stance.scheme import load_scheme
from tests.commands import command
from tests.live.accounts import ANA
from tests.live.labelling import ANSWERS, result
from tests.live.quotes import quotes
from tests.samples import write_lines

COUNT = 5000
RESULTS = Path(__file__).parent / "results" / "round-trip.json"
_PART = 500
_MARGIN = 65  # seconds; a second pull looks back over a minute


def main() -> None:
    """Time three pushes and two pulls, and keep the seconds."""
    url = os.environ["STANCE_LIVE_URL"]
    os.environ |= {"LABEL_STUDIO_URL": url, "LABEL_STUDIO_API_KEY": ANA.token}
    sdk: Any = LabelStudio
    with TemporaryDirectory() as folder, chdir(folder), httpx.Client(timeout=300) as connections:
        client = sdk(base_url=url, api_key=ANA.token, httpx_client=connections)
        there, filled, back = (f"round trip {uuid4().hex[:8]}" for _ in range(3))
        seconds = pushed(there, filled) | pulled(client, back)
        for title in (there, filled, back):
            for project in client.projects.list(title=title):
                client.projects.delete(project.id)
    kept = {"quotes": COUNT, "cores": os.cpu_count(), "load": round(os.getloadavg()[0], 1), "seconds": seconds}
    RESULTS.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(kept))


def pushed(title: str, filled: str) -> dict[str, float]:
    """Push to a new project, then again, and to another with a model's answers."""
    line = ("push", write_lines(Path("quotes.jsonl"), usual_quotes()), "--project")
    seconds = {name: timed(*line, title) for name in ("push", "push_again")}
    return seconds | {"push_with_model": timed(*line, filled, "-m", "starter")}


def pulled(client: Any, title: str) -> dict[str, float]:
    """Pull all, then again after one more answer."""
    project = labelled(client, title)
    line = ("pull", "--project", title, "-o", "annotations.jsonl")
    seconds = {"pull": timed(*line)}
    time.sleep(_MARGIN)
    first = next(iter(client.tasks.list(project=project, fields="task_only", include="id", page_size=1)))
    client.annotations.create(id=first.id, result=result("neutral"), lead_time=2.5)
    timed(*line)
    return seconds | {"pull_again": timed(*line)}


def timed(*arguments: object) -> float:
    """Run a command and return its seconds."""
    started = time.perf_counter()
    ended = command(*arguments)
    if ended.code:
        raise SystemExit(ended.err)
    print(ended.err, end="")
    return round(time.perf_counter() - started, 1)


def usual_quotes() -> list[Row]:
    """Return quotes without the very long ones."""
    return [row for row in quotes(2 * COUNT) if len(row["text"]) < 1000][:COUNT]


def labelled(client: Any, title: str) -> int:
    """Make a project whose tasks all have an answer; giving them one by one would take a quarter of an hour."""
    scheme = load_scheme()
    project = client.projects.create(title=title, description=describe("stance"), label_config=label_config(scheme))
    tasks = [to_task(Quote.from_row(row), scheme, study="stance") for row in usual_quotes()]
    for number, task in enumerate(tasks):
        task["annotations"] = [{"result": result(ANSWERS[number % 4]), "lead_time": 2.5, "ground_truth": False}]
    for start in range(0, COUNT, _PART):
        client.projects.import_tasks(id=project.id, request=tasks[start : start + _PART])
    return int(project.id)


if __name__ == "__main__":
    main()
