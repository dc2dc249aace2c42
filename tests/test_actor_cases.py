"""Who stands behind a mention, on cases of our own: the data hold together, and the figures keep their floors."""

import datetime as dt
import importlib.util
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from stance.records import UNKNOWN_ACTOR

ROOT = Path(__file__).parents[1]
RIGHT = {"actors": 0.95, "antecedents": 0.85}
WRONG_COUNTRY = 0.02
FEWEST = {"actors": 340, "antecedents": 130}
FIELDS = {"actors": set(), "antecedents": {"speaker"}}
KINDS = {
    "actors": {
        *("ambiguous name", "armed group", "bank or court", "body", "both sides", "capital", "company", "demonym"),
        *("embassy", "georgia", "head over time", "joint", "media", "metonym", "ministry", "nameless", "namesakes"),
        *("north and south", "not a country", "official", "party", "role noun", "spokesperson", "surname"),
    },
    "antecedents": {"pronoun", "role noun", "surname", "group pronoun", "relative", "possessive"},
}


@pytest.fixture(scope="module")
def benchmark() -> ModuleType:
    found = importlib.util.spec_from_file_location("actor_cases", ROOT / "benchmarks" / "actors.py")
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    sys.modules[found.name] = module  # dataclasses look their module up
    found.loader.exec_module(module)
    return module


@pytest.fixture(params=sorted(RIGHT))
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def cases(benchmark: ModuleType, name: str) -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = benchmark.read_cases(name)
    return read


def test_every_case_has_the_fields_that_the_card_names(cases: list[dict[str, Any]], name: str) -> None:
    wanted = {"id", "kind", "date", "text", "mention", "at", "actor", "actors", "line"} | FIELDS[name]
    assert [case["id"] for case in cases if case.keys() - {"note"} != wanted] == []
    assert all(dt.date.fromisoformat(case["date"]) for case in cases)


def test_the_mention_stands_where_the_case_says(cases: list[dict[str, Any]]) -> None:
    ends = {case["id"]: case["at"] + len(case["mention"]) for case in cases}
    assert [case["id"] for case in cases if case["text"][case["at"] : ends[case["id"]]] != case["mention"]] == []


def test_no_id_and_no_question_comes_twice(cases: list[dict[str, Any]]) -> None:
    assert len({case["id"] for case in cases}) == len(cases)
    assert len({(case["text"], case["at"]) for case in cases}) == len(cases)


def test_the_actor_is_the_first_of_the_actors(cases: list[dict[str, Any]]) -> None:
    assert [case["id"] for case in cases if (case["actors"] or [UNKNOWN_ACTOR])[0] != case["actor"]] == []


def test_there_are_enough_cases_of_each_kind(cases: list[dict[str, Any]], name: str) -> None:
    kinds = Counter(case["kind"] for case in cases)
    assert len(cases) >= FEWEST[name]
    assert set(kinds) == KINDS[name]
    assert min(kinds.values()) >= 12


def test_the_card_counts_what_is_there(cases: list[dict[str, Any]], name: str) -> None:
    card = (ROOT / "benchmarks" / "data" / "README.md").read_text(encoding="utf-8")
    assert f"| `{name}.jsonl` | {len(cases)} |" in card
    for kind, count in Counter(case["kind"] for case in cases).items():
        assert f"| {kind} | {count} |" in card or f"{kind} {count}" in card, kind


def test_sixty_mentions_stand_for_nobody(benchmark: ModuleType) -> None:
    assert sum(case["actor"] == UNKNOWN_ACTOR for case in benchmark.read_cases("actors")) >= 60


def test_the_right_actor_is_found(benchmark: ModuleType, name: str) -> None:
    scores = benchmark.scores(benchmark.answers_of(name))
    assert scores["hits"] >= RIGHT[name] * scores["n"], scores


def test_a_country_is_hardly_ever_named_where_none_is_right(benchmark: ModuleType) -> None:
    scores = benchmark.scores(benchmark.answers_of("actors"))
    assert scores["wrong country"]["value"] <= WRONG_COUNTRY, scores
