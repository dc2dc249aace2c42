from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from stance import pipeline
from stance.errors import BadInputError
from stance.jsonl import STANDARD, Rejects
from tests.samples import ARTICLE, NO_QUOTE, read_lines


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "lagoon.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "quiet.txt").write_text(NO_QUOTE)
    (folder / "picture.txt").write_bytes(b"\x89PNG\x00")
    return folder


@pytest.mark.parametrize("kept", [False, True])
def test_articles_and_quotes_are_counted(*, kept: bool, articles: Path, tmp_path: Path) -> None:
    rejects, output, texts = Rejects(), tmp_path / "quotes.jsonl", tmp_path / "articles.jsonl"
    read, found = pipeline.extract([articles], output, rejects, articles_output=texts if kept else None)
    assert (read, len(rejects)) == (2, 1)
    assert found == len(read_lines(output))
    if kept:
        assert [article["id"] for article in read_lines(texts)] == ["lagoon", "quiet"]


def test_keeping_the_articles_changes_no_quote(articles: Path, tmp_path: Path) -> None:
    for name, kept in (("one.jsonl", None), ("two.jsonl", tmp_path / "articles.jsonl")):
        pipeline.extract([articles], tmp_path / name, Rejects(), articles_output=kept)
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()


@pytest.mark.parametrize("kept", [False, True])
def test_where_no_article_can_be_read_nothing_takes_the_place_of_what_was_there(*, kept: bool, tmp_path: Path) -> None:
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\x00")
    output, texts = tmp_path / "quotes.jsonl", tmp_path / "articles.jsonl"
    output.write_text("older")
    with pytest.raises(BadInputError, match="no article could be read"):
        pipeline.extract([tmp_path / "picture.txt"], output, Rejects(), articles_output=texts if kept else None)
    assert output.read_text() == "older"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["picture.txt", "quotes.jsonl"]


def test_what_passes_is_watched(articles: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    seen: list[str] = []

    def watch(items: Iterable[Any], noun: str) -> Iterable[Any]:
        for item in items:
            seen.append(f"{noun} {item.id}")
            yield item

    pipeline.extract([articles], STANDARD, Rejects(), watch=watch)
    assert seen == ["articles lagoon", "articles quiet"]
    assert capfdbinary.readouterr().out.startswith(b'{"schema": 1')
