import json
from dataclasses import replace
from typing import Any

import pytest

from stance.errors import BadInputError, UsageError
from stance.labelling.config import label_config
from stance.labelling.merging import Merged, merge
from stance.labelling.tasks import to_task
from stance.labelling.votes import By
from stance.records import Quote
from tests.labelling.answers import answer, answers, said
from tests.labelling.samples import SCHEME, quote

COLUMNS = {"a1": "cssn-", "a2": "csdn-", "a3": "cdnnc"}


def labels(merged: Merged) -> dict[str, tuple[Any, ...]]:
    return {row["id"]: (row["stance"], row["how"]) for row in merged.labels}


def test_each_label_says_how_it_came_about_and_from_whom() -> None:
    merged = merge(answers(**COLUMNS), SCHEME)
    assert labels(merged) == {
        "q0": ("concerned", "unanimous"),
        "q1": ("supportive", "majority"),
        "q3": ("neutral", "unanimous"),
        "q4": ("concerned", "single"),
    }
    second = merged.labels[1]
    assert second["annotators"] == ["a1", "a2", "a3"]
    assert second["votes"] == {"stance": {"supportive": ["a1", "a2"], "condemning": ["a3"]}}
    assert merged.ways == {"unanimous": 2, "majority": 1, "single": 1}


def test_what_is_not_decided_is_to_be_reviewed_with_what_each_said() -> None:
    (row,) = merge(answers(**COLUMNS), SCHEME).disagreements
    assert (row["id"], row["disagreement"]) == ("q2", {"stance": "tie"})
    assert row["votes"] == {"stance": {"supportive": ["a1"], "condemning": ["a2"], "neutral": ["a3"]}}
    assert row["review"] == "stance (tie): supportive by a1; condemning by a2; neutral by a3"


def test_the_skipped_do_not_vote_and_quotes_that_all_skipped_are_counted() -> None:
    skipped = [answer("q0", "a2", None, skipped=True), answer("q9", "a2", None, skipped=True)]
    merged = merge([*answers(a1="c"), *skipped], SCHEME)
    assert (labels(merged), merged.unanswered) == ({"q0": ("concerned", "single")}, 1)
    assert merged.labels[0]["annotators"] == ["a1"]


def test_a_quote_may_have_a_label_for_one_question_and_a_dispute_on_another() -> None:
    given = [
        answer("q1", "a1", None, answers=said("c", "negative")),
        answer("q1", "a2", None, answers=said("c", "neutral")),
    ]
    merged = merge(given, SCHEME)
    (label,), (dispute,) = merged.labels, merged.disagreements
    assert (label["stance"], label["sentiment"], label["how"]) == ("concerned", None, "unanimous")
    assert dispute["disagreement"] == {"sentiment": "tie"}
    assert dispute["review"] == "stance: concerned by a1, a2\nsentiment (tie): negative by a1; neutral by a2"


def test_of_several_questions_the_least_sure_way_is_named() -> None:
    given = [
        answer("q1", "a1", None, answers=said("c", "negative")),
        answer("q1", "a2", None, answers=said("c", "negative")),
        answer("q1", "a3", None, answers=said("c", "neutral")),
        answer("q2", "a1", None, answers=said("c", "negative")),
        answer("q2", "a2", None, answers=said("c")),
    ]
    assert labels(merge(given, SCHEME)) == {"q1": ("concerned", "majority"), "q2": ("concerned", "single")}


def test_by_unanimity_whatever_differs_is_to_be_reviewed() -> None:
    merged = merge(answers(**COLUMNS), SCHEME, by=By.UNANIMITY)
    assert list(labels(merged)) == ["q0", "q3", "q4"]
    assert [row["disagreement"] for row in merged.disagreements] == [{"stance": "not unanimous"}] * 2


def test_dawid_skene_heeds_who_errs_and_keeps_its_probabilities() -> None:
    # a3 and a4 take condemning for concerned; a1 and a2 know.
    columns = {
        "a1": "ccccddddssnn",
        "a2": "ccccddddssnn",
        "a3": "ccccccccssnn",
        "a4": "cccccdccssnn",
        "a5": "-----ccc---",
    }
    merged = merge(answers(**columns), SCHEME, by=By.DAWID_SKENE)
    found = labels(merged)
    assert found["q7"] == ("condemning", "dawid-skene")
    assert found["q0"] == ("concerned", "unanimous")
    posterior = merged.labels[7]["posterior"]["stance"]
    assert sum(posterior.values()) == pytest.approx(1, abs=1e-3)
    assert posterior["condemning"] > 0.8
    assert json.dumps(posterior, allow_nan=False)


