import signal
import socket
import subprocess
import sys
import threading
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from stance import pipeline, serve
from tests.commands import command
from tests.samples import label_rows, write_lines


def test_it_says_what_is_served_where_and_stops_at_an_interrupt(tiny_model: Path) -> None:
    line = [sys.executable, "-m", "stance", "serve", "-m", str(tiny_model), "--port", "0"]
    with subprocess.Popen(line, stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr is not None
        said = running.stderr.readline()
        running.send_signal(signal.SIGINT)
        rest = running.stderr.read()
    version = pipeline.read_model(str(tiny_model)).version
    assert said.startswith(f"serving {version} at http://127.0.0.1:")
    assert said.endswith("; end it with Ctrl-C\n")
    assert (running.returncode, rest) == (0, "stopped\n")


def test_other_machines_are_not_let_in_without_a_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(serve.SECRET, raising=False)
    ended = command("serve", "--host", "0.0.0.0")  # noqa: S104 -- it is refused
    assert ended.code == 2
    assert len(ended.said) == 1
    assert "set STANCE_SERVE_SECRET to a password of your own" in ended.said[0]


def test_a_port_in_use_is_told_in_one_line(tiny_model: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ended = command("serve", "-m", tiny_model, "--port", port)
    assert ended.code == 2
    assert ended.said[0].startswith(f"stance: can't listen on 127.0.0.1:{port} (")


def test_without_the_extra_it_names_the_command_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "stance.serve")
    monkeypatch.delattr("stance.serve")
    monkeypatch.setitem(sys.modules, "fastapi", None)
    ended = command("serve")
    assert ended.code == 6
    assert ended.said == [
        "stance: 'stance serve' needs the extra 'serve'; install it with: pip install 'stance[serve]'"
    ]


def test_a_training_fetches_the_labels_and_adds_those_that_are_named(
    tiny_model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: dict[str, Any] = {}
    trained = threading.Event()

    def retrain(*given: Any, **more: Any) -> None:
        asked.update(given=given, more=more)
        trained.set()

    def interrupted(app: Any) -> Any:
        def run(sockets: list[socket.socket]) -> None:
            app.state.backend.start_training(5)
            assert trained.wait(10)
            sockets[0].close()
            raise KeyboardInterrupt

        return SimpleNamespace(run=run)

    monkeypatch.setattr(serve, "server", interrupted)
    monkeypatch.setattr(pipeline, "connect", lambda: nullcontext("a server"))
    monkeypatch.setattr(pipeline, "labels_so_far", lambda *given, **_: given)
    monkeypatch.setattr(pipeline, "retrain", retrain)
    besides = write_lines(tmp_path / "more.jsonl", label_rows()[:7])
    ended = command("serve", "-m", tiny_model, "--with", besides, "--models", tmp_path, "--port", 0, "--seed", 3)
    assert (ended.code, ended.said[-1]) == (0, "stopped")
    served, labels = asked["given"]
    assert served.version == pipeline.read_model(str(tiny_model)).version
    assert labels == ("a server", 5, served.scheme)
    assert (len(asked["more"]["always"]), asked["more"]["models"], asked["more"]["seed"]) == (7, tmp_path, 3)
