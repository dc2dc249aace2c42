from collections.abc import Mapping

import pytest

from stance.labelling.audit import Doubt, Reason, contradictions, disputes, misspellings, suspects
from stance.names import load_gazetteer
from stance.places import Place
from stance.records import Label, Prediction, Statement
from tests.labelling.samples import SCHEME

TEXT = "The mayor of the harbour town said on Monday that the new tolls for small boats were a disgrace to the shore."
OTHER = "Chile welcomed the plan for a joint survey."


def label(stance: str | None, text: str = TEXT, *, actor: str = "Peru", sentiment: str | None = None) -> Label:
    statement = Statement.from_row({"text": text, "actor": actor})
    return Label(statement=statement, answers={"stance": stance, "sentiment": sentiment})


def places(labels: list[Label]) -> list[Place]:
    return [Place("labels.jsonl", line) for line in range(1, len(labels) + 1)]


def found(labels: list[Label]) -> list[tuple[int, str, str, str | None]]:
    doubts = contradictions(labels, SCHEME, places=places(labels))
    return [(each.line, each.question, each.given, each.instead) for each in doubts]


def prediction(label: Label, **stance: float) -> Prediction:
    return Prediction(statement=label.statement, answers={}, probabilities={"stance": stance}, model="fold")


def test_the_label_that_most_copies_contradict_is_doubted() -> None:
    labels = [
        label("condemning"),
        label("neutral"),
        label("condemning", f"{TEXT[:-1]} again."),
        label("neutral", OTHER),
    ]
    (doubt,) = contradictions(labels, SCHEME, places=places(labels))
    assert (doubt.line, doubt.given, doubt.instead) == (1, "neutral", "condemning")
    assert doubt.detail == "labels.jsonl:1 says 'condemning' of nearly the same text."


def test_where_copies_are_divided_evenly_all_are_doubted() -> None:
    labels = [label("condemning"), label("neutral")]
    assert found(labels) == [(0, "stance", "condemning", None), (1, "stance", "neutral", None)]
    details = [each.detail for each in contradictions(labels, SCHEME, places=places(labels))]
    assert [detail.split(" ")[0] for detail in details] == ["labels.jsonl:2", "labels.jsonl:1"]


@pytest.mark.parametrize(
    "labels",
    [
        [label("condemning"), label("condemning")],
        [label("condemning"), label(None)],
        [label("condemning"), label("neutral", actor="Chile")],
        [label("condemning"), label("neutral", OTHER)],
        [],
    ],
)
def test_copies_that_agree_and_other_texts_or_actors_are_not(labels: list[Label]) -> None:
    assert found(labels) == []


def test_each_question_is_looked_at() -> None:
    labels = [label("neutral", sentiment="negative"), label("neutral", sentiment="positive")]
    assert [question for _, question, _, _ in found(labels)] == ["sentiment", "sentiment"]


def test_what_a_model_disputes_is_doubted_with_both_probabilities() -> None:
    answers = ["concerned", "concerned", "concerned", "neutral", "neutral", None]
    labels = [label(answer, f"Statement {number}.") for number, answer in enumerate(answers)]
    odds = [0.9, 0.8, 0.1, 0.2, 0.1]
    predictions: Mapping[int, Prediction] = {
        line: prediction(labels[line], concerned=odd, neutral=1 - odd) for line, odd in enumerate(odds)
    }
    (doubt,) = disputes(labels, predictions, SCHEME)
    assert (doubt.line, doubt.reason, doubt.given, doubt.instead) == (2, Reason.MODEL, "concerned", "neutral")
    assert doubt.detail == "a model that has not seen it gives this a probability of 0.10, the other 0.90."
    assert doubt.weight == pytest.approx(0.9)


def test_actors_written_two_ways_are_doubted_line_by_line() -> None:
    labels = [label("neutral", actor=actor) for actor in ("United States", "USA", "Chile", "USA")]
    doubts = list(misspellings(labels, load_gazetteer()))
    assert [(each.line, each.question, each.instead) for each in doubts] == [
        (1, "actor", "United States"),
        (3, "actor", "United States"),
    ]
    assert doubts[0].detail == "'USA' and 'United States' seem to be one actor."


def test_suspects_keep_their_line_and_the_gravest_comes_first() -> None:
    labels = [label("neutral", f"Statement {number}.") for number in range(4)]

    def doubt(line: int, reason: Reason, weight: float = 0.0, instead: str | None = "concerned") -> Doubt:
        return Doubt(
            line=line, reason=reason, question="stance", given="neutral", instead=instead, detail="Why.", weight=weight
        )

    doubts = [
        doubt(3, Reason.ACTOR),
        doubt(1, Reason.MODEL, 0.2),
        doubt(2, Reason.MODEL, 0.9),
        doubt(1, Reason.ACTOR, instead=None),
        doubt(0, Reason.COPIES),
    ]
    rows = suspects(labels, doubts, places=places(labels))
    assert [row["place"] for row in rows] == [f"labels.jsonl:{line}" for line in (1, 3, 2, 4)]
    twice = rows[2]
    assert (twice["text"], twice["stance"], twice["actor"]) == ("Statement 1.", "neutral", "Peru")
    assert [each["reason"] for each in twice["doubts"]] == ["the model disagrees", "actor written two ways"]
    assert twice["review"] == (
        "stance: labelled 'neutral', perhaps 'concerned'; Why.\nstance: labelled 'neutral'; Why."
    )
