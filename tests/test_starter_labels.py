import json
import re
from collections import Counter, defaultdict

import pytest

from stance.near_copies import near_copy_groups
from stance.records import Row
from stance.resources import resource
from stance.scheme import load_scheme

FIELDS = {"schema", "id", "text", "stance", "sentiment", "actor", "source_text", "topic", "register", "batch"}
REGISTERS = {"spoken quote", "communique", "reported speech", "headline", "attitude clause", "verbal act"}


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    lines = resource("labels/starter.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_every_line_has_the_fields_that_the_card_names(rows: list[Row]) -> None:
    assert all(row.keys() == FIELDS for row in rows)
    assert len({row["id"] for row in rows}) == len(rows)


def test_every_answer_is_a_class_of_the_scheme(rows: list[Row]) -> None:
    scheme = load_scheme()
    for row in rows:
        answers = scheme.answers_of(row)
        assert None not in answers.values()
    assert {row["register"] for row in rows} == REGISTERS


def test_the_source_stands_in_the_text(rows: list[Row]) -> None:
    assert [row["id"] for row in rows if not row["source_text"] or row["source_text"] not in row["text"]] == []


def test_there_are_enough_statements_of_each_class_and_enough_actors_and_topics(rows: list[Row]) -> None:
    stances = Counter(row["stance"] for row in rows)
    assert len(rows) >= 2500
    assert min(stances[name] for name in load_scheme().question("stance").class_names) >= 450
    assert len({row["actor"] for row in rows}) >= 80
    assert len({row["topic"] for row in rows}) >= 60


def test_no_two_statements_are_near_copies(rows: list[Row]) -> None:
    assert len(set(near_copy_groups([row["text"] for row in rows]))) == len(rows)


def test_no_opening_of_three_words_makes_up_a_hundredth(rows: list[Row]) -> None:
    openings = Counter(" ".join(re.findall(r"\w+", row["text"].lower())[:3]) for row in rows)
    opening, count = openings.most_common(1)[0]
    assert count < len(rows) / 100, f"{count} statements open with '{opening}'"


def test_no_actor_gives_its_stance_away(rows: list[Row]) -> None:
    by_actor: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        by_actor[row["actor"]][row["stance"]] += 1
    one_sided = {
        actor: dict(counts)
        for actor, counts in by_actor.items()
        if counts.total() >= 10 and max(counts.values()) > 0.6 * counts.total()
    }
    assert one_sided == {}
