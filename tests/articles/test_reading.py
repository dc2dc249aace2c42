import gzip
import io
import json
import sys
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from stance.articles import read_articles
from stance.errors import BadInputError, MissingExtraError, MissingFileError
from stance.jsonl import STANDARD, Rejects
from stance.records import Article
from tests.articles.samples import ENGLISH, ENGLISH_TITLE, GERMAN, JAPANESE

WHOLE_TEXT = st.text(st.characters(exclude_categories=["Cs"]))


def read(*paths: Path, rejects: Rejects | None = None, any_language: bool = False) -> list[Article]:
    bad = Rejects(strict=True) if rejects is None else rejects
    return list(read_articles(paths, bad, any_language=any_language))


def reasons(*paths: Path, rest: int = 0) -> list[str]:
    rejects = Rejects()
    assert len(read(*paths, rejects=rejects)) == rest
    return [row["reason"] for row in rejects.rows]


def feed(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_folder_of_several_formats_is_read_in_order(tmp_path: Path) -> None:
    write(tmp_path / "c.txt", ENGLISH)
    write(tmp_path / "a" / "b.jsonl", json.dumps({"text": ENGLISH, "date": "2024-05-02"}) + "\n")
    write(tmp_path / "b.csv.gz", gzip.compress(b"id,text\nx-1,Bridge delayed\n", mtime=0))
    assert read(tmp_path) == [
        Article(id="a/b:1", text=ENGLISH, date="2024-05-02", language="en"),
        Article(id="x-1", text="Bridge delayed"),
        Article(id="c", text=ENGLISH, title=ENGLISH_TITLE, language="en"),
    ]


def test_a_missing_path_stops_before_anything_is_read(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", ENGLISH)
    with pytest.raises(MissingFileError, match="gone: no such file"):
        read_articles([tmp_path / "a.txt", tmp_path / "gone"], Rejects())


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "the article is empty."),
        ("blank.txt", b"\xef\xbb\xbf \r\n\t", "the article is empty."),
        (
            "picture.txt",
            b"\x89PNG\r\n\x1a\n\0\0",
            "binary, or UTF-16 without its mark; save the article as UTF-8 text.",
        ),
        ("broken.txt", ENGLISH.encode()[:-1] + b"\xff\xfe", "not UTF-8 (byte 374)"),
        ("german.txt", GERMAN.encode(), "looks German (de), not English; translate it, or allow any language."),
        ("japanese.txt", JAPANESE.encode("shift_jis"), "looks Japanese (ja), not English"),
        ("page.html", b"<html></html>", "no article found in the page"),
        ("blank.jsonl", b'{"text": " "}', "the article is empty."),
        ("german.jsonl", json.dumps({"text": GERMAN}).encode(), "looks German (de)"),
    ],
)
def test_a_bad_article_is_rejected_with_its_reason_and_the_rest_goes_on(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    write(tmp_path / "good.txt", ENGLISH)
    write(tmp_path / name, content)
    [found] = reasons(tmp_path, rest=1)
    assert found.startswith(reason)
    [alone] = reasons(tmp_path / name)
    assert alone == found


def test_a_rejected_article_has_its_place(tmp_path: Path) -> None:
    rejects = Rejects()
    path = write(tmp_path / "a.txt", GERMAN)
    table = write(tmp_path / "b.jsonl", "\n" + json.dumps({"text": GERMAN, "id": "g"}))
    read(tmp_path, rejects=rejects)
    assert [(row["path"], row["line"], row["record"]["id"]) for row in rejects.rows] == [
        (str(path), None, "a"),
        (str(table), 2, "g"),
    ]


def test_strict_stops_at_the_first_bad_article(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", GERMAN)
    with pytest.raises(BadInputError, match=r"a\.txt: looks German"):
        read(tmp_path)


def test_any_language_is_kept_where_allowed_and_named(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", GERMAN)
    write(tmp_path / "b.txt", JAPANESE)
    assert [article.language for article in read(tmp_path, any_language=True)] == ["de", "ja"]


def test_a_stated_language_stays_where_none_can_be_noticed(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", '{"text": "Oui.", "language": "fr"}')
    assert read(path)[0].language == "fr"


def test_a_doubled_id_is_rejected_with_the_file_that_has_it(tmp_path: Path) -> None:
    first = write(tmp_path / "one" / "a.txt", ENGLISH)
    write(tmp_path / "two" / "a.txt", ENGLISH)
    assert reasons(tmp_path / "one", tmp_path / "two", rest=1) == [
        f"an article of {first} has the id 'a' already; give each its own."
    ]


def test_the_id_of_a_rejected_article_stays_free(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", '{"id": "x", "text": ""}\n{"id": "x", "text": "Bridge delayed"}\n')
    assert reasons(path, rest=1) == ["the article is empty."]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("meta.csv", b"file,desk\na,north\n", "no column 'text', only file, desk"),
        ("empty.jsonl", b"", "the file is empty."),
        ("cut.jsonl.gz", gzip.compress(b'{"text": "Bridge delayed"}\n' * 99, mtime=0)[:-12], "not a whole gzip file"),
        ("no.parquet", b"PAR1 not", "not a whole Parquet file"),
        ("quotes.csv", b'text\n"one" two\n', "not a CSV table"),
    ],
)
def test_a_table_that_cannot_be_used_stops_the_run_only_if_it_was_named(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    write(tmp_path / "z.txt", ENGLISH)
    path = write(tmp_path / name, content)
    rejects = Rejects()
    assert "z" in [article.id for article in read(tmp_path, rejects=rejects)]
    assert reason in rejects.rows[-1]["reason"]
    with pytest.raises(BadInputError, match=f"{name}.*{reason[-20:]}"):
        read(path, rejects=Rejects())


def test_a_missing_extra_stops_the_run_even_in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    write(tmp_path / "a.html", "<html></html>")
    with pytest.raises(MissingExtraError, match="html"):
        read(tmp_path, rejects=Rejects())


def test_without_anyone_to_tell_notices_are_dropped(tmp_path: Path) -> None:
    assert read(write(tmp_path / "a.txt", ENGLISH.encode("cp1252")))[0].text == ENGLISH


@pytest.mark.parametrize("before", [b"", b"\xef\xbb\xbf", b"\n \n\n", b"\n" * 20_000])
def test_standard_input_that_begins_with_a_brace_is_json_lines(monkeypatch: pytest.MonkeyPatch, before: bytes) -> None:
    feed(monkeypatch, before + b'{"text": "Bridge delayed"}\n{"id": "b", "text": "Mayor angry"}\n{"text": 5}\n')
    rejects = Rejects()
    first = before.count(b"\n") + 1
    assert [article.id for article in read(STANDARD, rejects=rejects)] == [f"stdin:{first}", "b"]
    assert [(row["path"], row["line"]) for row in rejects.rows] == [("-", first + 2)]


@pytest.mark.parametrize("text", [ENGLISH, "\r\n\r\n" + ENGLISH, "[Reuters] " + ENGLISH, ENGLISH * 100])
def test_other_standard_input_is_one_article(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    feed(monkeypatch, text.encode())
    [article] = read(STANDARD)
    assert (article.id, article.text) == ("stdin", text)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "the article is empty."),
        (b"\n\n", "the article is empty."),
        (b"one\0two", "binary, or UTF-16"),
        (b"a b\n" * 2_500_001, "over 10 MB"),
    ],
)
def test_bad_standard_input_is_rejected(monkeypatch: pytest.MonkeyPatch, data: bytes, reason: str) -> None:
    feed(monkeypatch, data)
    [found] = reasons(STANDARD)
    assert found.startswith(reason)


def test_memory_stays_flat_over_a_long_table(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    line = json.dumps({"text": ENGLISH * 20}) + "\n"
    path.write_text(line * 500)
    articles = read_articles([path], Rejects())
    next(articles)
    tracemalloc.start()
    assert sum(1 for _ in articles) == 499
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < path.stat().st_size / 5


@given(WHOLE_TEXT)
@example(" \u2028Bridge\x85\x0b\x0c\r")
@example("\N{ZERO WIDTH NO-BREAK SPACE}")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_comes_back_as_it_was_written(tmp_path: Path, text: str) -> None:
    path = write(tmp_path / "a.txt", text)
    rejects = Rejects()
    articles = read(path, rejects=rejects, any_language=True)
    if articles:
        assert articles[0].text == text.removeprefix("\ufeff")
    else:
        [row] = rejects.rows
        assert row["reason"].startswith(("binary", "the article is empty"))
