import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import stance
from stance.errors import BadInputError, MissingFileError
from tests.commands import command
from tests.conftest import ROOT
from tests.samples import NO_QUOTE, label_rows, read_lines

COLUMNS = ["question", "part", "name", "n", "measure", "value", "low", "high"]


@pytest.fixture(scope="module")
def model(tiny_model: Path) -> stance.FrameModel:
    return stance.load_model(str(tiny_model))


@pytest.fixture(scope="module")
def other_labels() -> pd.DataFrame:
    rows = [
        {"text": "The warden is worried about the leaking hull.", "actor": "Warden", "stance": "concerned"},
        {"text": "The rowers welcomed the new slipway.", "actor": "Rowers", "stance": "supportive"},
        {"text": "The innkeeper condemned the closing of the bridge.", "actor": "Innkeeper", "stance": "condemning"},
        {"text": "Nobody has labelled this line yet.", "actor": "Rowers"},
    ]
    return pd.DataFrame(rows)


def rows_of(frame: pd.DataFrame) -> Any:
    """A frame as its file would have it."""
    return json.loads(frame.to_json(orient="records"))


def test_the_public_names_are_these() -> None:
    names = ["FrameModel", "evaluate", "extract", "load_model", "profile", "read_articles", "train"]
    assert stance.__all__ == names
    assert dir(stance) == names
    assert all(callable(getattr(stance, name)) for name in names)


def test_a_name_that_is_not_there_is_missed_as_ever() -> None:
    with pytest.raises(AttributeError, match="module 'stance' has no attribute 'nothing'"):
        _ = stance.nothing


@pytest.mark.parametrize("line", ["import stance", "import stance.cli"])
def test_importing_loads_nothing_heavy(line: str) -> None:
    heavy = ["pandas", "sklearn", "scipy", "numpy", "datasketch", "jinja2", "trafilatura", "pyarrow", "safetensors"]
    code = f"{line}; import sys; print([name for name in {heavy} if name in sys.modules])"
    ended = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=ROOT)
    assert ended.stdout.strip() == "[]"


def test_articles_have_the_columns_of_their_file(article_file: Path, tmp_path: Path) -> None:
    command("extract", article_file, "-o", tmp_path / "quotes.jsonl", "--articles", tmp_path / "articles.jsonl")
    assert rows_of(stance.read_articles(article_file)) == read_lines(tmp_path / "articles.jsonl")


def test_quotes_have_the_columns_of_their_file(article_file: Path, quotes_file: Path) -> None:
    quotes = stance.extract(stance.read_articles([str(article_file)]))
    assert list(quotes.columns) == list(read_lines(quotes_file)[0])
    assert rows_of(quotes) == read_lines(quotes_file)


def test_predictions_have_the_columns_of_their_file(
    quotes_file: Path, predictions_file: Path, model: stance.FrameModel
) -> None:
    predictions = model.predict(pd.DataFrame(read_lines(quotes_file)))
    assert list(predictions.columns) == list(read_lines(predictions_file)[0])
    assert rows_of(predictions) == read_lines(predictions_file)


def test_predictions_keep_the_index_and_every_column(model: stance.FrameModel) -> None:
    statements = pd.DataFrame({"text": ["We welcome it.", "We fear it."], "shelf": [7, 8]}, index=["north", "south"])
    predictions = model.predict(statements)
    assert list(predictions.index) == ["north", "south"]
    assert list(predictions["shelf"]) == [7, 8]
    assert {"stance", "sentiment", "probabilities", "model", "abstained"} <= set(predictions.columns)


def test_empty_cells_are_missing_values(model: stance.FrameModel) -> None:
    statements = pd.DataFrame({"text": ["We fear it."] * 3, "actor": [None, float("nan"), pd.NA], "date": pd.NaT})
    assert len(model.predict(statements)) == 3


@pytest.mark.parametrize("text", ["", None, 5])
def test_a_row_without_text_is_named(text: Any, model: stance.FrameModel) -> None:
    statements = pd.DataFrame({"text": ["We welcome it.", text]})
    with pytest.raises(BadInputError, match=r"frame\.iloc\[1\]: a statement needs a field 'text'"):
        model.predict(statements)