def test_dawid_skene_needs_three_annotators() -> None:
    with pytest.raises(BadInputError, match=r"needs 3 annotators or more.*'stance' was answered by 2"):
        merge(answers(a1="cs", a2="cn"), SCHEME, by=By.DAWID_SKENE)


@pytest.mark.parametrize("least", [-0.1, 1.0, 66])
def test_a_share_lies_between_0_and_1(least: float) -> None:
    with pytest.raises(UsageError, match="between 0 and 1"):
        merge(answers(a1="c"), SCHEME, least=least)


def test_a_reviewer_wins_over_a_tie_and_over_all_annotators() -> None:
    merged = merge(answers(**COLUMNS), SCHEME, reviews=answers(r1="n-d"))
    assert labels(merged)["q0"] == ("neutral", "reviewed")
    assert labels(merged)["q2"] == ("condemning", "reviewed")
    assert merged.disagreements == []
    reviewed = merged.labels[2]
    assert (reviewed["annotators"], reviewed["reviewers"]) == (["a1", "a2", "a3"], ["r1"])
    assert reviewed["votes"]["stance"]["condemning"] == ["a2"]


def test_what_a_reviewer_leaves_open_or_skips_stays_as_it_was() -> None:
    given = [
        answer("q1", name, None, answers=said(letter, sentiment))
        for name, letter, sentiment in (("a1", "c", "negative"), ("a2", "d", "neutral"))
    ]
    review = answer("q1", "r1", "d")
    merged = merge(given, SCHEME, reviews=[review])
    assert labels(merged) == {"q1": ("condemning", "reviewed")}
    assert merged.disagreements[0]["disagreement"] == {"sentiment": "tie"}
    skipped = merge(given, SCHEME, reviews=[answer("q1", "r1", None, skipped=True)])
    assert skipped.disagreements[0]["disagreement"] == {"stance": "tie", "sentiment": "tie"}


def test_reviewers_who_differ_leave_it_open() -> None:
    merged = merge(answers(a1="c", a2="d"), SCHEME, reviews=answers(r1="c", r2="n"))
    (row,) = merged.disagreements
    assert row["disagreement"] == {"stance": "reviewers differ"}
    assert row["review"].endswith("concerned by a1; condemning by a2; in review concerned by r1; neutral by r2")


def test_a_quote_that_only_a_reviewer_labelled_is_a_label() -> None:
    merged = merge(answers(a1="c"), SCHEME, reviews=answers(r1="-s"))
    assert labels(merged) == {"q0": ("concerned", "single"), "q1": ("supportive", "reviewed")}
    assert merged.labels[1]["annotators"] == []


def test_how_a_quote_was_drawn_and_what_was_shown_are_carried_through() -> None:
    predicted = {"stance": "neutral", "sentiment": None}
    given = [
        answer("q1", "a1", "c", sampling="random", predicted=predicted),
        answer("q2", "a1", "c", sampling="queue", predicted=predicted, shown=True),
        answer("q2", "a2", "c"),
        answer("q3", "a1", "c"),
    ]
    first, second, third = merge(given, SCHEME).labels
    assert (first["sampling"], first["shown"], first["predicted"], first["study"]) == (
        "random", False, predicted, "ports",
    )  # fmt: skip
    assert (second["sampling"], second["shown"]) == ("queue", True)
    assert third.keys().isdisjoint({"sampling", "shown", "predicted"})


def test_a_disagreement_is_a_quote_whose_task_shows_the_reviewer_what_each_said() -> None:
    given = [replace(each, quote=quote().to_row()) for each in answers(a1="c", a2="d")]
    (row,) = merge(given, SCHEME).disagreements
    task = to_task(Quote.from_row(row), SCHEME, study="ports", besides=row)
    assert task["data"]["review"] == "stance (tie): concerned by a1; condemning by a2"
    assert "$review" in label_config(SCHEME, review=True)


def test_the_fields_of_an_earlier_merge_are_not_taken_for_the_quote_s() -> None:
    (given,) = answers(a1="c")
    given.quote.update(how="majority", votes={}, review="old", disagreement={}, posterior={}, reviewers=["r9"])
    (row,) = merge([given], SCHEME).labels
    assert row["how"] == "single"
    assert row.keys().isdisjoint({"review", "disagreement", "posterior", "reviewers"})
