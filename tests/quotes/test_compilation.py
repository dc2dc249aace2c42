"""Small functions, compiled with what they call; that all of the reader compiles is tested elsewhere."""

from collections.abc import Callable
from pathlib import Path
from types import FunctionType

import pytest

from stance.quotes import compilation
from stance.quotes.compilation import Compiled, compilable, compiled_as

numba = pytest.importorskip("numba")


@pytest.fixture(autouse=True)
def _nothing_else_is_compiled(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(compilation, "_compilable", [])
    monkeypatch.setattr(compilation, "_stand_ins", {})
    monkeypatch.setattr(numba.config, "CACHE_DIR", str(tmp_path))


def doubled(number: int) -> int:
    return 2 * number


def quadrupled(number: int) -> int:
    return doubled(doubled(number))


def halved(_: int) -> int:
    raise NotImplementedError


def shifted(number: int) -> int:
    return number >> 1


def restored(number: int) -> int:
    return doubled(halved(number))


def quadrupled_as(digest: str) -> Callable[[int], int]:
    def entry(number: int) -> int:
        return quadrupled(number) if digest else -1

    return entry


def restored_as(digest: str) -> Callable[[int], int]:
    def entry(number: int) -> int:
        return restored(number) if digest else -1

    return entry


def nowhere_as(digest: str) -> Callable[[int], int]:
    """A function whose source is in no file, so that there is no folder to keep it in."""
    entry = quadrupled_as(digest)
    code = entry.__code__.replace(co_filename="<nowhere>")
    return FunctionType(code, entry.__globals__, "entry", None, entry.__closure__)


def test_a_function_is_compiled_with_those_it_calls_and_they_stay_as_they_are() -> None:
    assert compilable(doubled) is doubled
    assert compilable(quadrupled) is quadrupled
    assert Compiled(quadrupled_as)(5) == quadrupled(5) == 20
    assert all(isinstance(function, FunctionType) for function in (doubled, quadrupled))


def test_what_takes_the_place_of_a_plain_function_does_so_only_where_all_is_compiled() -> None:
    compilable(doubled)
    compilable(restored)
    assert compiled_as(halved)(shifted) is shifted
    assert Compiled(restored_as)(7) == 6
    with pytest.raises(NotImplementedError):
        restored(7)


def test_what_was_compiled_is_kept_on_disk_for_the_next_time(tmp_path: Path) -> None:
    compilable(doubled)
    compilable(quadrupled)
    first = Compiled(quadrupled_as)
    assert not first.is_kept
    assert first(1) == 4
    assert first.is_kept
    assert list(tmp_path.rglob("*.nbi"))
    again = Compiled(quadrupled_as)
    assert again.is_kept
    assert again(1) == 4
    assert sum(again._call.stats.cache_hits.values()) == 1


def test_a_change_in_what_is_called_is_compiled_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    compilable(doubled)
    compilable(quadrupled)
    assert Compiled(quadrupled_as)(1) == 4
    monkeypatch.setattr(compilation, "_digest", lambda: "another")
    again = Compiled(quadrupled_as)
    assert not again.is_kept
    assert again(1) == 4
    assert sum(again._call.stats.cache_hits.values()) == 0


def test_where_nothing_can_be_kept_it_is_compiled_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(numba.config, "CACHE_DIR", "")
    compilable(doubled)
    compilable(quadrupled)
    found = Compiled(nowhere_as)
    assert found(1) == 4
    assert not found.is_kept


def test_the_digest_is_of_the_modules_whose_functions_can_be_compiled() -> None:
    compilable(doubled)
    of_tests = compilation._digest()
    assert compilation._digest() == of_tests
    compilable(compilation.compilable)
    assert compilation._digest() != of_tests


FACTOR = 3


def times_the_factor(value: int) -> int:
    return FACTOR * value


def test_the_digest_is_of_the_numbers_that_the_functions_name(monkeypatch: pytest.MonkeyPatch) -> None:
    compilable(times_the_factor)
    before = compilation._digest()
    monkeypatch.setitem(globals(), "FACTOR", 4)
    assert compilation._digest() != before
