import codecs
import gzip
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stance.errors import BadInputError, MissingFileError
from stance.jsonl import (
    LINE_LIMIT,
    STANDARD,
    Place,
    Rejects,
    dump,
    format_of,
    read_rows,
    rejected_path,
    write_rejects,
    write_rows,
)

NAMES = ["rows.jsonl", "rows.jsonl.gz", "rows.csv", "rows.csv.gz", "rows.parquet"]
TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
SPANS = st.lists(st.tuples(st.integers(0, 99), st.integers(100, 10**6)).map(list), max_size=3)
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "schema": st.just(1),
            "id": TEXT,
            "text": TEXT,
            "title": st.none() | TEXT,
            "content": SPANS,
            "statement": st.lists(st.integers(0, 10**6), min_size=2, max_size=2),
            "actors": st.lists(TEXT, max_size=3),
            "probabilities": st.dictionaries(TEXT, st.dictionaries(TEXT, st.floats(0, 1), max_size=3), max_size=2),
            "confidence": st.floats(0, 1),
            "skipped": st.booleans(),
        }
    ),
    min_size=1,
    max_size=5,
)


def read(path: Path, rejects: Rejects | None = None) -> list[dict[str, Any]]:
    return [row for _, row in read_rows(path, Rejects(strict=True) if rejects is None else rejects)]


def reject(path: Path, content: bytes) -> list[tuple[int, str]]:
    """Return line and reason of what was bad in a file, and check that all else came through."""
    path.write_bytes(content)
    rejects = Rejects()
    rows = read(path, rejects)
    assert rows == [{"id": 1}] * len(rows)
    assert len(rows) + len(rejects) == sum(bool(line.strip()) for line in content.split(b"\n"))
    return [(row["line"], row["reason"]) for row in rejects.rows]


@pytest.mark.parametrize("name", NAMES)
@given(rows=ROWS)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_rows_come_back_as_they_were_written(tmp_path: Path, name: str, rows: list[dict[str, Any]]) -> None:
    assert write_rows(tmp_path / name, rows) == len(rows)
    assert read(tmp_path / name) == rows


@pytest.mark.parametrize("name", NAMES)
def test_the_same_rows_are_the_same_bytes(tmp_path: Path, name: str) -> None:
    rows = [{"id": str(number), "text": "“Bridge”\r\n", "content": [[0, number]]} for number in range(50)]
    for folder in ("one", "two"):
        write_rows(tmp_path / folder / name, rows)
    assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


