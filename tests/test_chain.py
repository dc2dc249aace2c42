"""The whole chain: from articles to a report, and from labels made in Label Studio to a model that is scored."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from stance.labelling.config import label_config
from stance.labelling.tasks import quote_from_data
from stance.records import Quote
from stance.scheme import load_scheme
from tests.commands import command
from tests.conftest import ROOT
from tests.samples import labelled_in_label_studio, read_lines

BENCH = os.environ.get("STANCE_BENCH")
THEIRS = Path(BENCH or ".").resolve().parent / "seeds"
FILES = {"articles.jsonl", "quotes.jsonl", "predictions.jsonl", "tasks.json", "report.html"}
STANCES = ("concerned", "supportive", "condemning", "neutral")


class Run(NamedTuple):
    """A run over a folder of articles, and what it wrote."""

    seeds: Path
    output: Path

    @property
    def articles(self) -> dict[str, dict[str, Any]]:
        return {article["id"]: article for article in read_lines(self.output / "articles.jsonl")}

    @property
    def quotes(self) -> list[dict[str, Any]]:
        return read_lines(self.output / "quotes.jsonl")

    @property
    def predictions(self) -> list[dict[str, Any]]:
        return read_lines(self.output / "predictions.jsonl")

    @property
    def tasks(self) -> list[Any]:
        tasks = json.loads((self.output / "tasks.json").read_text(encoding="utf-8"))
        assert isinstance(tasks, list)
        return tasks


@pytest.fixture(scope="module", params=["ours", "theirs"])
def run(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A run with the starter model over our own articles, and over three real ones that do not ship."""
    if request.param == "theirs" and not (BENCH and THEIRS.is_dir()):
        pytest.skip("STANCE_BENCH is not set, or has no folder 'seeds' beside it: the three real articles are not here")
    found = Run(ROOT / "seeds" if request.param == "ours" else THEIRS, tmp_path_factory.mktemp("run") / "out")
    assert command("run", found.seeds, "-o", found.output).code == 0
    return found


def test_a_run_writes_five_files(run: Run) -> None:
    assert {path.name for path in run.output.iterdir()} == FILES
    assert len(run.articles) >= 3
    assert len(run.quotes) >= 12


def test_a_second_run_from_elsewhere_writes_the_same_bytes(run: Run, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "7"}
    seeds = os.path.relpath(run.seeds, tmp_path)
    line = [sys.executable, "-m", "stance", "run", seeds, "-o", "again"]
    subprocess.run(line, check=True, capture_output=True, cwd=tmp_path, env=environment)
    for name in FILES:
        assert (tmp_path / "again" / name).read_bytes() == (run.output / name).read_bytes(), name


def test_no_file_tells_where_it_was_made(run: Run) -> None:
    for name in FILES:
        content = (run.output / name).read_text(encoding="utf-8")
        assert str(run.seeds.parent) not in content
        assert str(run.output.parent) not in content


def test_every_span_indexes_the_article_that_was_kept(run: Run) -> None:
    articles = run.articles
    for quote in run.quotes:
        text = articles[quote["article"]]["text"]
        assert text[slice(*quote["statement"])] == quote["text"]
        assert text.startswith(quote["context"], quote["context_start"])
        for name, words in (("content", "words"), ("cue", "cue_text"), ("source", "source_text")):
            assert " ".join(text[start:end] for start, end in quote[name]) == quote[words]
            assert all(quote["statement"][0] <= start < end <= quote["statement"][1] for start, end in quote[name])


def test_a_prediction_keeps_every_field_of_its_quote(run: Run) -> None:
    for quote, prediction in zip(run.quotes, run.predictions, strict=True):
        assert prediction | quote == prediction
        assert prediction["stance"] in STANCES
        assert prediction["probabilities"]["stance"][prediction["stance"]] > 0


def test_a_task_gives_its_quote_back(run: Run) -> None:
    quotes = [quote_from_data(task["data"]) for task in run.tasks]
    assert quotes == [Quote.from_row(quote) for quote in run.quotes]


def test_label_studio_takes_the_tasks_and_their_answers(run: Run) -> None:
    reason = "label-studio-sdk is not installed; it comes with the extra label-studio"
    module: Any = pytest.importorskip("label_studio_sdk.label_interface", reason=reason)
    interface = module.LabelInterface(label_config(load_scheme()))
    shown = {each.value_name for each in interface.objects if each.value_is_variable}
    for task in run.tasks:
        assert shown <= set(task["data"])
        (prediction,) = task["predictions"]
        assert interface.validate_prediction(prediction, return_errors=True) == []


