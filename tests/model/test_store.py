import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from stance.errors import BadInputError, MisfitError, MissingFileError
from stance.model import Model, load_model, save_model
from stance.records import row_digest
from stance.scheme import Scheme
from tests.model.samples import labels

FILES = {"README.md", "characters.txt", "lists.txt", "model.json", "weights.safetensors", "words.txt"}


@pytest.fixture
def folder(tmp_path: Path, small_model: Model) -> Path:
    save_model(small_model, tmp_path / "models" / "small")
    return tmp_path / "models" / "small"


def describe_anew(folder: Path, **changes: object) -> None:
    """Change the description and make its digest fit again."""
    path = folder / "model.json"
    description = json.loads(path.read_text(encoding="utf-8")) | changes
    del description["digest"]
    path.write_text(json.dumps(description | {"digest": row_digest(description)}), encoding="utf-8")


def test_a_model_comes_back_as_it_was(folder: Path, small_model: Model) -> None:
    loaded = load_model(folder)
    statements = [each.statement for each in labels()]
    assert loaded.predict(statements) == small_model.predict(statements)
    assert loaded.digest == small_model.digest
    assert loaded.scheme == small_model.scheme
    assert loaded.text_digests == small_model.text_digests
    assert loaded.word_lists == small_model.word_lists
    assert loaded.heads["stance"].counts == small_model.heads["stance"].counts


def test_the_folder_holds_data_alone_and_the_same_bytes_each_time(
    folder: Path, tmp_path: Path, small_model: Model
) -> None:
    save_model(small_model, tmp_path / "again")
    assert {path.name for path in folder.iterdir()} == FILES
    assert all((tmp_path / "again" / name).read_bytes() == (folder / name).read_bytes() for name in FILES)


def test_a_loaded_model_is_written_with_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    save_model(load_model(folder), tmp_path / "again")
    assert all((tmp_path / "again" / name).read_bytes() == (folder / name).read_bytes() for name in FILES)


def test_a_model_is_replaced_whole(folder: Path, small_model: Model) -> None:
    save_model(replace(small_model, name="newer"), folder)
    assert load_model(folder).name == "newer"
    assert [path.name for path in folder.parent.iterdir()] == ["small"]


def test_a_folder_that_is_no_model_is_not_overwritten(tmp_path: Path, small_model: Model) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    for taken in (tmp_path, tmp_path / "notes.txt"):
        with pytest.raises(BadInputError, match="not a model, so it is not overwritten"):
            save_model(small_model, taken)
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_an_empty_folder_is_filled(tmp_path: Path, small_model: Model) -> None:
    (tmp_path / "empty").mkdir()
    save_model(small_model, tmp_path / "empty")
    assert load_model(tmp_path / "empty").name == "small"


def test_scores_are_kept(tmp_path: Path, small_model: Model) -> None:
    save_model(replace(small_model, scores={"stance": {"macro-F1": 0.61}}), tmp_path / "scored")
    assert load_model(tmp_path / "scored").scores == {"stance": {"macro-F1": 0.61}}


@pytest.mark.parametrize("name", sorted(FILES - {"model.json"}))
def test_a_missing_or_altered_file_is_named(folder: Path, name: str) -> None:
    (folder / name).write_bytes((folder / name).read_bytes() + b"x")
    with pytest.raises(MisfitError, match=rf"{name}: altered since it was written; train the model again"):
        load_model(folder)
    (folder / name).unlink()
    with pytest.raises(MisfitError, match=rf"{name}: missing, so the model is not whole"):
        load_model(folder)


def test_an_altered_description_is_refused(folder: Path) -> None:
    path = folder / "model.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"small"', '"large"'), encoding="utf-8")
    with pytest.raises(MisfitError, match=r"model\.json: altered since it was written"):
        load_model(folder)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", r"model\.json: no JSON"),
        ("[]", r"model\.json: not the description of a model"),
        ("{}", r"written by protocol None, and this Stance reads 1; update Stance, or train the model again"),
        ('{"protocol": 1}', r"model\.json: altered"),
    ],
)
def test_a_description_that_is_none_is_refused(folder: Path, content: str, message: str) -> None:
    (folder / "model.json").write_text(content, encoding="utf-8")
    with pytest.raises(MisfitError, match=message):
        load_model(folder)


def test_another_protocol_is_refused(folder: Path) -> None:
    describe_anew(folder, protocol=99)
    with pytest.raises(MisfitError, match="written by protocol 99, and this Stance reads 1"):
        load_model(folder)


def test_another_scheme_is_refused_by_both_names(folder: Path, small_model: Model) -> None:
    other = Scheme("trade", "unit", "actor", small_model.scheme.questions, "0123456789abcdef")
    assert load_model(folder, scheme=small_model.scheme).name == "small"
    with pytest.raises(
        MisfitError, match=r"answers by the label scheme 'stance' .*, not by 'trade' \(0123456789abcdef\)"
    ):
        load_model(folder, scheme=other)


def test_a_folder_that_is_missing_or_empty_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError, match="nowhere: no such file or folder"):
        load_model(tmp_path / "nowhere")
    with pytest.raises(MisfitError, match=r"no model, for it has no model\.json"):
        load_model(tmp_path)


def test_loading_and_predicting_need_no_scikit_learn(folder: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from stance.model import load_model; from stance.records import Statement;"
        f"load_model(Path({str(folder)!r})).predict([Statement(id='1', text='Suva waits.')]);"
        "sys.exit('sklearn' in sys.modules or 'scipy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
