import io
import sys
from pathlib import Path
from typing import Any

import pytest

from stance.errors import BadInputError, MissingExtraError
from stance.jsonl import Rejects
from stance.tables import read_csv, read_parquet, write_csv, write_parquet


def rows_of(text: str | bytes, rejects: Rejects | None = None) -> list[dict[str, Any]]:
    binary = io.BytesIO(text.encode() if isinstance(text, str) else text)
    bad = Rejects(strict=True) if rejects is None else rejects
    return [row for _, row in read_csv(Path("a.csv"), binary, bad, encoding="utf-8-sig")]


def test_cells_are_text_but_for_the_fields_that_records_know() -> None:
    text = (
        "id,text,content,actors,probabilities,confidence,context_start,skipped,lead_time,note\n"
        '7,[1],"[[0, 4]]","[""Japan""]","{""stance"": {""neutral"": 1.0}}",0.5,3,TRUE,,007\n'
    )
    assert rows_of(text) == [
        {
            "id": "7",
            "text": "[1]",
            "content": [[0, 4]],
            "actors": ["Japan"],
            "probabilities": {"stance": {"neutral": 1.0}},
            "confidence": 0.5,
            "context_start": 3,
            "skipped": True,
            "lead_time": None,
            "note": "007",
        }
    ]


@pytest.mark.parametrize(
    ("name", "cell", "value"),
    [
        ("source", "Tokyo", "Tokyo"),
        ("source", "[Reuters] Tokyo", "[Reuters] Tokyo"),
        ("source", "[]", []),
        ("target", "the bridge", "the bridge"),
        ("schema", "1.0", 1),
        ("confidence", "nan", None),
        ("confidence", "", None),
        ("skipped", "0", False),
        ("abstained", "True", True),
        ("text", "nan", "nan"),
        ("text", "=1+1", "=1+1"),
    ],
)
def test_a_cell_is_read_for_what_its_column_holds(name: str, cell: str, value: object) -> None:
    assert rows_of(f'id,{name}\n1,"{cell}"\n') == [{"id": "1", name: value}]


@pytest.mark.parametrize(
    ("name", "cell", "reason"),
    [
        ("content", "[[0, 4", "'content' must hold JSON; got '[[0, 4'."),
        ("source", "[[0, 4", "'source' must hold JSON; got '[[0, 4'."),
        ("confidence", "high", "'confidence' must be a number; got 'high'."),
        ("confidence", "inf", "'confidence' must be a finite number; got 'inf'."),
        ("schema", "1.5", "'schema' must be a whole number; got '1.5'."),
        ("skipped", "perhaps", "'skipped' must be true or false; got 'perhaps'."),
    ],
)
def test_a_cell_of_another_kind_costs_its_row(name: str, cell: str, reason: str) -> None:
    rejects = Rejects()
    assert rows_of(f'id,{name}\n1,"{cell}"\n2,\n', rejects) == [{"id": "2", name: None}]
    assert [(row["line"], row["reason"], row["record"]) for row in rejects.rows] == [(2, reason, ["1", cell])]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"1,2,3", "more cells than columns (3, 2); quote cells that hold a comma."),
        (b"1", "fewer cells than columns (1, 2); quote cells that hold a comma."),
        (b"1,caf\xe9", "not UTF-8; save the file as UTF-8."),
    ],
)
def test_a_broken_row_costs_only_itself(line: bytes, reason: str) -> None:
    rejects = Rejects()
    assert rows_of(b"id,text\n" + line + b"\n\n2,two\n", rejects) == [{"id": "2", "text": "two"}]
    assert [(row["line"], row["reason"]) for row in rejects.rows] == [(2, reason)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('id,text\n1,"one" two\n', r"a\.csv:2: not a CSV table"),
        ('id,text\n1,"one\n2,two\n', r"a\.csv:3: not a CSV table"),
        ("id,text,id\n1,one,2\n", r"a\.csv: the column 'id' stands twice"),
        ("\nid,text\n", r"a\.csv: the first line names no column"),
    ],
)
def test_a_table_whose_rows_cannot_be_told_is_refused(text: str, words: str) -> None:
    with pytest.raises(BadInputError, match=words):
        rows_of(text, Rejects())


def test_a_mark_columns_without_name_and_blank_lines_do_no_harm() -> None:
    assert rows_of("\ufeff,text,\n\n0,one,\n") == [{"": None, "text": "one"}]


def test_a_table_is_written_with_plain_line_ends_and_every_field() -> None:
    stream = io.StringIO(newline="")
    rows: list[dict[str, Any]] = [
        {"id": "1", "text": "a,b\n“c”"},
        {"text": "d\re", "spans": ((0, 1),), "skipped": False, "score": 0.5},
    ]
    assert write_csv(stream, rows) == 2
    assert stream.getvalue() == ('id,text,spans,skipped,score\n1,"a,b\n“c”",,,\n"","d\re","[[0, 1]]","false","0.5"\n')


def test_no_row_gives_an_empty_table() -> None:
    stream = io.StringIO()
    assert write_csv(stream, []) == 0
    assert stream.getvalue() == ""


def test_a_parquet_column_of_several_kinds_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match=r"the column 'score' mixes kinds of values; write \.jsonl"):
        write_parquet(tmp_path / "a.parquet", [{"score": 1.5}, {"score": "high"}])


def test_parquet_values_come_as_json_would_give_them(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    table = pa.table(
        {
            "text": ["one", "two", "three"],
            "score": [float("nan"), float("inf"), 1.0],
            "spans": [[{"from": 1, "to": float("nan")}], None, []],
            "raw": [None, None, b"x"],
        }
    )
    parquet.write_table(table, tmp_path / "a.parquet")
    rejects = Rejects()
    rows = [row for _, row in read_parquet(tmp_path / "a.parquet", rejects)]
    assert rows == [{"text": "one", "score": None, "spans": [{"from": 1, "to": None}], "raw": None}]
    assert [(row["line"], row["reason"]) for row in rejects.rows] == [
        (2, "'score' is infinite; leave the cell empty."),
        (3, "'raw' holds bytes, which is no text, number, date or list of these."),
    ]


@pytest.mark.parametrize("length", [0, 4, 100, -9])
def test_a_parquet_file_that_is_not_whole_is_said_to_be_one(tmp_path: Path, length: int) -> None:
    path = tmp_path / "a.parquet"
    write_parquet(path, [{"text": "one"}])
    path.write_bytes(path.read_bytes()[:length])
    with pytest.raises(BadInputError, match=r"a\.parquet: not a whole Parquet file \([^\n]+\)\.$"):
        list(read_parquet(path, Rejects()))


def test_a_parquet_file_damaged_inside_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    write_parquet(path, [{"text": f"word {number}"} for number in range(500)])
    data = bytearray(path.read_bytes())
    data[20:120] = bytes(100)
    path.write_bytes(data)
    with pytest.raises(BadInputError, match="not a whole Parquet file"):
        list(read_parquet(path, Rejects()))


def test_the_extra_that_reads_parquet_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtraError, match="needs the extra 'parquet'"):
        write_parquet(tmp_path / "a.parquet", [])
    with pytest.raises(MissingExtraError, match="needs the extra 'parquet'"):
        list(read_parquet(tmp_path / "a.parquet", Rejects()))
