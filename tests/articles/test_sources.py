from pathlib import Path

import pytest

from stance.articles.sources import check_paths, find_sources
from stance.errors import BadInputError, MissingFileError
from stance.jsonl import STANDARD


def found(*paths: Path) -> list[tuple[str, str, bool]]:
    return [(each.id, each.suffix, each.named) for each in find_sources(paths, notify=lambda _: None)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a/z.HTML", "a/b/c.csv.gz", "B.jsonl", "v1.2.txt", "notes.pdf", "README.md", ".hidden.txt"):
        path = tmp_path / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    return tmp_path / "news"


def test_a_folder_is_walked_in_sorted_order_and_ids_leave_the_suffix_out(folder: Path) -> None:
    assert found(folder) == [
        ("B", ".jsonl", False),
        ("a/b/c", ".csv.gz", False),
        ("a/z", ".html", False),
        ("b", ".txt", False),
        ("v1.2", ".txt", False),
    ]


def test_a_file_named_itself_is_called_by_its_stem(folder: Path) -> None:
    assert found(folder / "a" / "b" / "c.csv.gz", folder / "v1.2.txt") == [
        ("c", ".csv.gz", True),
        ("v1.2", ".txt", True),
    ]


def test_standard_input_is_called_stdin() -> None:
    assert found(STANDARD) == [("stdin", "", True)]


def test_what_is_passed_over_is_counted_in_one_notice(folder: Path) -> None:
    (folder / "more.pdf").write_text("x")
    (folder / "round").symlink_to(folder, target_is_directory=True)
    (folder / ".git").mkdir()
    (folder / ".git" / "x.txt").write_text("x")
    told: list[str] = []
    list(find_sources([folder], notify=told.append))
    assert told == [f"{folder}: passed over what is no article: 2 .pdf, 1 links to folders."]


def test_a_folder_without_articles_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match=r"no article in it; articles are \.txt, \.html"):
        found(tmp_path)


def test_a_missing_path_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError, match=r"gone\.txt: no such file or folder"):
        check_paths([STANDARD, tmp_path / "gone.txt"])


@pytest.mark.parametrize("name", ["a.pdf", "a", "a.json", "a.txt.gz", "a.parquet.gz"])
def test_a_file_of_another_kind_named_itself_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("x")
    with pytest.raises(BadInputError, match=r"can't tell what is in it; articles are \.txt"):
        check_paths([tmp_path / name])


def test_a_folder_that_cannot_be_listed_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    with pytest.raises(BadInputError, match=r"can't be read \(Permission denied\)"):
        found(tmp_path)


def test_a_name_outside_unicode_gives_an_id_that_can_be_written(tmp_path: Path) -> None:
    name = b"caf\xe9.txt".decode("utf-8", "surrogateescape")
    try:
        (tmp_path / name).write_text("x")
    except OSError:
        pytest.skip("this file system takes Unicode names only")
    assert found(tmp_path) == [(r"caf\udce9", ".txt", False)]
