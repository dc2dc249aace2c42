import base64
import json
import logging
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from stance import pipeline, serve
from stance.errors import BadInputError, UsageError
from stance.jsonl import Rejects
from stance.labelling.tasks import to_task
from stance.model import Model
from stance.records import Quote
from stance.scheme import Scheme
from tests.samples import read_lines

TOKEN = "7" * 40
SECRET = "lagoon"  # noqa: S105 - a made up one
SCHEME: Scheme = pipeline.read_scheme()


class Served:
    """A backend that runs on a free port of this machine, and what it logs."""

    def __init__(self, model: Model, retrain: serve.Retrain, secret: str | None) -> None:
        self.log: list[str] = []
        self.backend = serve.Backend(model, retrain=retrain, notify=self.log.append)
        self._waiting = serve.listen("127.0.0.1", 0)
        self._waiting.listen()
        self._url = f"http://127.0.0.1:{self._waiting.getsockname()[1]}"
        self._server = serve.server(serve.application(self.backend, secret=secret))
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [self._waiting]})
        self._thread.start()

    def call(self, path: str, body: Any = None, *, secret: str | None = None) -> tuple[int, Any]:
        """Return the status of an answer and what it says."""
        content = None if body is None else body if isinstance(body, bytes) else json.dumps(body).encode()
        request = urllib.request.Request(f"{self._url}/{path}", data=content)  # noqa: S310 - on this machine
        if secret is not None:
            request.add_header("Authorization", f"Basic {base64.b64encode(f'x:{secret}'.encode()).decode()}")
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310 - on this machine
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()

    def until(self, what: Callable[[], bool]) -> None:
        """Wait for what a training does."""
        end = time.monotonic() + 10
        while not what():
            assert time.monotonic() < end, self.log
            time.sleep(0.01)

    def stop(self) -> None:
        self._server.should_exit = True
        self._thread.join()
        self._waiting.close()


Start = Callable[..., Served]


@pytest.fixture(scope="module")
def model(tiny_model: Path) -> Model:
    return pipeline.read_model(str(tiny_model))


@pytest.fixture
def start(model: Model) -> Iterator[Start]:
    """Start a backend; it is stopped after the test."""
    running: list[Served] = []

    def started(retrain: serve.Retrain = lambda served, _: served, *, secret: str | None = None) -> Served:
        running.append(Served(model, retrain, secret))
        return running[-1]

    yield started
    for each in running:
        each.stop()


@pytest.fixture
def quotes(quotes_file: Path) -> list[Quote]:
    return [Quote.from_row(row) for row in read_lines(quotes_file)]


def task(quote: Quote, **changes: Any) -> dict[str, Any]:
    """A task as Label Studio asks about it."""
    return {"id": 3, **to_task(quote, SCHEME, study="lagoon"), **changes}


def test_health_and_setup_are_answered_as_label_studio_wants_them(start: Start, model: Model) -> None:
    served = start()
    assert served.call("health") == (200, {"status": "UP", "model_class": "Stance"})
    assert served.call("setup", {"project": "1.2", "access_token": TOKEN}) == (200, {"model_version": model.version})


def test_a_task_gets_the_pre_annotation_that_an_export_would_give_it(
    start: Start, model: Model, quotes: list[Quote], quotes_file: Path, tmp_path: Path
) -> None:
    pipeline.export(quotes_file, tmp_path / "tasks.json", SCHEME, Rejects(), study="lagoon", model=model)
    expected = [each["predictions"] for each in json.loads((tmp_path / "tasks.json").read_text(encoding="utf-8"))]
    status, answer = start().call("predict", {"tasks": [task(quote) for quote in quotes], "project": "1.2"})
    assert (status, answer) == (200, {"results": expected})


@pytest.mark.parametrize(
    "changes",
    [
        {"meta": {"blind": {"model_version": "x", "answers": {}}}},
        {"data": {"text": "a task of somebody else's"}},
        {"data": None},
    ],
    ids=["kept blind", "not of Stance", "without data"],
)
def test_a_task_that_is_not_to_be_answered_gets_nothing_and_the_others_do(
    start: Start, quotes: list[Quote], changes: dict[str, Any]
) -> None:
    status, answer = start().call("predict", {"tasks": [task(quotes[0], **changes), task(quotes[1])]})
    assert (status, [len(each) for each in answer["results"]]) == (200, [0, 1])


def test_a_task_of_another_scheme_or_with_an_altered_quote_gets_nothing(start: Start, quotes: list[Quote]) -> None:
    whole = task(quotes[0])
    altered = [{"data": whole["data"] | change} for change in ({"scheme_digest": "0"}, {"words": "other words"})]
    assert start().call("predict", {"tasks": [*altered, 7]}) == (200, {"results": [[], [], []]})


