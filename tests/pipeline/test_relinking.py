from pathlib import Path

import pytest

from stance import pipeline
from stance.errors import BadInputError, FileExistsAlreadyError
from stance.jsonl import STANDARD, Rejects
from tests.samples import read_lines, write_lines


@pytest.fixture
def labels(quotes_file: Path, tmp_path: Path) -> Path:
    """Labels of the quotes of an article, and one of an article that is gone."""
    rows = [quote | {"stance": "neutral"} for quote in read_lines(quotes_file)]
    return write_lines(tmp_path / "labels.jsonl", [*rows, rows[0] | {"id": "x", "article": "reef"}])


def test_labels_are_written_and_those_left_beside_them(labels: Path, quotes_file: Path, tmp_path: Path) -> None:
    output = tmp_path / "new.jsonl"
    relinked = pipeline.relink(labels, quotes_file, output, Rejects())
    assert read_lines(output) == relinked.carried
    assert [row["stance"] for row in relinked.carried] == ["neutral"] * len(read_lines(quotes_file))
    (unlinked,) = read_lines(pipeline.unlinked_path(output))
    assert unlinked == {**read_lines(labels)[-1], "unlinked": "no quote is of the article 'reef'.", "nearest": None}


@pytest.mark.parametrize("name", ["new.csv", "new.jsonl.gz", "new.parquet"])
def test_another_form_gives_the_same_labels(name: str, labels: Path, quotes_file: Path, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    pipeline.relink(labels, quotes_file, tmp_path / name, Rejects())
    again = pipeline.relink(tmp_path / name, quotes_file, tmp_path / "again.jsonl", Rejects())
    assert again.unlinked == []
    plain = pipeline.relink(labels, quotes_file, tmp_path / "plain.jsonl", Rejects())
    assert again.carried == plain.carried
    assert (tmp_path / "new.unlinked.jsonl").read_bytes() == (tmp_path / "plain.unlinked.jsonl").read_bytes()


@pytest.mark.parametrize("there", ["new.jsonl", "new.unlinked.jsonl"])
def test_what_is_there_is_not_overwritten_unless_told(
    there: str, labels: Path, quotes_file: Path, tmp_path: Path
) -> None:
    (tmp_path / there).write_text("older")
    with pytest.raises(FileExistsAlreadyError, match=there):
        pipeline.relink(labels, quotes_file, tmp_path / "new.jsonl", Rejects())
    assert (tmp_path / there).read_text() == "older"
    pipeline.relink(labels, quotes_file, tmp_path / "new.jsonl", Rejects(), force=True)
    assert (tmp_path / there).read_text() != "older"


def test_an_older_list_of_those_left_is_taken_away(labels: Path, quotes_file: Path, tmp_path: Path) -> None:
    output = tmp_path / "new.jsonl"
    pipeline.relink(labels, quotes_file, output, Rejects())
    write_lines(labels, read_lines(labels)[:-1])
    pipeline.relink(labels, quotes_file, output, Rejects(), force=True)
    assert not pipeline.unlinked_path(output).exists()


def test_bad_lines_of_either_file_are_kept_with_their_places(labels: Path, quotes_file: Path, tmp_path: Path) -> None:
    labels.write_text(labels.read_text(encoding="utf-8") + '{"stance": "neutral"}\n', encoding="utf-8")
    quotes = write_lines(tmp_path / "quotes.jsonl", [{"text": "a"}, *read_lines(quotes_file)])
    rejects = Rejects()
    pipeline.relink(labels, quotes, tmp_path / "new.jsonl", rejects)
    count = len(read_lines(quotes_file))
    assert [(row["path"], row["line"]) for row in rejects.rows] == [(str(labels), count + 2), (str(quotes), 1)]
    assert read_lines(tmp_path / "new.rejected.jsonl") == rejects.rows


def test_without_a_label_or_quote_that_can_be_read_nothing_is_written(quotes_file: Path, tmp_path: Path) -> None:
    bad = write_lines(tmp_path / "bad.jsonl", [{"note": "nothing"}])
    with pytest.raises(BadInputError, match="no label could be read"):
        pipeline.relink(bad, quotes_file, tmp_path / "new.jsonl", Rejects())
    with pytest.raises(BadInputError, match="no quote could be read"):
        pipeline.relink(quotes_file, bad, tmp_path / "new.jsonl", Rejects())
    assert [path.name for path in tmp_path.iterdir()] == ["bad.jsonl"]


def test_quotes_may_be_none_at_all(labels: Path, tmp_path: Path) -> None:
    (tmp_path / "none.jsonl").touch()
    relinked = pipeline.relink(labels, tmp_path / "none.jsonl", tmp_path / "new.jsonl", Rejects())
    assert (relinked.carried, len(relinked.unlinked)) == ([], len(read_lines(labels)))
    assert (tmp_path / "new.jsonl").read_bytes() == b""


def test_on_standard_output_the_labels_stand_alone(
    labels: Path,
    quotes_file: Path,
    tmp_path: Path,
    capfdbinary: pytest.CaptureFixture[bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    relinked = pipeline.relink(labels, quotes_file, STANDARD, Rejects())
    assert len(capfdbinary.readouterr().out.splitlines()) == len(relinked.carried)
    assert [path.name for path in tmp_path.iterdir()] == ["labels.jsonl"]
