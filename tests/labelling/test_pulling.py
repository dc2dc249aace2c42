from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from stance.labelling.exports import annotations_of
from stance.labelling.loading import Export
from stance.labelling.pulling import Fetched, fetch, in_place
from stance.labelling.tasks import to_task
from stance.places import Rejects
from stance.records import Row
from tests.labelling.fake_server import ANA, BEN, FakeServer
from tests.labelling.samples import SCHEME, STUDY, quote


class Study:
    """A project of six quotes, and what was pulled of it."""

    def __init__(self) -> None:
        self.server = FakeServer()
        self.project = self.server.create_project(title="ports", description="", config="", annotators=1)
        self.numbers = [self._sent(number) for number in range(6)]

    def _sent(self, number: int) -> int:
        return self.server.put(self.project.number, to_task(quote(id=f"q{number}"), SCHEME, study=STUDY))

    def fetched(self, old: Sequence[Row]) -> Fetched:
        self.server.asked.clear()
        return fetch(self.server, self.project, old, watch=lambda items, _: items)

    def pulled(self, old: Sequence[Row] = ()) -> list[Row]:
        found = self.fetched(old)
        return in_place([*found.still_true(old), *lines(found.tasks)])


def lines(tasks: Sequence[Row]) -> list[Row]:
    export = Export(Path("ports"), tuple(tasks))
    found = annotations_of(export, SCHEME, annotators={ANA: "a1", BEN: "a2"}, rejects=Rejects())
    return [each.to_row() for each in found]


@pytest.fixture
def study() -> Study:
    made = Study()
    for number in made.numbers[:4]:
        made.server.answer(number, "concerned")
    made.server.answer(made.numbers[0], "neutral", by=BEN)
    return made


def answers(rows: Sequence[Row]) -> dict[tuple[str, str], Any]:
    return {(row["id"], row["annotator"]): row["stance"] for row in rows}


def test_the_first_pull_brings_all(study: Study) -> None:
    assert answers(study.pulled()) == {
        ("q0", "a1"): "concerned",
        ("q0", "a2"): "neutral",
        ("q1", "a1"): "concerned",
        ("q2", "a1"): "concerned",
        ("q3", "a1"): "concerned",
    }


def test_a_second_pull_fetches_the_newest_alone_and_changes_nothing(study: Study) -> None:
    first = study.pulled()
    assert study.pulled(first) == first
    assert (study.server.asked["everything"], study.server.asked["tasks"]) == (0, 1)
    assert len(study.fetched(first).tasks) == 1


def changed_mind(study: Study) -> None:
    study.server.answer(study.numbers[1], "supportive")


def skipped(study: Study) -> None:
    study.server.answer(study.numbers[1], None)


def newly_answered(study: Study) -> None:
    study.server.answer(study.numbers[5], "neutral", by=BEN)


def taken_back(study: Study) -> None:
    study.server.take_back(study.numbers[1])


def task_removed(study: Study) -> None:
    del study.server.rows[study.numbers[2]]


def lost_unnoticed(study: Study) -> None:
    study.server.rows[study.numbers[0]]["annotations"].pop()


def newest_removed(study: Study) -> None:
    del study.server.rows[study.numbers[0]]


@pytest.mark.parametrize(
    "change",
    [changed_mind, skipped, newly_answered, taken_back, task_removed, lost_unnoticed, newest_removed],
)
def test_a_second_pull_brings_what_a_fresh_one_would(change: Any, study: Study) -> None:
    first = study.pulled()
    change(study)
    second = study.pulled(first)
    assert study.server.asked["everything"] == 0
    assert second == study.pulled()
    assert answers(second) != answers(first)


def test_an_answer_that_could_not_be_read_is_fetched_again(study: Study) -> None:
    first = [row for row in study.pulled() if row["id"] != "q2"]
    assert {task["data"]["quote_id"] for task in study.fetched(first).tasks} >= {"q2"}


def test_what_an_older_stance_pulled_without_times_is_fetched_anew(study: Study) -> None:
    study.pulled([{**row, "updated": None} for row in study.pulled()])
    assert study.server.asked["everything"] == 1


def test_where_much_has_changed_all_is_fetched(study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stance.labelling.pulling._MANY", 1)
    first = study.pulled()
    study.server.answer(study.numbers[2], "neutral")
    study.server.answer(study.numbers[3], "neutral")
    assert study.pulled(first) == study.pulled()
    assert study.server.asked["everything"] == 1


def test_lines_stand_in_the_order_of_the_articles_and_of_the_annotators() -> None:
    rows = [
        {"id": "q1", "article": article, "statement": [start, start + 5], "annotator": name}
        for article in ("b", "a")
        for start in (100, 9)
        for name in ("a10", "a2")
    ]
    places = [(row["article"], row["statement"][0], row["annotator"]) for row in in_place(rows)]
    assert places == [(article, start, name) for article in "ab" for start in (9, 100) for name in ("a2", "a10")]