@pytest.mark.parametrize(
    ("path", "body"),
    [("predict", b"no JSON"), ("predict", []), ("predict", {"tasks": 3}), ("webhook", {"action": "START_TRAINING"})],
)
def test_a_call_that_is_not_understood_is_refused_without_repeating_it(start: Start, path: str, body: Any) -> None:
    status, said = start().call(path, body)
    assert status == 400
    assert "no JSON" not in said


def test_training_is_begun_at_once_and_the_new_model_takes_over_when_it_is_there(
    start: Start, tiny_model: Path, model: Model
) -> None:
    fresh = pipeline.read_model(str(tiny_model))
    object.__setattr__(fresh, "name", "fresher")
    go, asked = threading.Event(), []

    def retrain(served: Model, project: int) -> Model:
        asked.append((served.version, project))
        assert go.wait(10)
        return fresh

    served = start(retrain)
    begun = time.monotonic()
    assert served.call("webhook", {"action": "START_TRAINING", "project": {"id": 5}}) == (200, {"status": "training"})
    assert served.call("webhook", {"action": "START_TRAINING", "project": "5.17"})[1] == {"status": "training already"}
    assert time.monotonic() - begun < 1  # Label Studio waits no longer
    assert served.call("setup", {})[1] == {"model_version": model.version}
    go.set()
    served.until(lambda: served.backend.version == fresh.version)
    assert served.call("setup", {})[1] == {"model_version": fresh.version}
    served.until(lambda: f"project 5: now serving {fresh.version}" in served.log)
    assert asked == [(model.version, 5)]


def test_a_model_that_is_no_better_is_not_served(start: Start, model: Model) -> None:
    served = start(lambda *_: None)
    served.call("webhook", {"action": "START_TRAINING", "project": {"id": 5}})
    served.until(lambda: f"project 5: no better, so still serving {model.version}" in served.log)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (BadInputError("nothing is labelled yet."), "project 5: not trained: nothing is labelled yet."),
        (RuntimeError(TOKEN), "project 5: not trained: a bug (RuntimeError); see it by STANCE_TRACEBACK=1"),
    ],
)
def test_a_training_that_fails_is_told_and_the_next_one_can_begin(start: Start, error: Exception, said: str) -> None:
    def retrain(*_: object) -> Model:
        raise error

    def begun() -> bool:
        return served.backend.start_training(5)

    served = start(retrain)
    for times in (1, 2):
        served.until(begun)
        served.until(lambda times=times: served.log.count(said) == times)  # type: ignore[misc]
    assert served.call("health")[0] == 200


def test_other_events_are_passed_over(start: Start) -> None:
    served = start()
    assert served.call("webhook", {"action": "ANNOTATION_CREATED"}) == (200, {"status": "passed over"})
    assert served.log == []


@pytest.mark.parametrize("path", ["setup", "predict", "webhook"])
def test_with_a_secret_nothing_is_done_without_it(start: Start, path: str) -> None:
    served = start(secret=SECRET)
    body = {"tasks": [], "action": "x"}
    assert [served.call(path, body, secret=each)[0] for each in (None, "", "reef", SECRET)] == [401, 401, 401, 200]
    assert served.call("health")[0] == 200


@pytest.mark.parametrize("header", ["", "Basic", "Basic !", "Bearer bGFnb29u", f"Basic {SECRET}", "basic eDpsYWdvb25z"])
def test_a_header_without_the_secret_does_not_carry_it(header: str) -> None:
    assert not serve.carries(header, SECRET)


def test_no_token_is_logged_answered_or_shown(
    start: Start, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    served = start()
    said = [
        served.call("setup", {"access_token": TOKEN}),
        served.call("setup", f'{{"access_token": "{TOKEN}"'.encode()),
        served.call("predict", {"access_token": TOKEN, "tasks": TOKEN}),
        served.call(f"nowhere?token={TOKEN}", {}),
    ]
    out, err = capfd.readouterr()
    assert TOKEN not in f"{said}{served.log}{out}{err}{caplog.text}"


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "::", "labels.example"])  # noqa: S104 - it is refused
def test_other_machines_are_let_in_with_a_secret_only(host: str) -> None:
    with pytest.raises(UsageError, match="STANCE_SERVE_SECRET"):
        serve.check_host(host, None)
    with pytest.raises(UsageError, match="STANCE_SERVE_SECRET"):
        serve.check_host(host, "")
    serve.check_host(host, SECRET)


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost", "127.8.8.8"])
def test_this_machine_needs_no_secret(host: str) -> None:
    serve.check_host(host, None)


def test_a_port_that_is_taken_is_told() -> None:
    with serve.listen("127.0.0.1", 0) as waiting:
        waiting.listen()
        port = waiting.getsockname()[1]
        with pytest.raises(UsageError, match=rf"can't listen on 127.0.0.1:{port} \(.*give another --port"):
            serve.listen("127.0.0.1", port)
