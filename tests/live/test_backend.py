import json
import os
import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from stance import pipeline
from stance.records import Row
from tests.commands import command
from tests.labelling.samples import quote
from tests.live.accounts import ANA
from tests.live.browser import chromium
from tests.live.labelling import tasks_of
from tests.samples import SENTIMENTS, label_rows, write_lines

SECRET = "lagoon-gate"  # noqa: S105 - a made up one
TURNED = {"concerned": "supportive", "supportive": "condemning", "condemning": "neutral", "neutral": "concerned"}


class Running:
    """``stance serve`` as a program of its own, and what it logs."""

    def __init__(self, folder: Path, *options: object, secret: str | None = None) -> None:
        self._log = folder / "serve.log"
        environment = {**os.environ, "STANCE_SERVE_SECRET": secret or ""}
        line = [sys.executable, "-m", "stance", "serve", "--port", "0", *map(str, options)]
        with self._log.open("w") as log:
            self._process = subprocess.Popen(line, stderr=log, env=environment, cwd=folder)
        found = self.until(r"serving \S+ at (\S+);")
        self.url = found[1]

    @property
    def log(self) -> str:
        return self._log.read_text(encoding="utf-8")

    def until(self, pattern: str) -> re.Match[str]:
        """Wait for a line of the log."""
        end = time.monotonic() + 300
        while not (found := re.search(pattern, self.log)):
            assert time.monotonic() < end, self.log
            assert self._process.poll() is None, self.log
            assert "not trained" not in self.log, self.log
            time.sleep(0.1)
        return found

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(30)


Start = Callable[..., Running]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start ``stance serve``; it is stopped after the test."""
    running: list[Running] = []

    def started(*options: object, secret: str | None = None) -> Running:
        running.append(Running(tmp_path, *options, secret=secret))
        return running[-1]

    yield started
    for each in running:
        each.stop()


def as_quote(row: Row) -> Row:
    """A label's statement as a quote that is all content."""
    text = row["text"]
    whole = (0, len(text))
    spans: Row = {"statement": whole, "content": (whole,), "cue": (), "source": (), "context_start": 0}
    words: Row = {"text": text, "words": text, "context": text, "source_text": "", "cue_text": "", "speaker": None}
    own = {name: row[name] for name in ("id", "article", "actor")}
    return quote(**spans, **words, **own, actors=(row["actor"],)).to_row()


@pytest.fixture
def misled(tmp_path: Path) -> Path:
    """A model that learned the wrong answers."""
    wrong = [row | {"stance": TURNED[row["stance"]]} for row in label_rows() if int(row["id"].split("-")[1]) < 5]
    labels = write_lines(tmp_path / "wrong.jsonl", wrong)
    assert command("train", labels, "-o", tmp_path / "misled").code == 0
    return tmp_path / "misled"


@pytest.fixture
def rows() -> list[Row]:
    """Forty statements that the model has not seen."""
    return [row for row in label_rows() if int(row["id"].split("-")[1]) >= 5]


def pushed(rows: list[Row], project: str, folder: Path, *options: object) -> None:
    path = write_lines(folder / "quotes.jsonl", [as_quote(row) for row in rows])
    ended = command("push", path, "--project", project, *options)
    assert ended.code == 0, ended.err


def shown(url: str, task: Any) -> list[Row]:
    """Return the predictions of a task that is opened."""
    request = urllib.request.Request(  # noqa: S310 - the address is the developer's own
        f"{url}/api/tasks/{task.id}/?project={task.project}", headers={"Authorization": f"Token {ANA.token}"}
    )
    with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310 - as above
        found: list[Row] = json.load(answer)["predictions"]
    return found


def answers(prediction: Row) -> dict[str, str]:
    return {region["from_name"]: region["value"]["choices"][0] for region in prediction["result"]}


def test_an_opened_task_shows_the_models_choice_and_training_brings_a_better_one(
    live: str, ana: Any, project: str, misled: Path, rows: list[Row], start: Start, tmp_path: Path
) -> None:
    pushed(rows, project, tmp_path)
    running = start("-m", misled, "--models", tmp_path / "models", secret=SECRET)
    tasks = tasks_of(ana, project)
    backend = ana.ml.create(
        project=tasks[0].project,
        url=running.url,
        title="Stance",
        auth_method="BASIC_AUTH",
        basic_auth_user="stance",
        basic_auth_pass=SECRET,
    )
    model = pipeline.read_model(str(misled))
    assert (backend.readable_state, backend.model_version) == ("Connected", model.version)
    (prediction,) = shown(live, tasks[0])
    assert prediction["model_version"] == model.version
    assert answers(prediction) == dict(model.predict([_statement(rows[0])], aliases=pipeline.names_of)[0].answers)
    with chromium(live) as page:
        page.log_in(ANA)
        page.open(tasks[0])
        page.wait_for(list(answers(prediction).values()))

    for task, row in zip(tasks, rows, strict=True):
        ana.annotations.create(id=task.id, result=_result(row), lead_time=3.0)
    begun = time.monotonic()
    ana.ml.train(backend.id)
    assert time.monotonic() - begun < 10
    found = running.until(r"project \d+: now serving (misled-2@\w+)")
    assert "macro-F1 over 40 labels in 5 folds: stance" in running.log
    fresh = pipeline.read_model(str(tmp_path / "models" / "misled-2"))
    assert found[1] == fresh.version
    assert (ana.ml.get(backend.id).readable_state, ana.ml.get(backend.id).model_version) == ("Connected", fresh.version)
    for kept in (ANA.token, SECRET):
        assert kept not in running.log


def test_the_blind_share_stays_blind(
    live: str, ana: Any, project: str, tiny_model: Path, rows: list[Row], start: Start, tmp_path: Path
) -> None:
    pushed(rows, project, tmp_path, "-m", tiny_model)
    tasks = tasks_of(ana, project)
    blind = [task for task in tasks if not task.predictions]
    assert 0 < len(blind) < 20
    running = start("-m", tiny_model)
    ana.ml.create(project=tasks[0].project, url=running.url, title="Stance")
    assert [shown(live, task) for task in blind[:3]] == [[] for _ in blind[:3]]


@pytest.mark.usefixtures("live")
def test_with_another_secret_it_cannot_be_connected(
    ana: Any, project: str, tiny_model: Path, rows: list[Row], start: Start, tmp_path: Path
) -> None:
    from label_studio_sdk.core.api_error import ApiError

    pushed(rows[:2], project, tmp_path)
    running = start("-m", tiny_model, secret=SECRET)
    with pytest.raises(ApiError, match="401"):
        ana.ml.create(project=tasks_of(ana, project)[0].project, url=running.url, title="Stance")


def _statement(row: Row) -> Any:
    from stance.records import Statement

    return Statement.from_row(as_quote(row))


def _result(row: Row) -> list[Row]:
    given = {"stance": row["stance"], "sentiment": SENTIMENTS[row["stance"]]}
    return [
        {"from_name": name, "to_name": "context", "type": "choices", "value": {"choices": [answer]}}
        for name, answer in given.items()
    ]