class Loads(HTMLParser):
    """What a page would load, and the identifiers and links in it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.loaded: list[str] = []
        self.anchors: set[str] = set()
        self.links: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id":
                self.anchors.add(value or "")
            elif tag == "a" and name == "href":
                self.links.append(value or "")
            elif name in {"src", "srcset", "href", "data", "poster", "background", "action"} and value != "data:,":
                self.loaded.append(f"{tag} {name}={value}")


def test_the_report_loads_nothing_and_its_links_lead_somewhere(run: Run) -> None:
    page = (run.output / "report.html").read_text(encoding="utf-8")
    found = Loads(page)
    assert found.loaded == []
    assert not re.search(r"@import|url\(", page)
    inside = [link[1:] for link in found.links if link.startswith("#")]
    assert inside
    assert set(inside) <= found.anchors


def test_the_report_names_every_actor(run: Run) -> None:
    shown = (run.output / "report.html").read_text(encoding="utf-8")
    for actor in {prediction["actor"] for prediction in run.predictions}:
        assert actor.replace("'", "&#39;") in shown


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A desk's folder: quotes, tasks, two people's labels, a model of their own."""
    folder = tmp_path_factory.mktemp("study")
    with pytest.MonkeyPatch.context() as patched:
        patched.chdir(folder)
        articles = sorted((ROOT / "seeds").glob("*.txt"))[:4]
        assert command("extract", *articles, "-o", "quotes.jsonl").code == 0
        assert command("export", "quotes.jsonl", "-o", "tasks.json", "-m", "starter", "--study", "desk").code == 0
        tasks = json.loads(Path("tasks.json").read_text(encoding="utf-8"))
        for user in (4, 2):
            export = labelled_in_label_studio(tasks, STANCES, user=user)
            Path(f"export-{user}.json").write_text(json.dumps(export), encoding="utf-8")
        exports = ["export-4.json", "export-2.json"]
        assert command("import", *exports, "-o", "annotations.jsonl", "--quotes", "quotes.jsonl").code == 0
        assert command("train", "annotations.jsonl", "-o", "models/desk").code == 0
        assert command("predict", "quotes.jsonl", "-m", "desk", "-o", "predictions.jsonl").code == 0
        yield folder


def test_every_quote_comes_back_with_both_annotators_labels(study: Path) -> None:
    quotes = {quote["id"]: quote for quote in read_lines(study / "quotes.jsonl")}
    annotations = read_lines(study / "annotations.jsonl")
    assert {(each["id"], each["annotator"]) for each in annotations} == {(q, a) for q in quotes for a in ("a1", "a2")}
    assert {each["study"] for each in annotations} == {"desk"}
    for annotation in annotations:
        assert annotation | quotes[annotation["id"]] == annotation


def test_the_model_learnt_what_was_labelled(study: Path) -> None:
    labelled = {each["id"]: each["stance"] for each in read_lines(study / "annotations.jsonl")}
    predicted = {each["id"]: each["stance"] for each in read_lines(study / "predictions.jsonl")}
    assert predicted.keys() == labelled.keys()
    assert sum(predicted[each] == labelled[each] for each in labelled) > 0.5 * len(labelled)


def test_a_model_is_not_scored_on_what_it_learnt(study: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(study)
    ended = command("evaluate", "annotations.jsonl", "-m", "desk", "-o", "evaluation")
    assert (ended.code, len(ended.said)) == (3, 1)
    assert "evaluate on other labels, or by cross-validation (--cv 5)" in ended.err


def test_the_labels_are_scored_by_cross_validation(study: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(study)
    assert command("evaluate", "annotations.jsonl", "--cv", 2, "-o", "evaluation").code == 0
    scores = json.loads(Path("evaluation/evaluation.json").read_text(encoding="utf-8"))
    annotations = read_lines(study / "annotations.jsonl")
    assert scores["labels"]["n"] == len(annotations)
    assert set(scores["questions"]["stance"]["by_actor"]) == {each["actor"] for each in annotations}


def test_a_model_that_did_not_see_them_is_scored(study: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(study)
    assert command("evaluate", "annotations.jsonl", "-m", "starter", "-o", "starter").code == 0
    scores = json.loads(Path("starter/evaluation.json").read_text(encoding="utf-8"))
    assert scores["model"]["name"] == "starter"
    assert 0 <= scores["questions"]["stance"]["overall"]["accuracy"]["value"] <= 1
