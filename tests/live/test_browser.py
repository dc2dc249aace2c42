from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from stance import pipeline
from tests.commands import command
from tests.live.accounts import ANA
from tests.live.browser import LabellingPage, chromium
from tests.live.labelling import tasks_of
from tests.live.quotes import quotes_file
from tests.samples import read_lines

SCHEME = pipeline.read_scheme()
STANCE = SCHEME.questions[0]


@pytest.fixture
def page(live: str) -> Iterator[LabellingPage]:
    with chromium(live) as opened:
        opened.log_in(ANA)
        yield opened


@pytest.fixture
def tasks(
    live: str,  # noqa: ARG001 -- it sets the environment
    ana: Any,
    project: str,
    tiny_model: Path,
    tmp_path: Path,
) -> list[Any]:
    """Twenty pushed quotes, some of them kept blind."""
    ended = command("push", quotes_file(tmp_path, 20), "--project", project, "-m", tiny_model)
    assert ended.code == 0, ended.err
    return tasks_of(ana, project)


def another(stance: str) -> Any:
    """A class that is not the one given."""
    return next(each for each in STANCE.classes if each.name != stance)


def predicted(task: Any) -> list[str]:
    """The model's answers, in the scheme's order."""
    return [region["value"]["choices"][0] for region in task.predictions[0].result]


def test_a_person_sees_the_quote_corrects_the_stance_and_pull_tells_what_they_did(
    page: LabellingPage, tasks: list[Any], project: str, tmp_path: Path
) -> None:
    first, second, *_ = [task for task in tasks if task.predictions]
    blind = next(task for task in tasks if not task.predictions)
    page.open(first)
    data = first.data
    assert page.texts("mark.content") == [data["words"]]
    assert page.texts("mark.source") == [data["source_text"]]
    assert data["actor"] in page.texts(".who")[0]
    stance, sentiment = predicted(first)
    page.wait_for([stance, sentiment])
    correction = another(stance)
    page.press(correction.hotkey)
    page.wait_for([correction.name, sentiment])
    page.submit()

    page.open(second)
    page.wait_for(predicted(second))
    page.submit()

    page.open(blind)
    page.wait_for([])
    page.click(0, "neutral")
    page.click(1, "positive")
    page.wait_for(["neutral", "positive"])
    page.submit()

    output = tmp_path / "annotations.jsonl"
    assert command("pull", "--project", project, "-o", output).code == 0
    lines = {line["id"]: line for line in read_lines(output)}
    told = [
        (line["stance"], line["sentiment"], line["origin"], line["shown"], line["annotator"])
        for line in (lines[task.data["quote_id"]] for task in (first, second, blind))
    ]
    assert told == [
        (correction.name, sentiment, "prediction-changed", True, "a1"),
        (*predicted(second), "prediction", True, "a1"),
        ("neutral", "positive", "manual", False, "a1"),
    ]
    assert all(line["lead_time"] > 0 for line in lines.values())


@pytest.mark.parametrize("darken", [False, True], ids=["light", "dark"])
def test_the_page_reads_well(page: LabellingPage, tasks: list[Any], *, darken: bool) -> None:
    if darken:
        page.darken()
    page.open(next(task for task in tasks if len(task.data["context"]) < 500))
    for question in SCHEME.questions:
        assert question.title in page.texts(".title")
        for each in question.classes:
            assert f"{each.hotkey}{each.name}" in "".join(page.texts(".answer")).replace(" ", "").replace("\n", "")
            assert each.definition in page.texts(".meaning")
    page.page.get_by_text("What is labelled, examples").click()
    page.page.get_by_text(STANCE.rules[0].then).wait_for()
    places = (".who *", ".quote mark.content", ".quote mark.cue", ".quote mark.source", ".legend .cue *", ".meaning")
    weak = {
        place: page.contrast(place)
        for place in (*places, ".answer kbd", ".ant-collapse-header", ".ant-collapse .text *")
    }
    assert {place: ratio for place, ratio in weak.items() if ratio < 4.5} == {}
