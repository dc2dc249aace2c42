import json
from pathlib import Path

import pytest

from stance import pipeline
from stance.errors import BadInputError
from stance.jsonl import Rejects
from stance.pipeline import exchange
from tests.samples import ARTICLE, NO_QUOTE, read_lines


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "lagoon.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "quiet.txt").write_text(NO_QUOTE)
    return folder


def run(articles: Path, model: Path, output: Path, rejects: Rejects | None = None) -> pipeline.RunSummary:
    loaded = pipeline.read_model(str(model))
    kept = Rejects() if rejects is None else rejects
    return pipeline.run([articles], output, loaded, kept, study="lagoon")


def test_the_summary_counts_what_was_written(articles: Path, tiny_model: Path, tmp_path: Path) -> None:
    summary = run(articles, tiny_model, tmp_path / "out")
    assert (summary.articles, summary.quotes) == (2, len(read_lines(tmp_path / "out" / "quotes.jsonl")))
    assert sum(row.total for row in summary.table) == summary.quotes


def test_a_failure_on_the_way_leaves_the_older_run_whole(
    articles: Path, tiny_model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "out"
    run(articles, tiny_model, output)
    before = {path.name: path.read_bytes() for path in output.iterdir()}
    (articles / "more.txt").write_text("Kenya condemned the tolls on Monday.\n")
    monkeypatch.setattr("stance.pipeline.whole.report", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError, match="division"):
        run(articles, tiny_model, output)
    assert {path.name: path.read_bytes() for path in output.iterdir()} == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["articles", "out"]


def test_the_first_failure_leaves_no_folder(articles: Path, tiny_model: Path, tmp_path: Path) -> None:
    (articles / "picture.txt").write_bytes(b"\x89PNG\x00")
    with pytest.raises(BadInputError, match=r"picture\.txt: binary"):
        run(articles, tiny_model, tmp_path / "out", Rejects(strict=True))
    assert [path.name for path in tmp_path.iterdir()] == ["articles"]


def test_parts_of_an_older_longer_run_are_taken_away(
    articles: Path, tiny_model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "out"
    with monkeypatch.context() as patched:
        patched.setattr(exchange, "TASKS_IN_A_PART", 1)
        run(articles, tiny_model, output)
        assert (output / "tasks-2.json").exists()
    summary = run(articles, tiny_model, output)
    assert [path.name for path in output.glob("tasks*.json")] == ["tasks.json"]
    assert len(json.loads((output / "tasks.json").read_text(encoding="utf-8"))) == summary.quotes


def test_bad_articles_are_kept_in_the_folder_once(articles: Path, tiny_model: Path, tmp_path: Path) -> None:
    (articles / "picture.txt").write_bytes(b"\x89PNG\x00")
    rejects = Rejects()
    run(articles, tiny_model, tmp_path / "out", rejects)
    assert len(rejects) == 1
    assert [path.name for path in (tmp_path / "out").glob("*rejected*")] == ["rejected.jsonl"]
