from pathlib import Path

import pytest

from stance import pipeline
from stance.errors import BadInputError, MisfitError, MissingFileError
from stance.jsonl import Rejects
from stance.labelling.codebook import codebook
from stance.resources import resource
from stance.scheme import find_scheme, load_scheme
from tests.samples import read_lines

EVERYTHING = ("README.md", "stance.toml", "CODEBOOK.md", ".gitignore", "articles", "quotes.jsonl")
SCHEME = """
name = "mood"
unit = "A line."
[[questions]]
name = "mood"
[[questions.classes]]
name = "up"
definition = "It goes up."
color = "#000000"
hotkey = "1"
[[questions.classes]]
name = "down"
definition = "It goes down."
color = "#ffffff"
hotkey = "2"
"""


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_study_has_all_that_is_needed_to_begin(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "study"
    begun = pipeline.begin_study(folder)
    assert (begun.written, begun.kept) == (EVERYTHING, ())
    assert (folder / "stance.toml").read_bytes() == resource("labels/scheme.toml").read_bytes()
    assert (folder / "CODEBOOK.md").read_text(encoding="utf-8") == codebook(load_scheme())
    assert "annotators.csv" in (folder / ".gitignore").read_text(encoding="utf-8").splitlines()
    for name in EVERYTHING[1:]:
        assert f"`{name}" in (folder / "README.md").read_text(encoding="utf-8")


def test_its_scheme_is_found_from_within(tmp_path: Path) -> None:
    pipeline.begin_study(tmp_path)
    assert find_scheme(start=tmp_path / "articles") == tmp_path / "stance.toml"


def test_the_quotes_to_practise_on_are_those_of_the_articles(tmp_path: Path) -> None:
    pipeline.begin_study(tmp_path)
    again = tmp_path / "again.jsonl"
    read, found = pipeline.extract([tmp_path / "articles"], again, Rejects(strict=True))
    assert (tmp_path / "quotes.jsonl").read_bytes() == again.read_bytes()
    assert read == 3
    assert 30 <= found <= 60
    assert len({row["actor"] for row in read_lines(again)}) > 10


def test_the_same_folder_comes_out_every_time(tmp_path: Path) -> None:
    for name in ("one", "other"):
        pipeline.begin_study(tmp_path / name)
    assert contents(tmp_path / "one") == contents(tmp_path / "other")


def test_another_scheme_is_copied_with_its_codebook(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(SCHEME, encoding="utf-8")
    pipeline.begin_study(tmp_path / "study", scheme=own)
    assert (tmp_path / "study" / "stance.toml").read_text(encoding="utf-8") == SCHEME
    assert "It goes down." in (tmp_path / "study" / "CODEBOOK.md").read_text(encoding="utf-8")


def test_a_folder_that_holds_something_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(BadInputError, match="not empty; name a new folder, or give --force"):
        pipeline.begin_study(tmp_path)
    assert contents(tmp_path) == {"notes.txt": b"mine"}


def test_a_file_in_its_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "study").write_text("mine")
    with pytest.raises(BadInputError, match="a file, where a folder is to be made"):
        pipeline.begin_study(tmp_path / "study", force=True)


def test_by_force_what_is_missing_is_added_and_nothing_overwritten(tmp_path: Path) -> None:
    (tmp_path / "stance.toml").write_text(SCHEME, encoding="utf-8")
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "own.txt").write_text("An article of my own.\n")
    begun = pipeline.begin_study(tmp_path, force=True)
    assert (begun.written, begun.kept) == (
        ("README.md", "CODEBOOK.md", ".gitignore", "quotes.jsonl"),
        ("stance.toml", "articles"),
    )
    assert (tmp_path / "stance.toml").read_text(encoding="utf-8") == SCHEME
    assert "It goes down." in (tmp_path / "CODEBOOK.md").read_text(encoding="utf-8")
    assert [path.name for path in (tmp_path / "articles").iterdir()] == ["own.txt"]


def test_a_scheme_that_is_none_leaves_no_folder(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text("name = 3")
    with pytest.raises(MisfitError, match=r"own\.toml"):
        pipeline.begin_study(tmp_path / "study", scheme=tmp_path / "own.toml")
    with pytest.raises(MissingFileError, match=r"none\.toml"):
        pipeline.begin_study(tmp_path / "study", scheme=tmp_path / "none.toml")
    assert not (tmp_path / "study").exists()
