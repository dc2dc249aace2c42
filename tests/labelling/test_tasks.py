import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.errors import BadRecordError
from stance.jsonl import Rejects
from stance.labelling.exports import annotations_of
from stance.labelling.loading import Export
from stance.labelling.tasks import quote_from_data, to_task
from stance.records import Quote, record_fields
from tests.labelling.samples import SCHEME, STUDY, annotation, prediction, quote

# Label Studio's own: its small exports write these over a task's data.
OVERWRITTEN = {"id", "created_at", "updated_at", "annotator", "annotation_id", "lead_time"}

anything = st.text(st.characters(blacklist_categories=()), max_size=40)
offsets = st.integers(0, 10**6)
spans = st.lists(st.tuples(offsets, offsets).map(lambda pair: (min(pair), max(pair))), max_size=3).map(tuple)
maybe = st.none() | anything
quotes = st.builds(
    Quote,
    id=anything.filter(bool),
    article=anything,
    title=maybe,
    date=maybe,
    outlet=maybe,
    url=maybe,
    content=spans,
    cue=spans,
    source=spans,
    statement=st.tuples(offsets, offsets).map(lambda pair: (min(pair), max(pair))),
    text=anything,
    words=anything,
    source_text=anything,
    cue_text=anything,
    context=anything,
    context_start=offsets,
    speaker=maybe,
    actor=anything,
    actors=st.lists(anything, max_size=3).map(tuple),
    kind=anything,
    confidence=st.floats(0, 1),
)


def test_a_task_names_its_quote_study_and_scheme_and_shows_the_quote_marked() -> None:
    data = to_task(quote(), SCHEME, study=STUDY)["data"]
    assert (data["quote_id"], data["study"], data["scheme_digest"]) == ("q1", STUDY, SCHEME.digest)
    assert data["who"].startswith("Actor: Chile")
    assert "[ports/000]" in data["published"]
    assert '<mark class="content">' in data["marked"]


def test_no_key_of_the_data_is_one_that_label_studio_or_a_question_writes_over() -> None:
    keys = to_task(quote(), SCHEME, study=STUDY)["data"].keys()
    assert not keys & (OVERWRITTEN | set(SCHEME.names))
    assert keys <= record_fields(), "a question of a scheme could be named after a key of the data"


def test_without_a_prediction_a_task_has_none() -> None:
    assert to_task(quote(), SCHEME, study=STUDY).keys() == {"data"}
    assert "predictions" not in to_task(quote(), SCHEME, study=STUDY, prediction=prediction(stance=None))


def test_a_blind_task_keeps_the_prediction_where_annotators_do_not_see_it() -> None:
    task = to_task(quote(), SCHEME, study=STUDY, prediction=prediction(stance="concerned"), blind=True)
    assert task.keys() == {"data", "meta"}
    assert task["meta"] == {
        "blind": {"model_version": "starter", "answers": {"stance": "concerned", "sentiment": None}}
    }
    assert task["data"] == to_task(quote(), SCHEME, study=STUDY)["data"]
    assert "meta" not in to_task(quote(), SCHEME, study=STUDY, blind=True)


def test_how_a_quote_was_drawn_and_what_a_reviewer_is_told_go_along() -> None:
    line = quote().to_row() | {"sampling": "random", "review": "stance: concerned by a1", "topic": "ports"}
    data = to_task(quote(), SCHEME, study=STUDY, besides=line)["data"]
    assert (data["sampling"], data["review"]) == ("random", "stance: concerned by a1")
    assert "topic" not in data
    assert quote_from_data(data) == quote()
    assert data.keys() <= record_fields()


def test_a_prediction_gives_the_choice_of_each_question_answered() -> None:
    task = to_task(quote(), SCHEME, study=STUDY, prediction=prediction(stance="concerned", sentiment="negative"))
    (shown,) = task["predictions"]
    assert shown["model_version"] == "starter"
    assert [(each["from_name"], each["to_name"], each["type"], each["value"]) for each in shown["result"]] == [
        ("stance", "context", "choices", {"choices": ["concerned"]}),
        ("sentiment", "context", "choices", {"choices": ["negative"]}),
    ]
    assert len({each["id"] for each in shown["result"]}) == 2


@pytest.mark.parametrize(
    ("answers", "score"),
    [
        ({"stance": "concerned", "sentiment": "negative"}, 0.5),
        ({"stance": "concerned"}, 0.75),
        ({"sentiment": "positive"}, None),
    ],
)
def test_the_score_is_the_least_sure_answer_s(answers: dict[str, str], score: float | None) -> None:
    task = to_task(quote(), SCHEME, study=STUDY, prediction=prediction(**answers))
    assert task["predictions"][0]["score"] == score


def test_the_same_quote_gives_the_same_task() -> None:
    twice = [to_task(quote(), SCHEME, study=STUDY, prediction=prediction(stance="concerned")) for _ in range(2)]
    assert json.dumps(twice[0]) == json.dumps(twice[1])


@given(given_quote=quotes, escaped=st.booleans())
def test_a_quote_comes_back_the_same_through_a_task_and_an_export(*, given_quote: Quote, escaped: bool) -> None:
    task = to_task(given_quote, SCHEME, study=STUDY) | {"annotations": [annotation()]}
    there = json.dumps([task], ensure_ascii=escaped).encode("utf-8", "surrogatepass")
    rejects = Rejects()
    (back,) = annotations_of(Export(Path("export.json"), tuple(json.loads(there))), SCHEME, rejects=rejects)
    assert not rejects.rows
    assert back.quote == given_quote.to_row()


def _without_hash(data: dict[str, Any]) -> None:
    del data["quote_hash"]


def _without_field(data: dict[str, Any]) -> None:
    del data["source_text"]


def _changed(data: dict[str, Any]) -> None:
    data["text"] += " "


def _listed(data: dict[str, Any]) -> None:
    data["quote_id"] = ["q1"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (_without_hash, "lacks 'quote_hash'"),
        (_without_field, "lacks 'source_text'"),
        (_changed, "does not fit its own 'quote_hash'"),
        (_listed, "'quote_id' must be text"),
    ],
)
def test_data_that_was_changed_is_refused(change: Callable[[dict[str, Any]], None], message: str) -> None:
    data = to_task(quote(), SCHEME, study=STUDY)["data"]
    change(data)
    with pytest.raises(BadRecordError, match=message):
        quote_from_data(data)