def test_without_a_quote_the_columns_are_there_still(
    tmp_path: Path, quotes_file: Path, predictions_file: Path, model: stance.FrameModel
) -> None:
    (tmp_path / "quiet.txt").write_text(NO_QUOTE)
    quotes = stance.extract(stance.read_articles(tmp_path))
    predictions = model.predict(quotes)
    assert (len(quotes), len(predictions)) == (0, 0)
    assert list(quotes.columns) == list(read_lines(quotes_file)[0])
    assert set(predictions.columns) == set(read_lines(predictions_file)[0])
    assert predictions.groupby(["actor", "stance"]).size().empty
    assert stance.profile(predictions).empty


def test_a_model_trained_on_a_frame_is_the_one_trained_on_its_file(tiny_model: Path, tmp_path: Path) -> None:
    trained = stance.train(pd.DataFrame(label_rows()), name="tiny")
    trained.save(tmp_path / "tiny")
    for path in tiny_model.iterdir():
        assert (tmp_path / "tiny" / path.name).read_bytes() == path.read_bytes(), path.name
    assert trained.name == "tiny"
    assert trained.scheme.names == ("stance", "sentiment")


def test_labels_outside_the_scheme_are_refused_with_their_row() -> None:
    labels = pd.DataFrame([*label_rows()[:2], {"text": "No deal.", "stance": "angry"}])
    with pytest.raises(BadInputError, match=r"frame\.iloc\[2\]: 'angry' is no class of 'stance'"):
        stance.train(labels)
    with pytest.raises(BadInputError, match="the frame holds no labels"):
        stance.train(pd.DataFrame())


def test_an_evaluation_is_a_row_a_figure(other_labels: pd.DataFrame, tiny_model: Path) -> None:
    scores = stance.evaluate(other_labels, str(tiny_model))
    assert list(scores.columns) == COLUMNS
    assert set(scores["part"]) == {"overall", "by_class", "by_actor", "baselines"}
    assert {"Warden", "Rowers", "Innkeeper"} == set(scores.loc[scores["part"] == "by_actor", "name"])
    accuracy = scores[(scores["part"] == "overall") & (scores["measure"] == "accuracy")]
    assert accuracy["low"].item() <= accuracy["value"].item() <= accuracy["high"].item()
    assert scores.attrs["evaluation"]["labels"]["left_out"]["no_label"] == 1


def test_an_evaluation_holds_what_its_file_holds(
    other_labels: pd.DataFrame, model: stance.FrameModel, tiny_model: Path, tmp_path: Path
) -> None:
    path = tmp_path / "labels.csv"
    other_labels.to_csv(path, index=False)
    assert command("evaluate", path, "-m", tiny_model, "-o", tmp_path).code == 0
    written = json.loads((tmp_path / "evaluation.json").read_text(encoding="utf-8"))
    held = stance.evaluate(other_labels, model).attrs["evaluation"]
    assert held["questions"] == written["questions"]
    assert held["model"] == written["model"]


def test_without_a_model_an_evaluation_is_by_cross_validation() -> None:
    scores = stance.evaluate(pd.DataFrame(label_rows()), folds=2)
    assert scores.attrs["evaluation"]["split"]["folds"] == 2
    assert set(scores["question"]) == {"stance", "sentiment"}


def test_a_profile_gives_each_actors_shares(predictions_file: Path) -> None:
    shares = stance.profile(pd.DataFrame(read_lines(predictions_file)))
    assert list(shares.columns) == ["actor", "question", "answer", "n", "total", "share", "low", "high"]
    of_stance = shares[shares["question"] == "stance"].groupby("actor")["share"].sum()
    assert of_stance.to_numpy() == pytest.approx(1)


def test_what_is_rejected_is_warned_of(article_file: Path, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(article_file.read_text())
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\x00")
    with pytest.warns(UserWarning, match=r"picture\.txt: binary"):
        articles = stance.read_articles(tmp_path)
    assert list(articles["id"]) == ["good"]


def test_a_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError, match="no such file or folder"):
        stance.read_articles(tmp_path / "nobody.txt")
    with pytest.raises(MissingFileError, match="model 'nobody': no such file or folder"):
        stance.load_model("nobody")
