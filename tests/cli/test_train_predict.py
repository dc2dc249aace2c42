import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands import command
from tests.samples import label_rows, read_lines, write_lines

ANSWERS = {"concerned", "supportive", "condemning", "neutral"}


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def broken_model(tiny_model: Path, tmp_path: Path) -> Path:
    """A copy of the small model, for a test to break."""
    return Path(shutil.copytree(tiny_model, tmp_path / "broken"))


def test_training_says_what_was_learnt(labels_file: Path, tmp_path: Path) -> None:
    ended = command("train", labels_file, "-o", tmp_path / "mine")
    assert (ended.code, ended.out) == (0, "")
    assert ended.said == ["trained mine on 60 texts; it answers stance, sentiment"]
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


def test_the_same_labels_give_the_same_bytes(labels_file: Path, tmp_path: Path) -> None:
    for folder in ("one", "two"):
        command("train", labels_file, "-o", tmp_path / folder / "mine")
    assert contents(tmp_path / "one" / "mine") == contents(tmp_path / "two" / "mine")


def test_a_model_is_replaced_by_one_trained_anew(labels_file: Path, tmp_path: Path) -> None:
    half = write_lines(tmp_path / "half.jsonl", label_rows()[::2])
    command("train", half, "-o", tmp_path / "mine")
    before = contents(tmp_path / "mine")
    assert command("train", labels_file, "-o", tmp_path / "mine").code == 0
    assert contents(tmp_path / "mine") != before


def test_a_bad_label_is_kept_aside_and_the_rest_is_learnt_from(tmp_path: Path) -> None:
    rows = [*label_rows(), {"text": "No deal, he said.", "stance": "angry"}, {"stance": "neutral"}]
    ended = command("train", write_lines(tmp_path / "labels.jsonl", rows), "-o", tmp_path / "mine")
    assert ended.code == 3
    assert ended.said[0].startswith("trained mine on 60 texts")
    angry, textless = read_lines(tmp_path / "mine.rejected.jsonl")
    assert (angry["line"], textless["line"]) == (61, 62)
    assert angry["reason"].startswith("'angry' is no class of 'stance'; the scheme allows concerned, ")
    assert "needs a field 'text'" in textless["reason"]
    assert ended.said[-1] == f"2 rejected; they are in {tmp_path / 'mine.rejected.jsonl'}"


def test_strict_training_stops_at_a_bad_label(tmp_path: Path) -> None:
    labels = write_lines(tmp_path / "labels.jsonl", [*label_rows(), {"text": "No deal.", "stance": "angry"}])
    ended = command("train", labels, "-o", tmp_path / "mine", "--strict")
    assert (ended.code, len(ended.said)) == (3, 1)
    assert f"{labels}:61: 'angry' is no class of 'stance'" in ended.err
    assert list(tmp_path.iterdir()) == [labels]


UNLEARNABLE = {
    "labels of one class only": (
        [row for row in label_rows() if row["stance"] == "neutral"],
        "all 15 labels answer 'stance' with 'neutral'; a model needs labels of two classes or more",
    ),
    "lines without an answer": ([{"text": "The talks resume in May."}], "none of 1 labels answers a question"),
    "answers outside the scheme only": ([{"text": "No deal.", "stance": "angry"}], "'angry' is no class of 'stance'"),
    "nothing": ([], "the file is empty"),
}


@pytest.mark.parametrize("case", UNLEARNABLE)
def test_labels_that_teach_nothing_are_told_in_one_line(case: str, tmp_path: Path) -> None:
    rows, reason = UNLEARNABLE[case]
    labels = write_lines(tmp_path / "labels.jsonl", rows)
    ended = command("train", labels, "-o", tmp_path / "mine")
    assert (ended.code, ended.out, len(ended.said)) == (3, "", 1)
    assert reason in ended.err
    assert list(tmp_path.iterdir()) == [labels]


