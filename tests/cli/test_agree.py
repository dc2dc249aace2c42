import json
from pathlib import Path

import pytest

from tests.commands import command
from tests.labelling.answers import answer, answers
from tests.samples import write_lines


@pytest.fixture
def annotations(tmp_path: Path) -> Path:
    predicted = {"stance": "concerned", "sentiment": None}
    shown = [answer(f"p{number}", "a1", "c", predicted=predicted, shown=number > 1) for number in range(4)]
    given = [*answers(a1="cssn", a2="csdn"), answer("q9", "a2", None, skipped=True), *shown]
    return write_lines(tmp_path / "annotations.jsonl", [each.to_row() for each in given])


def test_the_figures_come_on_the_screen(annotations: Path) -> None:
    ended = command("agree", annotations)
    assert ended.code == 0
    assert ended.said == ["9 quotes; answered by a1 8 (and 0 skipped), a2 4 (and 1 skipped)"]
    lines = [line.split() for line in ended.out.splitlines()]
    (every,) = (line for line in lines if line[:2] == ["all", "4"])
    assert every[2] == "0.75"
    assert ["stance", "by", "pair"] in lines
    assert any(line[:3] == ["a1", "a2", "4"] for line in lines)
    assert ["stance:", "pull", "of", "the", "pre-annotation"] in lines


def test_what_is_undefined_is_told_with_the_reason(annotations: Path) -> None:
    out = command("agree", annotations).out
    assert "undefined" in out
    assert "no quote has two answers" in out, "nobody answered the second question"


def test_no_line_is_wider_than_a_terminal(annotations: Path) -> None:
    assert max(map(len, command("agree", annotations).out.splitlines())) <= 80


def test_all_figures_go_to_a_file(annotations: Path, tmp_path: Path) -> None:
    output = tmp_path / "agreement.json"
    assert command("agree", annotations, "-o", output, "--seed", 3).code == 0
    stance = json.loads(output.read_text(encoding="utf-8"))["questions"]["stance"]
    assert stance["overall"]["percent_agreement"]["value"] == 0.75
    assert stance["pull"]["blind"] == {"n": 2, "value": 1.0, "low": None, "high": None}


def test_with_json_on_standard_output_the_tables_go_to_standard_error(annotations: Path) -> None:
    ended = command("agree", annotations, "-o", "-")
    assert json.loads(ended.out)["quotes"] == 9
    assert "stance by pair" in ended.err


def test_a_bad_line_is_told_and_gives_the_exit_code(annotations: Path) -> None:
    annotations.write_text(annotations.read_text(encoding="utf-8") + '{"id": "q1"}\n', encoding="utf-8")
    ended = command("agree", annotations)
    assert (ended.code, ended.said[-1]) == (3, "1 rejected")
    assert command("agree", annotations, "--strict").code == 3
