"""Functions that are written once, run as they are for a small job, and are compiled for a large one.

Numba compiles them; it is loaded where something is compiled and nowhere else, so that a small job does not pay for it.
"""

import hashlib
import inspect
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import FunctionType
from typing import Any, TypeVar

_Function = TypeVar("_Function", bound=Callable[..., Any])
SETTINGS = {"NUMBA_OPT": "1"}  # compiles sooner, and what comes out is as quick
_compilable: list[FunctionType] = []
_stand_ins: dict[FunctionType, FunctionType] = {}


def compilable(function: _Function) -> _Function:
    """Mark a function that compiled ones may call: it knows numbers, tuples, lists and arrays alone."""
    _compilable.append(function)  # type: ignore[arg-type]
    return function


def compiled_as(plain: Callable[..., Any]) -> Callable[[_Function], _Function]:
    """Mark what takes the place of a plain function where all is compiled: the same by other means."""

    def mark(function: _Function) -> _Function:
        _stand_ins[plain] = compilable(function)  # type: ignore[index,assignment]
        return function

    return mark


def pointer(column: Any) -> Any:
    """Return a column so that what is compiled need not count who refers to it; plain functions take it as it is."""
    return column


class Compiled:
    """A function that is compiled for this machine when it is first called, and kept on disk for the next time.

    It is first called in a process of its own, with `SETTINGS` in its environment.

    Parameters
    ----------
    make : callable
        From a digest of all that can be compiled to the function. Numba compiles anew where the function or what it
        is closed over changes, but not where something that it calls does: so it must be closed over the digest.
    """

    def __init__(self, make: Callable[[str], Callable[..., Any]]) -> None:
        numba: Any = import_module("numba")
        digest = _digest()
        entry = _entry(make(digest))
        try:
            self._call = numba.njit(cache=True)(entry)
            self._mark: Path | None = Path(self._call.stats.cache_path) / f"{entry.__name__}.{digest[:16]}.compiled"
        except RuntimeError:  # there is no folder that it could be kept in
            self._call, self._mark = numba.njit(entry), None
        self._was_called = False

    def __call__(self, *arguments: Any) -> Any:
        """Call the function; compile it before if need be."""
        result = self._call(*arguments)
        if not self._was_called and self._mark:
            self._mark.touch()
        self._was_called = True
        return result

    @property
    def is_kept(self) -> bool:
        """Whether it was compiled before and kept, so that a call is quick."""
        return self._mark is not None and self._mark.exists()


def _entry(function: Callable[..., Any]) -> FunctionType:
    """A function that calls compiled ones."""
    numba: Any = import_module("numba")
    twins: dict[Any, Any] = {function: numba.njit(_twin(function)) for function in _compilable}
    for plain, other in _stand_ins.items():
        twins[plain] = twins[other]
    called = {**twins, pointer: _pointer()}
    for twin in twins.values():
        _let_call(twin.py_func, called)
    entry = _twin(function)
    _let_call(entry, called)
    return entry


def _pointer() -> Any:
    """From an array to where its numbers begin: an array in a tuple is counted at each look, which takes longer than the look."""
    types: Any = import_module("numba.types")
    intrinsic: Any = import_module("numba.extending").intrinsic

    @intrinsic  # type: ignore[untyped-decorator]
    def pointer(_: Any, array: Any) -> Any:
        if array.layout != "C":
            raise TypeError("a column must have its numbers one behind the other.")

        def lower(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
            return context.make_array(signature.args[0])(context, builder, arguments[0]).data

        return types.CPointer(array.dtype)(array), lower

    return pointer


def _twin(function: Any) -> FunctionType:
    """The same function with globals of its own."""
    return FunctionType(function.__code__, dict(function.__globals__), function.__name__, None, function.__closure__)


def _let_call(function: FunctionType, twins: dict[FunctionType, Any]) -> None:
    """Let a function call the compiled twins in place of what they are twins of."""
    called = function.__globals__
    for name in function.__code__.co_names:
        value = called.get(name)
        if isinstance(value, FunctionType) and value in twins:
            called[name] = twins[value]


def _digest() -> str:
    """Of all that what is compiled hangs on: the sources, Numba, this machine's processor."""
    numba: Any = import_module("numba")
    target: Any = import_module("numba.core.registry").cpu_target.target_context
    modules = sorted({function.__module__ for function in _compilable})
    sources = [inspect.getsource(sys.modules[name]) for name in modules]
    constants = [repr(_constants_of(function)) for function in _compilable]
    changed = [
        str(Path(str(sys.modules[name].__file__)).stat().st_mtime_ns) for name in modules
    ]  # Numba asks for it too
    machine = [str(part) for part in target.codegen().magic_tuple()]
    return hashlib.sha256("\0".join([*sources, *constants, *changed, numba.__version__, *machine]).encode()).hexdigest()


def _constants_of(function: FunctionType) -> dict[str, Any]:
    """The numbers that a function names, which Numba takes for what they are now."""
    known = function.__globals__
    return {name: known[name] for name in function.__code__.co_names if isinstance(known.get(name), int | tuple)}
