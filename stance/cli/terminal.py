"""Talking to a person: notices and progress to standard error, errors in one line, and the exit code."""

import os
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator, Sized
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stance.errors import REPORT_A_BUG, StanceError
from stance.jsonl import STANDARD, Rejects, rejected_path

if TYPE_CHECKING:
    from rich.table import Table

OK = 0
BAD_RECORDS = 3
INTERRUPTED = 130
_SHOWN = 5  # bad records that are told one by one


def say(message: str) -> None:
    """Write a notice to standard error, in one line, without the signs that steer a terminal."""
    sys.stderr.write(f"{_printable(' '.join(message.split()))}\n")
    sys.stderr.flush()


def tell(line: str) -> None:
    """Write a line that was asked for to standard output, in UTF-8 and without the signs that steer a terminal."""
    sys.stdout.flush()
    sys.stdout.buffer.write(f"{_printable(line)}\n".encode())


def _printable(line: str) -> str:
    return line if line.isprintable() else "".join(each if each.isprintable() else ascii(each)[1:-1] for each in line)


def counted(count: int, noun: str) -> str:
    """Return ``1 quote`` or ``2 quotes``."""
    return f"{count} {noun}{'s' * (count != 1)}"


def show(tables: "Iterable[Table]", *, to_error: bool = False) -> None:
    """Show tables on the screen; what looks like markup in a name is the name's own."""
    from rich.console import Console

    console = Console(stderr=to_error, markup=False, emoji=False)
    for table in tables:
        console.print(table)


def kept_in(output: Path) -> str | None:
    """Name the file that an output's bad records are in; standard output has none."""
    return None if output == STANDARD else str(rejected_path(output))


def finish(collected: Rejects, *, kept_in: str | None = None) -> None:
    """End a verb: where there were bad records, tell of the first few and leave with the exit code for them."""
    if not collected.rows:
        return
    for row in collected.rows[:_SHOWN]:
        line, within = f":{row['line']}" if row["line"] else "", f" {row['json_path']}" if row["json_path"] else ""
        say(f"rejected: {row['path']}{line}{within}: {row['reason']}")
    where = f"; they are in {kept_in}" if kept_in else ""
    say(f"{len(collected)} rejected{where}")
    raise SystemExit(BAD_RECORDS)


def watch(items: Iterable[Any], noun: str) -> Iterable[Any]:
    """Show progress on a terminal while items pass."""
    if not sys.stderr.isatty() or os.environ.get("NO_PROGRESS"):
        return items
    return _watched(items, noun)


def _watched(items: Iterable[Any], noun: str) -> Iterator[Any]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    total = len(items) if isinstance(items, Sized) else None
    text, bar = (
        (f"{noun} {{task.completed:,}}", ())
        if total is None
        else (f"{noun} {{task.completed:,}} of {{task.total:,}}", (BarColumn(),))
    )
    columns = (SpinnerColumn(), TextColumn(text), *bar, TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(noun, total=total)
        for item in items:
            yield item
            progress.advance(task)


def end_well(command: Callable[[], Any]) -> int:
    """Run a command and return its exit code; what goes wrong is told in one line."""
    try:
        code = _called(command)
        sys.stdout.flush()  # here, since at the interpreter's end it can only fail with a traceback
    except StanceError as error:
        say(f"stance: {error}")
        return error.exit_code
    except KeyboardInterrupt:
        say("stance: interrupted; nothing half-written was left.")
        return INTERRUPTED
    except BrokenPipeError:
        _drop_output()  # the reader went away ("| head"): end quietly, as other commands do
        return OK
    except OSError as error:
        _drop_output()
        say(f"stance: {error.filename or 'input or output'}: {error.strerror or error}.")
        return BAD_RECORDS
    except Exception as error:  # noqa: BLE001
        if os.environ.get("STANCE_TRACEBACK"):
            traceback.print_exc()
        say(
            f"stance: a bug: {type(error).__name__}: {error}. Please report it with the command and the output of the"
            " same command under STANCE_TRACEBACK=1."
        )
        return REPORT_A_BUG
    return code


def _drop_output() -> None:
    """Let go of output that can't be written, lest the interpreter try again at its end and fail with a traceback."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _called(command: Callable[[], Any]) -> int:
    """Run a command; typer makes exit codes of its own of an interrupt and of a closed pipe, which are undone."""
    try:
        command()
    except SystemExit as ended:
        origin: BaseException | None = ended
        while origin is not None and not isinstance(origin, (KeyboardInterrupt, BrokenPipeError)):
            origin = origin.__cause__ or origin.__context__
        if origin is not None:
            raise origin from None
        return _code(ended)
    return OK


def _code(ended: SystemExit) -> int:
    if ended.code is None:
        return OK
    return ended.code if isinstance(ended.code, int) else 1
