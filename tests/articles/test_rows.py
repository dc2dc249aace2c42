import csv
import gzip
import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from stance.articles.rows import iso_day, read_articles_of_rows
from stance.articles.sources import find_sources
from stance.errors import BadInputError
from stance.jsonl import Rejects, write_rows
from stance.records import Article
from tests.articles.samples import ENGLISH, GERMAN


def read(
    path: Path, rejects: Rejects | None = None, notify: Callable[[str], None] = pytest.fail
) -> list[tuple[str, Article]]:
    [source] = find_sources([path], notify=notify)
    pairs = read_articles_of_rows(source, Rejects(strict=True) if rejects is None else rejects, notify=notify)
    return [(str(place), article) for place, article in pairs]


def write_lines(path: Path, *rows: Any) -> Path:
    path.write_text("".join(f"{row if isinstance(row, str) else json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["news.jsonl", "news.jsonl.gz", "news.csv", "news.csv.gz", "news.parquet"])
def test_the_columns_of_an_article_are_kept_in_every_format(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    rows: list[dict[str, Any]] = [
        {"id": "b-1", "title": "Bridge", "text": ENGLISH, "date": "2024-05-02", "outlet": "Courier", "url": "u:1"},
        {"id": None, "title": None, "text": "Bridge,\r\n\r\n“delayed”\r", "date": None, "outlet": None, "url": None},
    ]
    write_rows(path, rows)
    (_, first), (_, second) = read(path)
    assert first == Article(id="b-1", title="Bridge", text=ENGLISH, date="2024-05-02", outlet="Courier", url="u:1")
    assert second == Article(id="news:2", text="Bridge,\r\n\r\n“delayed”\r")


def test_rows_are_counted_and_lines_named_where_a_text_spans_lines(tmp_path: Path) -> None:
    path = tmp_path / "news.csv"
    path.write_text(
        'text,date\n"One\ntwo\nthree",2024-05-01\nfour,2024-05-02,too many\n"five\nsix",\n', encoding="utf-8"
    )
    rejects = Rejects()
    assert [(place, article.id) for place, article in read(path, rejects)] == [
        (f"{path}:4", "news:1"),
        (f"{path}:7", "news:3"),
    ]
    assert [(row["line"], row["reason"][:23]) for row in rejects.rows] == [(5, "more cells than columns")]


def test_bad_lines_go_to_the_rejects_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = write_lines(
        tmp_path / "news.jsonl",
        {"id": "a", "text": "One."},
        '{"id": "b", "text": "cut',
        {"id": "c"},
        {"id": "d", "text": 5},
        {"id": ["e"], "text": "Five."},
        {"id": True, "text": "Six."},
        {"id": "g", "text": "Seven.", "title": {"en": "x"}},
        {"id": 8, "text": "Eight."},
        {"id": 9.0, "text": "Nine."},
    )
    rejects = Rejects()
    assert [article.id for _, article in read(path, rejects)] == ["a", "8", "9"]
    assert [(row["line"], row["reason"].split(";")[0]) for row in rejects.rows] == [
        (2, "not a whole JSON object (Invalid control character at: line 1 column 25 (char 24))"),
        (3, "an article needs a text under 'text'."),
        (4, "an article needs a text under 'text'."),
        (5, "'id' must be text"),
        (6, "'id' must be text"),
        (7, "'title' must be text"),
    ]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.csv", "id,body\n1,x\n", "no column 'text', only id, body; call the column"),
        ("a.csv", "id;text\n1;x\n", "no column 'text', only id;text; its columns are parted by ';'"),
        ("a.csv", "id\ttext\n1\tx\n", r"only 'id\\ttext'; its columns are parted by '\\t'"),
        ("a.jsonl", '{"id": 1, "body": "x"}\n' * 3, "no column 'text', only id, body"),
        ("a.jsonl", '{"id": 1}\n' * 5000, "no column 'text', only id"),
    ],
)
def test_a_table_without_a_text_names_the_columns_it_has(tmp_path: Path, name: str, content: str, words: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(BadInputError, match=words):
        read(tmp_path / name)


def test_a_first_line_without_a_text_costs_only_itself(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "a.jsonl", {"note": "made by hand"}, {"text": "One."})
    rejects = Rejects()
    assert [article.id for _, article in read(path, rejects)] == ["a:2"]
    assert [row["line"] for row in rejects.rows] == [1]


@pytest.mark.parametrize(("name", "content"), [("a.csv", "id,text\n"), ("a.jsonl", "\n \n")])
def test_a_table_without_rows_is_said_to_be_one(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content)
    rejects = Rejects()
    assert read(tmp_path / name, rejects) == []
    assert [row["reason"] for row in rejects.rows] == ["the table has no row."]


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2024-05-02", "2024-05-02"),
        (" 2024-05-02 ", "2024-05-02"),
        ("2024-05-02T23:30:00Z", "2024-05-02"),
        ("2024-05-02 23:30:00.123456+09:00", "2024-05-02"),
        ("2024-05-02 23:30 UTC", "2024-05-02"),
        ("20240502", "2024-05-02"),
        ("20240502T233000Z", "2024-05-02"),
        ("2024-13-02", None),
        ("2024-05", None),
        ("2024-0502", None),
        ("2024-05-021", None),
        ("2 May 2024", None),
        ("05/02/2024", None),
        (20240502, None),
        (None, None),
    ],
)
def test_only_iso_dates_are_dates(value: object, day: str | None) -> None:
    assert iso_day(value) == day


