"""When what is compiled reads: not in a small job, which would wait for it, and never later than it pays."""

import os
import subprocess
import sys

from stance.quotes.compilation import SETTINGS
from stance.quotes.layout import lay_out
from stance.quotes.models import load_weights
from stance.quotes.reader import Reader, compiled_read
from stance.quotes.weights import PackedWeights, Weights

# Articles after which it pays to load what was compiled before, which takes a second, and to compile, which takes a minute of
# another process's time while the reading goes on.
WORTH_LOADING, WORTH_COMPILING = 60, 500


class Acceleration:
    """Says for one article after another whether what is compiled reads it.

    Parameters
    ----------
    weights : Weights
    fast : bool, optional
        Whether it does, from the first article on (where nothing can be kept on disk it never does). By default it does where
        that pays.
    """

    def __init__(self, weights: Weights, fast: bool | None = None) -> None:  # noqa: FBT001 - handed on
        self._weights = weights
        self._packed: PackedWeights | None = None
        self._compiling: subprocess.Popen[bytes] | None = None
        self._open = fast is not False
        self._articles = 0
        if fast:
            if not compiled_read().is_kept:
                compile_apart().wait()
            self._start_if_kept()

    def next(self) -> PackedWeights | None:
        """Return the weights as what is compiled takes them, none where it does not read the next article."""
        if self._open:
            self._articles += 1
            self._consider()
        return self._packed

    def _consider(self) -> None:
        if self._compiling:
            if self._compiling.poll() is not None:
                self._start_if_kept()
                self._open = False
        elif self._articles == WORTH_LOADING:
            self._start_if_kept()
        elif self._articles == WORTH_COMPILING:
            self._compiling = compile_apart()

    def _start_if_kept(self) -> None:
        if compiled_read().is_kept:
            self._start()

    def _start(self) -> None:
        self._packed, self._open = self._weights.packed(), False


def compile_apart() -> "subprocess.Popen[bytes]":
    """Begin to compile in a process of its own, which keeps the result on disk: here it would take half a gigabyte."""
    command = f"import {__name__} as acceleration; acceleration.compile_here()"
    quiet = subprocess.DEVNULL
    arguments = [sys.executable, "-P", "-c", command]
    environment = {**os.environ, **SETTINGS}
    return subprocess.Popen(arguments, env=environment, stdin=quiet, stdout=quiet, stderr=quiet)  # noqa: S603 - our own words


def compile_here() -> None:
    """Compile by reading a sentence."""
    weights = load_weights()
    Reader(lay_out("Ada Hale said so."), weights, fast=weights.packed())
