import inspect
from pathlib import Path

import pytest

from stance import errors
from stance.errors import (
    BadInputError,
    BadRecordError,
    FileExistsAlreadyError,
    GateFailedError,
    MisfitError,
    MissingExtraError,
    MissingFileError,
    ServerError,
    StanceError,
    UsageError,
)

CLASSES = [each for _, each in inspect.getmembers(errors, inspect.isclass) if issubclass(each, StanceError)]


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (GateFailedError("x"), 1),
        (UsageError("x"), 2),
        (BadInputError("x"), 3),
        (BadRecordError("x"), 3),
        (MissingFileError("x"), 3),
        (FileExistsAlreadyError("x"), 3),
        (MisfitError("x"), 4),
        (ServerError("x"), 5),
        (MissingExtraError("html", "Reading .html"), 6),
        (StanceError("x"), 70),
    ],
)
def test_each_error_carries_its_exit_code(error: StanceError, code: int) -> None:
    assert error.exit_code == code


@pytest.mark.parametrize("cls", CLASSES)
def test_every_error_says_what_it_is_for(cls: type[StanceError]) -> None:
    assert inspect.getdoc(cls)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (MissingFileError(Path("a/b.txt")), "a/b.txt: no such file or folder; check the name."),
        (
            FileExistsAlreadyError(Path("labels.jsonl")),
            "labels.jsonl: exists already and holds people's work; name another file or give --force.",
        ),
        (
            MissingExtraError("parquet", "Reading .parquet"),
            "Reading .parquet needs the extra 'parquet'; install it with: pip install 'stance[parquet]'",
        ),
        (BadRecordError("no text.", json_path="$[3].data"), "no text."),
    ],
)
def test_an_error_is_one_line_that_says_what_to_do(error: StanceError, words: str) -> None:
    assert str(error) == words


def test_a_bad_record_keeps_its_reason_and_where_in_the_record_it_lies() -> None:
    error = BadRecordError("no text.", json_path="$[3].data")
    assert (error.reason, error.json_path) == ("no text.", "$[3].data")
    assert BadRecordError("no text.").json_path is None