def test_dates_that_are_not_iso_are_left_out_with_one_notice(tmp_path: Path) -> None:
    dates = ["2024-05-01", "2 May 2024", "", None, "3/5/24"]
    path = write_lines(tmp_path / "a.jsonl", *({"text": "Bridge delayed.", "date": each} for each in dates))
    told: list[str] = []
    assert [article.date for _, article in read(path, notify=told.append)] == ["2024-05-01", None, None, None, None]
    assert told == [f"{path}:2: '2 May 2024' is no ISO date; 2 such left out of {path}: write them as YYYY-MM-DD."]


def test_parquet_dates_and_numbers_are_read_as_text(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    table = {
        "id": [1.0, None],
        "text": ["One.", "Two."],
        "date": [datetime(2024, 5, 2, 23, 30, tzinfo=UTC), None],
        "seen": [date(2024, 5, 3), date(2024, 5, 4)],
        "score": [float("nan"), 0.5],
    }
    parquet.write_table(pa.table(table), tmp_path / "a.parquet")
    assert [(article.id, article.date) for _, article in read(tmp_path / "a.parquet")] == [
        ("1", "2024-05-02"),
        ("a:2", None),
    ]


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_csv_in_another_encoding_is_read_and_named(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    path = tmp_path / ("a.csv" if pack is bytes else "a.csv.gz")
    with (tmp_path / "plain").open("w", encoding="cp1252", newline="") as stream:
        csv.writer(stream).writerows([["id", "text"], ["1", "Plain words."], ["2", ENGLISH], ["3", GERMAN]])
    path.write_bytes(pack((tmp_path / "plain").read_bytes()))
    told: list[str] = []
    assert [article.text for _, article in read(path, notify=told.append)] == ["Plain words.", ENGLISH, GERMAN]
    assert told == [f"{path}: not UTF-8; read as cp1252."]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_csv_with_a_mark_is_read_without_a_word(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.csv"
    with path.open("w", encoding=encoding, newline="") as stream:
        csv.writer(stream).writerows([["text"], [ENGLISH]])
    assert [article.text for _, article in read(path)] == [ENGLISH]


def test_a_row_with_broken_bytes_costs_only_itself(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    good = ENGLISH.replace("\n", " ").encode()
    path.write_bytes(b'text\n"' + good + b'"\n"' + good[:-5] + b'\xff"\n"' + good + b'"\n')
    rejects = Rejects()
    assert [article.id for _, article in read(path, rejects)] == ["a:1", "a:3"]
    assert [(row["line"], row["reason"]) for row in rejects.rows] == [(3, "not UTF-8; save the file as UTF-8.")]


def test_a_rejected_row_is_kept_with_its_text_cut(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "a.jsonl", {"id": [], "text": "x" * 5000, "desk": "north"})
    rejects = Rejects()
    read(path, rejects)
    assert rejects.rows[0]["record"] == {"id": [], "text": "x" * 1000, "desk": "north"}
