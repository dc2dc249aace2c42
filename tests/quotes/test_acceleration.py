"""When what is compiled reads; nothing is compiled here."""

import sys

import pytest

from stance.quotes import acceleration
from stance.quotes.acceleration import WORTH_COMPILING, WORTH_LOADING, Acceleration
from stance.quotes.weights import Weights

WEIGHTS = Weights([0], [])


class Machine:
    """Stands for the machine: whether what was compiled is kept, and a process that compiles until it is told to end."""

    def __init__(self) -> None:
        self.is_kept = False
        self.began = 0
        self.ended = False

    def begin(self) -> "Machine":
        self.began += 1
        return self

    def end(self, *, kept: bool) -> None:
        self.ended, self.is_kept = True, kept

    def poll(self) -> int | None:
        return 0 if self.ended else None

    def wait(self) -> int:
        self.end(kept=True)
        return 0


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    found = Machine()
    monkeypatch.setattr(acceleration, "compiled_read", lambda: found)
    monkeypatch.setattr(acceleration, "compile_apart", found.begin)
    return found


def read(accelerated: Acceleration, articles: int) -> list[bool]:
    """For each of some articles whether what is compiled reads it."""
    return [accelerated.next() is not None for _ in range(articles)]


def test_what_was_compiled_before_reads_once_it_pays_to_load_it(machine: Machine) -> None:
    machine.is_kept = True
    expected = [at >= WORTH_LOADING for at in range(1, 2 * WORTH_COMPILING)]
    assert read(Acceleration(WEIGHTS), len(expected)) == expected
    assert machine.began == 0


def test_it_is_compiled_beside_the_reading_once_that_pays(machine: Machine) -> None:
    accelerated = Acceleration(WEIGHTS)
    assert not any(read(accelerated, WORTH_COMPILING - 1))
    assert machine.began == 0
    assert not any(read(accelerated, 100))
    assert machine.began == 1
    machine.end(kept=True)
    assert all(read(accelerated, 100))
    assert machine.began == 1


def test_where_compiling_fails_the_reading_goes_on_as_before(machine: Machine) -> None:
    accelerated = Acceleration(WEIGHTS)
    read(accelerated, WORTH_COMPILING)
    machine.end(kept=False)
    assert not any(read(accelerated, 2 * WORTH_COMPILING))
    assert machine.began == 1


@pytest.mark.parametrize("kept", [True, False])
def test_who_wants_it_fast_waits_until_it_is_compiled(machine: Machine, *, kept: bool) -> None:
    machine.is_kept = kept
    assert all(read(Acceleration(WEIGHTS, fast=True), 3))
    assert machine.began == (not kept)


def test_who_does_not_want_it_is_left_alone(machine: Machine) -> None:
    machine.is_kept = True
    assert not any(read(Acceleration(WEIGHTS, fast=False), 2 * WORTH_COMPILING))
    assert machine.began == 0


def test_a_small_job_loads_no_compiler(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(acceleration, "compiled_read", lambda: pytest.fail("it was loaded"))
    assert not any(read(Acceleration(WEIGHTS), WORTH_LOADING - 1))
    assert machine.began == 0


def test_a_process_of_its_own_runs_a_command_that_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    commands: list[list[str]] = []
    monkeypatch.setattr("subprocess.Popen", lambda command, **_: commands.append(command))
    acceleration.compile_apart()
    ((executable, *_, code),) = commands
    assert executable == sys.executable
    called: list[str] = []
    monkeypatch.setattr(acceleration, "compile_here", lambda: called.append("compiled"))
    exec(code, {})  # noqa: S102 - what the process would run
    assert called == ["compiled"]
