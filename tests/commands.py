"""Running the command line in this process, as a person would from a shell."""

import contextlib
import io
import sys
from typing import NamedTuple
from unittest.mock import patch

from stance.cli import app
from stance.cli.terminal import end_well


class Ended(NamedTuple):
    """How a command ended: its exit code and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> list[str]:
        """The lines on standard error."""
        return self.err.splitlines()


def command(*arguments: object, stdin: bytes = b"") -> Ended:
    """Run ``stance`` with some arguments."""
    out, err = _stream(), _stream()
    given = ["stance", *(str(argument) for argument in arguments)]
    with (
        patch.object(sys, "argv", given),
        patch.object(sys, "stdin", _stream(stdin)),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        code = end_well(app)
    return Ended(code, _written(out), _written(err))


def _stream(content: bytes = b"") -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(content), encoding="utf-8", newline="\n", write_through=True)


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode()
