import errno
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from stance import errors
from stance.cli import terminal
from stance.jsonl import Place, Rejects
from tests.commands import command
from tests.conftest import ROOT

COLOUR = re.compile(r"\x1b\[[\d;]*[34]8;")


def process(*arguments: object, **options: object) -> "subprocess.Popen[bytes]":
    """Start the command line as a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": ""}
    line = [sys.executable, "-m", "stance", *(str(argument) for argument in arguments)]
    return subprocess.Popen(line, env=environment, stderr=subprocess.PIPE, **options)  # type: ignore[call-overload,no-any-return]


def raising(error: BaseException) -> Callable[[], None]:
    def command() -> None:
        raise error

    return command


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errors.GateFailedError("the floor is 0.5; got 0.4."), 1),
        (errors.UsageError("give -m or --cv."), 2),
        (errors.BadInputError("a.jsonl: the file is empty."), 3),
        (errors.MisfitError("m: altered since it was written."), 4),
        (errors.ServerError("the server is away."), 5),
        (errors.MissingExtraError("html", "Reading .html"), 6),
    ],
)
def test_an_error_is_one_line_and_its_exit_code(
    error: errors.StanceError, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert terminal.end_well(raising(error)) == code
    assert capsys.readouterr().err == f"stance: {error}\n"


@pytest.mark.parametrize(("ended", "code"), [(SystemExit(), 0), (SystemExit(3), 3), (SystemExit("odd"), 1)])
def test_a_command_that_ends_itself_keeps_its_code(ended: SystemExit, code: int) -> None:
    assert terminal.end_well(raising(ended)) == code


def test_an_interrupt_is_told_and_has_its_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stance.pipeline.extract", lambda *_, **__: raising(KeyboardInterrupt())())
    ended = command("extract", "-")
    assert (ended.code, ended.said) == (130, ["stance: interrupted; nothing half-written was left."])


def test_what_the_system_refuses_is_told_with_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    refused = PermissionError(errno.EACCES, "Permission denied", "secret.txt")
    monkeypatch.setattr("stance.pipeline.extract", lambda *_, **__: raising(refused)())
    ended = command("extract", "-")
    assert (ended.code, ended.said) == (3, ["stance: secret.txt: Permission denied."])


@pytest.mark.parametrize("shown", [False, True])
def test_a_bug_says_how_to_report_it(*, shown: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if shown:
        monkeypatch.setenv("STANCE_TRACEBACK", "1")
    monkeypatch.setattr("stance.pipeline.extract", lambda *_, **__: raising(ZeroDivisionError("by\nzero"))())
    ended = command("extract", "-")
    assert ended.code == 70
    assert ended.said[-1].startswith("stance: a bug: ZeroDivisionError: by zero. Please report it")
    assert (len(ended.said) > 1) == shown == ("Traceback" in ended.err)


def test_a_notice_is_one_line_without_signs_that_steer_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    terminal.say("bad\nname \x1b[31m “é”")
    assert capsys.readouterr().err == "bad name \\x1b[31m “é”\n"


def test_the_first_five_bad_records_are_told_and_all_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    rejects = Rejects()
    for number in range(1, 8):
        rejects.add(Place("a.jsonl", number), "cut short.")
    with pytest.raises(SystemExit, match="3"):
        terminal.finish(rejects, kept_in="a.rejected.jsonl")
    said = capsys.readouterr().err.splitlines()
    assert said[0] == "rejected: a.jsonl:1: cut short."
    assert said[4:] == ["rejected: a.jsonl:5: cut short.", "7 rejected; they are in a.rejected.jsonl"]


def test_without_a_bad_record_nothing_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    terminal.finish(Rejects(), kept_in="a.rejected.jsonl")
    assert capsys.readouterr().err == ""


class Terminal:
    """A standard error that says it is a terminal."""

    def __init__(self) -> None:
        self.written = ""

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self.written += text
        return len(text)

    def flush(self) -> None:
        pass


@pytest.mark.parametrize(("quiet", "shown"), [("", True), ("1", False)])
def test_progress_is_shown_on_a_terminal_unless_unwanted(
    quiet: str, *, shown: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_PROGRESS", quiet)
    assert list(terminal.watch(range(3), "articles")) == [0, 1, 2]
    assert ("articles 3" in screen.written) == shown


def test_progress_is_not_shown_elsewhere(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(terminal.watch(range(3), "articles")) == [0, 1, 2]
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(("variable", "coloured"), [("UNRELATED", True), ("NO_COLOR", False)])
def test_colours_can_be_turned_off(
    variable: str, *, coloured: bool, predictions_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in (("FORCE_COLOR", "1"), ("COLORTERM", "truecolor"), ("TERM", "xterm"), (variable, "1")):
        monkeypatch.setenv(name, value)
    ended = command("report", predictions_file, "-o", tmp_path / "report.html")
    assert (COLOUR.search(ended.out) is not None) == coloured


@pytest.mark.skipif(os.name == "nt", reason="no POSIX pipes")
@pytest.mark.parametrize("arguments", [("extract",), ("--help",)])
def test_a_closed_pipe_ends_quietly(arguments: tuple[str, ...], article_file: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    files = [article_file] if arguments == ("extract",) else []
    running = process(*arguments, *files, stdout=write)
    os.close(write)
    assert re.fullmatch(r"(1 article, \d+ quotes\n)?", running.communicate(timeout=60)[1].decode())
    assert running.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_a_full_disk_is_told_in_one_line(article_file: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        running = process("extract", article_file, stdout=full)
        said = running.communicate(timeout=60)[1].decode().splitlines()
    assert (running.returncode, said[-1]) == (3, "stance: input or output: No space left on device.")


@pytest.mark.skipif(os.name == "nt", reason="no POSIX signals")
def test_an_interrupt_from_the_keyboard_leaves_nothing_behind(tmp_path: Path) -> None:
    running = process("extract", "-", "-o", tmp_path / "quotes.jsonl", stdin=subprocess.PIPE)
    deadline = time.monotonic() + 60
    while not any(tmp_path.iterdir()) and time.monotonic() < deadline:
        time.sleep(0.02)
    running.send_signal(signal.SIGINT)
    said = running.communicate(timeout=60)[1].decode()
    assert (running.returncode, said) == (130, "stance: interrupted; nothing half-written was left.\n")
    assert list(tmp_path.iterdir()) == []
