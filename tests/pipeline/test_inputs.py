import json
from pathlib import Path

import pytest

from stance.errors import BadInputError, FileExistsAlreadyError, MissingFileError
from stance.jsonl import Rejects
from stance.pipeline import inputs
from stance.resources import resource
from stance.scheme import load_scheme
from tests.samples import label_rows, write_lines

SCHEME = load_scheme()


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is worked in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def model_in(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "model.json").write_text("{}")
    return folder


def test_a_model_is_the_folder_named_first(here: Path) -> None:
    model_in(here / "models" / "mine")
    assert inputs.find_model("mine") == Path("models/mine")
    model_in(here / "mine")
    assert inputs.find_model("mine") == Path("mine")
    assert inputs.find_model(str(here / "mine")) == here / "mine"


def test_the_starter_is_found_from_anywhere_unless_there_is_one_here(here: Path) -> None:
    assert inputs.find_model("starter") == resource("models/starter")
    model_in(here / "models" / "starter")
    assert inputs.find_model("starter") == Path("models/starter")


def test_a_folder_without_a_model_is_for_the_store_to_judge(here: Path) -> None:
    (here / "mine").mkdir()
    assert inputs.find_model("mine") == Path("mine")


@pytest.mark.usefixtures("here")
def test_a_model_that_is_nowhere_is_named() -> None:
    with pytest.raises(MissingFileError, match="model 'mine': no such file or folder"):
        inputs.find_model("mine")


def test_the_scheme_of_the_folder_above_is_used(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = resource("labels/scheme.toml").read_text(encoding="utf-8").replace("Where does the actor stand?", "Where?")
    (here / "stance.toml").write_text(text, encoding="utf-8")
    (here / "below").mkdir()
    monkeypatch.chdir(here / "below")
    assert inputs.read_scheme().questions[0].title == "Where?"
    assert inputs.read_scheme(resource("labels/scheme.toml")) == SCHEME


def test_labels_of_several_files_are_read_in_order(tmp_path: Path) -> None:
    rows = label_rows()
    paths = [write_lines(tmp_path / "a.jsonl", rows[:2]), write_lines(tmp_path / "b.jsonl", rows[2:3])]
    labels = inputs.read_labels(paths, SCHEME, Rejects())
    assert [label.statement.id for label in labels] == [row["id"] for row in rows[:3]]
    assert labels[0].answers == {"stance": "concerned", "sentiment": "negative"}


@pytest.mark.usefixtures("here")
def test_starter_names_the_labels_that_ship() -> None:
    assert len(inputs.read_labels([Path("starter")], SCHEME, Rejects())) >= 600


def test_a_file_called_starter_comes_before_them(here: Path) -> None:
    write_lines(here / "starter", label_rows()[:2])
    with pytest.raises(BadInputError, match="starter: can't tell the format"):
        inputs.read_labels([Path("starter")], SCHEME, Rejects())


def test_a_label_outside_the_scheme_is_kept_with_its_place(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "labels.jsonl", [label_rows()[0], {"text": "No.", "stance": "angry"}])
    rejects = Rejects()
    assert len(inputs.read_labels([path], SCHEME, rejects)) == 1
    (rejected,) = rejects.rows
    assert (rejected["path"], rejected["line"]) == (str(path), 2)
    assert rejected["record"] == {"text": "No.", "stance": "angry"}


def test_bad_labels_of_one_list_do_not_count_against_the_next(tmp_path: Path) -> None:
    bad = write_lines(tmp_path / "bad.jsonl", [label_rows()[0], {"text": "No.", "stance": "angry"}])
    (tmp_path / "headed.csv").write_text("text,stance\n")
    rejects = Rejects()
    inputs.read_labels([bad], SCHEME, rejects)
    assert inputs.read_labels([tmp_path / "headed.csv"], SCHEME, rejects) == []


def test_labels_are_parted_by_how_they_were_chosen(tmp_path: Path) -> None:
    marks = ("random", "queue", None)
    rows = [row | {"sampling": mark} for row, mark in zip(label_rows(), marks, strict=False)]
    labels = inputs.read_labels([write_lines(tmp_path / "labels.jsonl", rows)], SCHEME, Rejects())
    assert inputs.split_by_sampling(labels, "random") == (labels[:1], labels[1:])
    assert inputs.split_by_sampling(labels, None) == (labels, [])
    with pytest.raises(BadInputError, match="none of 3 labels has 'by hand' under 'sampling'"):
        inputs.split_by_sampling(labels, "by hand")


def test_labels_are_read_with_their_places(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "labels.jsonl", label_rows()[:2])
    assert [str(each.place) for each in inputs.read_placed_labels([path], SCHEME, Rejects())] == [
        f"{path}:1",
        f"{path}:2",
    ]


def test_where_all_labels_are_bad_the_first_is_told(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "labels.jsonl", [{"text": "No.", "stance": "angry"}, {"stance": "neutral"}])
    with pytest.raises(BadInputError, match=r"no label could be read: .*labels\.jsonl:1: 'angry' .* \(and 1 more\)"):
        inputs.read_labels([path], SCHEME, Rejects())


def test_items_pass_while_there_are_any() -> None:
    rejects = Rejects()
    rejects.add("a.txt", "empty.")
    assert list(inputs.unless_none(iter("ab"), rejects, "article")) == ["a", "b"]


def test_what_was_rejected_before_is_no_reason_to_refuse() -> None:
    rejects = Rejects()
    rejects.add("a.txt", "empty.")
    assert list(inputs.unless_none(iter(()), rejects, "quote")) == []


def test_rows_of_our_own_files_may_be_none_but_the_file_must_be_there(tmp_path: Path) -> None:
    (tmp_path / "empty.jsonl").touch()
    assert list(inputs.rows_if_any(tmp_path / "empty.jsonl", Rejects())) == []
    (tmp_path / "one.jsonl").write_text(json.dumps({"text": "One."}))
    assert [placed.row for placed in inputs.rows_if_any(tmp_path / "one.jsonl", Rejects())] == [{"text": "One."}]
    with pytest.raises(MissingFileError, match=r"none\.jsonl: no such file"):
        list(inputs.rows_if_any(tmp_path / "none.jsonl", Rejects()))


def test_batches_hold_all_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inputs, "BATCH", 2)
    assert list(inputs.batches(range(5))) == [[0, 1], [2, 3], [4]]
    assert list(inputs.batches([])) == []


def test_names_are_checked_before_the_work(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    inputs.check_folder(tmp_path)
    inputs.check_folder(tmp_path / "new")
    inputs.check_output(tmp_path / "quotes.csv.gz")
    with pytest.raises(BadInputError, match="file: a file, where a folder is to be filled"):
        inputs.check_folder(tmp_path / "file")
    with pytest.raises(BadInputError, match=r"quotes\.txt: can't tell the format"):
        inputs.check_output(tmp_path / "quotes.txt")


def test_peoples_work_is_overwritten_by_force_only(tmp_path: Path) -> None:
    (tmp_path / "annotations.jsonl").touch()
    inputs.refuse_overwriting(tmp_path / "new.jsonl", force=False)
    inputs.refuse_overwriting(tmp_path / "annotations.jsonl", force=True)
    with pytest.raises(FileExistsAlreadyError, match="give --force"):
        inputs.refuse_overwriting(tmp_path / "annotations.jsonl", force=False)


def test_an_actors_names_come_from_the_gazetteer() -> None:
    assert {"Norway", "Oslo", "Norwegian"} <= set(inputs.names_of("Norway"))
    assert list(inputs.names_of("Nobody We Know")) == ["Nobody We Know"]