@pytest.mark.parametrize("name", NAMES)
def test_a_failure_on_the_way_leaves_nothing_behind(tmp_path: Path, name: str) -> None:
    def rows() -> Iterator[dict[str, Any]]:
        yield {"id": "1"}
        raise RuntimeError("half way")

    with pytest.raises(RuntimeError, match="half way"):
        write_rows(tmp_path / name, rows())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_failure_on_the_way_leaves_the_older_file(tmp_path: Path, name: str) -> None:
    write_rows(tmp_path / name, [{"id": "old"}])
    with pytest.raises(ZeroDivisionError):
        write_rows(tmp_path / name, ({"id": 1 // number} for number in (1, 0)))
    assert read(tmp_path / name) == [{"id": "old"}]
    assert len(list(tmp_path.iterdir())) == 1


def test_a_place_is_the_file_and_the_line_and_blank_lines_count(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('\n{"id": 1}\r\n  \n{"id": 2}')
    assert [place for place, _ in read_rows(path, Rejects())] == [Place(str(path), 2), Place(str(path), 4)]


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(codecs.BOM_UTF8 + b'{"id": 1}\n')
    (tmp_path / "b.jsonl").write_bytes(codecs.BOM_UTF8 + b'\n{"id": 1}\n')
    assert read(tmp_path / "a.jsonl") == read(tmp_path / "b.jsonl") == [{"id": 1}]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"id": 1, "text": "cut', "not a whole JSON object ("),
        (b'{"id": 1} {"id": 2}', "not a whole JSON object (Extra data"),
        (b"[1, 2]", "a line must be a JSON object, {...}."),
        (b'"id"', "a line must be a JSON object, {...}."),
        (b"null", "a line must be a JSON object, {...}."),
        (b"[" * 100_000, "not a whole JSON object ("),
        (b'{"id": ' + b"1" * 5000 + b"}", "not a whole JSON object ("),
        (b'{"id": Infinity}', "not a whole JSON object (Infinity is no number)"),
        (b'{"id": "caf\xe9"}', "not UTF-8; save the file as UTF-8."),
        (b'{"id": "\\ud83d"}', "holds half a character"),
        (b'{"\\uDC00": 1}', "holds half a character"),
    ],
    ids=lambda value: value[:12],
)
def test_a_bad_line_costs_only_itself(tmp_path: Path, line: bytes, reason: str) -> None:
    [(number, found)] = reject(tmp_path / "a.jsonl", b'{"id": 1}\n' + line + b'\n{"id": 1}\n')
    assert number == 2
    assert found.startswith(reason)
    assert found.endswith(".")


def test_a_cut_last_line_is_named_with_what_there_is_of_it(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes('{"id": 1}\n{"id": 2, "text": "Ankündigung'.encode()[:-4])
    rejects = Rejects()
    assert read(path, rejects) == [{"id": 1}]
    assert [(row["line"], row["record"]) for row in rejects.rows] == [(2, '{"id": 2, "text": "Ankündi')]


def test_strict_stops_at_the_first_bad_line(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": 1}\n{"id"\n')
    with pytest.raises(BadInputError, match=r"a\.jsonl:2: not a whole JSON object"):
        read(tmp_path / "a.jsonl")


def test_a_whole_pair_written_as_escapes_is_one_character(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "\\ud83d\\ude00 \\\\ud83d"}')
    assert read(tmp_path / "a.jsonl") == [{"text": "😀 \\ud83d"}]


def test_what_is_not_a_number_is_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"title": NaN}')
    assert read(tmp_path / "a.jsonl") == [{"title": None}]


@pytest.mark.parametrize("packed", [True, False])
def test_a_line_over_the_limit_is_passed_over_and_the_rest_goes_on(tmp_path: Path, *, packed: bool) -> None:
    path = tmp_path / ("a.jsonl.gz" if packed else "a.jsonl")
    content = b'{"id": 1}\n{"text": "' + b"x" * (2 * LINE_LIMIT) + b'"}\n{"id": 3}\n'
    path.write_bytes(gzip.compress(content, 1) if packed else content)
    rejects = Rejects()
    assert read(path, rejects) == [{"id": 1}, {"id": 3}]
    [row] = rejects.rows
    assert (row["line"], row["reason"]) == (2, "the line is over 10 MB; split it.")
    assert len(row["record"]) == 1000


@pytest.mark.parametrize(("beyond", "kept"), [(0, 1), (1, 0)])
def test_the_limit_is_the_longest_line(tmp_path: Path, beyond: int, kept: int) -> None:
    line = b'{"text": "' + b"x" * (LINE_LIMIT - 12 + beyond) + b'"}'
    (tmp_path / "a.jsonl").write_bytes(line + b"\n")
    assert len(read(tmp_path / "a.jsonl", Rejects())) == kept


@pytest.mark.parametrize("content", [b"", codecs.BOM_UTF16_LE + '{"id": 1}\n'.encode("utf-16-le")])
@pytest.mark.parametrize("name", ["a.jsonl", "a.csv", "a.parquet"])
def test_a_file_that_cannot_be_read_at_all_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    words = "UTF-16|UTF-8|utf-8|Parquet|names no column" if content else "the file is empty"
    with pytest.raises(BadInputError, match=rf"{name}.*({words})"):
        read(tmp_path / name)


def test_a_missing_file_is_named_in_one_line(tmp_path: Path) -> None:
    for path in (tmp_path / "gone.jsonl", tmp_path):
        with pytest.raises(MissingFileError, match=rf"^{path}: no such file or folder; check the name\.$"):
            read_rows(path, Rejects())


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.jsonl", ".jsonl"),
        ("a.b.CSV", ".csv"),
        ("a.csv.gz", ".csv"),
        ("a.parquet", ".parquet"),
        ("-", ".jsonl"),
    ],
)
def test_the_suffix_tells_the_format(name: str, form: str) -> None:
    assert format_of(Path(name)) == form


@pytest.mark.parametrize("name", ["a", "a.json", "a.gz", "a.xlsx", "jsonl"])
def test_another_suffix_is_refused(name: str) -> None:
    with pytest.raises(BadInputError, match=r"can't tell the format; name the file \.jsonl, \.csv, \.parquet"):
        format_of(Path(name))


def test_rows_are_read_from_standard_input_as_json_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"id": 1}\n[]\n{"id": "\xe2\x80\x9c"}\n')))
    rejects = Rejects()
    assert read(STANDARD, rejects) == [{"id": 1}, {"id": "“"}]
    assert [(row["path"], row["line"]) for row in rejects.rows] == [("-", 2)]


def test_rows_are_written_to_standard_output_as_utf8(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert write_rows(STANDARD, [{"text": "“Bridge”\r\n"}, {}]) == 2
    sys.stdout.flush()
    assert capfdbinary.readouterr().out == '{"text": "“Bridge”\\r\\n"}\n{}\n'.encode()


def test_a_line_never_breaks_and_keeps_its_characters() -> None:
    assert dump({"text": "a\n\u2028“é”\0"}) == '{"text": "a\\n\u2028“é”\\u0000"}'


def test_half_a_character_is_written_as_its_escape() -> None:
    assert dump({"text": "é\ud83d"}) == '{"text": "\\u00e9\\ud83d"}'


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_a_number_that_is_none_is_refused_at_writing(number: float) -> None:
    with pytest.raises(BadInputError, match=r"a row can't be written as JSON \(Out of range.*\): \{'id': 'x'"):
        dump({"id": "x", "score": number})


@pytest.mark.parametrize(
    ("output", "rejected"),
    [
        ("quotes.jsonl", "quotes.rejected.jsonl"),
        ("quotes.jsonl.gz", "quotes.rejected.jsonl"),
        ("quotes.v1.csv", "quotes.v1.rejected.jsonl"),
        ("tasks.json", "tasks.rejected.jsonl"),
    ],
)
def test_bad_records_go_beside_the_output(tmp_path: Path, output: str, rejected: str) -> None:
    assert rejected_path(tmp_path / output) == tmp_path / rejected


def test_bad_records_of_a_folder_go_into_it(tmp_path: Path) -> None:
    assert rejected_path(tmp_path) == tmp_path / "rejected.jsonl"


def test_rejects_are_written_and_those_of_an_older_run_taken_away(tmp_path: Path) -> None:
    output = tmp_path / "quotes.jsonl"
    rejects = Rejects()
    rejects.add(Place("a.jsonl", 3), "no text.", {"text": "half \ud83d"})
    path = write_rejects(rejects, output)
    assert path == tmp_path / "quotes.rejected.jsonl"
    assert json.loads(path.read_text())["reason"] == "no text."
    assert write_rejects(Rejects(), output) is None
    assert list(tmp_path.iterdir()) == []


def test_rejects_beside_standard_output_are_not_written() -> None:
    rejects = Rejects()
    rejects.add("a.txt", "empty.")
    assert write_rejects(rejects, STANDARD) is None