@pytest.mark.parametrize(
    ("output", "code", "reason"),
    [
        (".", 2, "gives the model no name"),
        ("notes", 3, "not a model, so it is not overwritten"),
        ("labels.jsonl", 3, "not a model, so it is not overwritten"),
    ],
)
def test_a_model_is_written_over_nothing_else(
    output: str, code: int, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_lines(Path("labels.jsonl"), label_rows())
    Path("notes").mkdir()
    Path("notes/page.txt").write_text("mine")
    ended = command("train", "labels.jsonl", "-o", output)
    assert (ended.code, len(ended.said)) == (code, 1)
    assert reason in ended.err
    assert Path("notes/page.txt").read_text() == "mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["labels.jsonl", "notes"]


def test_each_line_keeps_its_fields_and_gets_answers(quotes_file: Path, tiny_model: Path, tmp_path: Path) -> None:
    ended = command("predict", quotes_file, "-m", tiny_model, "-o", tmp_path / "predictions.jsonl")
    quotes, predictions = read_lines(quotes_file), read_lines(tmp_path / "predictions.jsonl")
    assert (ended.code, ended.said) == (0, [f"{len(quotes)} statements"])
    for quote, prediction in zip(quotes, predictions, strict=True):
        assert prediction | quote == prediction
        assert set(prediction) - set(quote) == {"stance", "sentiment", "probabilities", "model", "abstained"}
        shares = prediction["probabilities"]["stance"]
        assert set(shares) == ANSWERS
        assert prediction["stance"] == max(shares, key=shares.__getitem__)
        assert sum(shares.values()) == pytest.approx(1, abs=0.001)


def test_statements_come_from_standard_input_and_go_to_standard_output(quotes_file: Path, tiny_model: Path) -> None:
    named = command("predict", quotes_file, "-m", tiny_model)
    piped = command("predict", "-", "-m", tiny_model, stdin=quotes_file.read_bytes())
    assert named.code == piped.code == 0
    assert named.out == piped.out


def test_a_table_of_ones_own_needs_a_text_only(tiny_model: Path, tmp_path: Path) -> None:
    table = tmp_path / "statements.csv"
    table.write_text("text,topic\n“We welcome the plan”,tolls\n")
    ended = command("predict", table, "-m", tiny_model)
    (line,) = ended.out.splitlines()
    prediction = json.loads(line)
    assert prediction["topic"] == "tolls"
    assert prediction["stance"] in ANSWERS


def test_a_bad_statement_is_kept_aside(tiny_model: Path, tmp_path: Path) -> None:
    path = tmp_path / "statements.jsonl"
    path.write_text('{"text": "We welcome it."}\n{"text": " "}\n{"text": "cut sh\n')
    ended = command("predict", path, "-m", tiny_model, "-o", tmp_path / "predictions.jsonl")
    assert ended.code == 3
    assert ended.said[0] == "1 statement"
    assert [row["line"] for row in read_lines(tmp_path / "predictions.rejected.jsonl")] == [2, 3]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "no such file"),
        (b"", "the file is empty"),
        (b'{"text": "cut sh', "not a whole JSON object"),
        (b'{"words": "none"}\n', ":1: a statement needs a field 'text'"),
        (b'{"text": "a", "content": [[0, 9]]}\n', ":1: 'content' has a span outside the text"),
        (b"\xff\xfe{\x00", "UTF-16"),
    ],
)
def test_statements_that_can_not_be_read_are_told_in_one_line(
    content: bytes | None, reason: str, tiny_model: Path, tmp_path: Path
) -> None:
    path = tmp_path / "statements.jsonl"
    if content is not None:
        path.write_bytes(content)
    ended = command("predict", path, "-m", tiny_model, "-o", tmp_path / "predictions.jsonl")
    assert (ended.code, len(ended.said)) == (3, 1)
    assert reason in ended.err
    assert not (tmp_path / "predictions.jsonl").exists()


def no_weights(folder: Path) -> None:
    (folder / "weights.safetensors").unlink()


def no_description(folder: Path) -> None:
    (folder / "model.json").unlink()


def a_term_more(folder: Path) -> None:
    with (folder / "words.txt").open("a", encoding="utf-8") as stream:
        stream.write("herring\n")


def another_protocol(folder: Path) -> None:
    description = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    (folder / "model.json").write_text(json.dumps(description | {"protocol": 99}), encoding="utf-8")


def another_seed(folder: Path) -> None:
    description = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    (folder / "model.json").write_text(json.dumps(description | {"seed": 99}), encoding="utf-8")


def half_a_description(folder: Path) -> None:
    content = (folder / "model.json").read_bytes()
    (folder / "model.json").write_bytes(content[: len(content) // 2])


@pytest.mark.parametrize(
    ("spoil", "named", "reason"),
    [
        (no_weights, "weights.safetensors", "missing, so the model is not whole"),
        (no_description, "", "has no model.json"),
        (a_term_more, "words.txt", "altered since it was written"),
        (another_seed, "model.json", "altered since it was written"),
        (half_a_description, "model.json", "no JSON"),
        (another_protocol, "model.json", "written by protocol 99"),
    ],
)
def test_a_model_that_is_not_as_it_was_is_refused_in_one_line(
    spoil: Callable[[Path], None], named: str, reason: str, broken_model: Path, quotes_file: Path, tmp_path: Path
) -> None:
    spoil(broken_model)
    ended = command("predict", quotes_file, "-m", broken_model, "-o", tmp_path / "predictions.jsonl")
    assert (ended.code, ended.out, len(ended.said)) == (4, "", 1)
    assert str(broken_model / named) in ended.err
    assert reason in ended.err
    assert not (tmp_path / "predictions.jsonl").exists()


def test_a_model_that_is_not_there_is_told(quotes_file: Path) -> None:
    ended = command("predict", quotes_file, "-m", "nobody")
    assert (ended.code, ended.said) == (3, ["stance: model 'nobody': no such file or folder; check the name."])


def test_a_model_is_found_by_name_below_models(
    quotes_file: Path, tiny_model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(tiny_model, tmp_path / "models" / "mine")
    monkeypatch.chdir(tmp_path)
    assert command("predict", quotes_file, "-m", "mine").code == 0


def test_a_model_of_another_scheme_is_refused(quotes_file: Path, tiny_model: Path, tmp_path: Path) -> None:
    scheme = tmp_path / "stance.toml"
    own = 'name = "tolls"\nunit = "Who pays?"\n[[questions]]\nname = "payer"\n'
    classes = "".join(
        f'[[questions.classes]]\nname = "{name}"\ndefinition = "{name}"\ncolor = "#00000{key}"\nhotkey = "{key}"\n'
        for key, name in enumerate(["town", "ferry"], 1)
    )
    scheme.write_text(own + classes)
    ended = command("predict", quotes_file, "-m", tiny_model, "--scheme", scheme)
    assert (ended.code, len(ended.said)) == (4, 1)
    assert "answers by the label scheme 'stance'" in ended.err


@pytest.mark.parametrize(
    ("content", "code", "reason"),
    [(None, 3, "no such file"), ("[[", 4, "not a TOML file"), ("name = 'x'\n", 4, "the scheme lacks 'questions'")],
)
def test_a_scheme_that_can_not_be_read_is_told_in_one_line(
    content: str | None, code: int, reason: str, labels_file: Path, tmp_path: Path
) -> None:
    scheme = tmp_path / "stance.toml"
    if content is not None:
        scheme.write_text(content)
    ended = command("train", labels_file, "-o", tmp_path / "mine", "--scheme", scheme)
    assert (ended.code, len(ended.said)) == (code, 1)
    assert f"{scheme}: " in ended.err
    assert reason in ended.err
