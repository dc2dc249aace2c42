from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.labelling.overlaps import LEAST_OVERLAP
from stance.labelling.relinking import Reason, Unlinked, relink
from stance.records import Quote, Row
from tests.labelling.quoting import ARTICLE, bare, label, placed
from tests.quotes.samples import quotes_of

SURVEY = "promised a second survey before winter"
OLD = placed("a second survey before winter", SURVEY)
CUT = placed("a second survey", SURVEY)
REPAIRS = "Chile welcomed the repairs"


def carried(row: Row, *quotes: Quote) -> Row:
    relinked = relink([row], quotes)
    assert relinked.unlinked == []
    (found,) = relinked.carried
    return found


def left(row: Row, *quotes: Quote) -> Unlinked:
    relinked = relink([row], quotes)
    assert relinked.carried == []
    (found,) = relinked.unlinked
    assert relinked.reasons == {found.reason: 1}
    return found


def test_a_label_takes_the_quotes_fields_and_keeps_its_own() -> None:
    row = label(OLD, annotators=["a1", "a2"], sampling={"probability": 0.5}, note="see page 3")
    assert carried(row, CUT) == {
        **row,
        **CUT.to_row(),
        "relinked_from": OLD.id,
        "overlap": 0.52,
    }


def test_what_is_unchanged_is_carried_whole() -> None:
    assert carried(label(OLD), CUT, OLD) == {**label(OLD), "relinked_from": OLD.id, "overlap": 1.0}


def test_one_id_with_other_words_is_not_unchanged() -> None:
    assert carried(label(OLD, words="anything else"), CUT)["overlap"] == 0.52
    other = placed("Nobody else came", id=OLD.id)
    assert left(label(OLD), other).reason is Reason.APART


def test_what_is_known_of_the_article_stays_where_the_quote_does_not_know() -> None:
    found = carried(
        label(OLD, date="2025-03-04", outlet="Weir Mail", speaker="Ana Ruiz"), placed(SURVEY, date="2025-03-05")
    )
    assert (found["date"], found["outlet"], found["speaker"]) == ("2025-03-05", "Weir Mail", None)


def test_a_label_of_ones_own_becomes_a_label_of_the_quote() -> None:
    found = carried({"text": f"It {SURVEY}.", "stance": "neutral", "actor": "Chile"}, placed(SURVEY))
    assert (found["id"], found["article"], found["stance"]) == (placed(SURVEY).id, "weir", "neutral")
    assert len(found["relinked_from"]) == 16


def test_all_lines_of_one_label_go_together() -> None:
    rows = [label(OLD, annotator=name, stance=stance) for name, stance in (("a1", "neutral"), ("a2", "concerned"))]
    relinked = relink(rows, [CUT])
    assert [(row["id"], row["annotator"], row["stance"]) for row in relinked.carried] == [
        (CUT.id, "a1", "neutral"),
        (CUT.id, "a2", "concerned"),
    ]


def test_a_quote_takes_the_nearest_label() -> None:
    rows = [label(placed("survey before", SURVEY)), label(OLD)]
    quote = placed("a second survey before", SURVEY)
    relinked = relink(rows, [quote])
    assert [row["relinked_from"] for row in relinked.carried] == [OLD.id]
    (unlinked,) = relinked.unlinked
    assert (unlinked.reason, unlinked.nearest) == (Reason.TAKEN, quote.id)
    assert unlinked.detail == f"quote {quote.id} overlaps by 0.63 but went to the label {OLD.id}."


def test_a_label_whose_quote_is_taken_goes_to_the_next() -> None:
    rows = [label(placed("a second survey before", SURVEY)), label(OLD)]
    relinked = relink(rows, [OLD, CUT])
    assert [(row["relinked_from"], row["id"]) for row in relinked.carried] == [
        (rows[0]["id"], CUT.id),
        (OLD.id, OLD.id),
    ]


def test_of_equals_the_first_in_the_text_goes_first() -> None:
    moved = "It rained.\n\n" + ARTICLE
    before = [placed(REPAIRS), placed(REPAIRS, after=ARTICLE.rindex(REPAIRS))]
    after = [placed(REPAIRS, text=moved), placed(REPAIRS, text=moved, after=moved.rindex(REPAIRS))]
    relinked = relink([label(quote) for quote in reversed(before)], list(reversed(after)))
    assert [row["content"][0][0] for row in relinked.carried] == [quote.content[0][0] for quote in reversed(after)]


@pytest.mark.parametrize(
    ("old", "new", "linked"),
    [
        ("Chile", "Chile", True),
        ("unknown", "unknown", True),
        ("unknown", "Chile", True),
        (None, "Chile", True),
        ("", "Chile", True),
        ("Chile", "unknown", False),
        ("Chile", "Peru", False),
    ],
)
def test_a_quote_must_have_the_labels_actor(old: str | None, new: str, *, linked: bool) -> None:
    for quote in (placed(SURVEY, SURVEY, actor=new), placed("a second survey before winter", SURVEY, actor=new)):
        relinked = relink([label(OLD, actor=old)], [quote])
        assert [row["actor"] for row in relinked.carried] == [new] * linked
        assert [each.reason for each in relinked.unlinked] == [Reason.OTHER_ACTOR] * (not linked)


@pytest.mark.parametrize(
    ("row", "quotes", "reason", "detail"),
    [
        (label(OLD, article="lock"), [OLD], Reason.GONE, "no quote is of the article 'lock'."),
        (label(OLD), [], Reason.GONE, "no quote is of the article 'weir'."),
        (bare(label(OLD), "article", "id"), [], Reason.APART, "no quote overlaps with it."),
        (label(OLD), [placed("Nobody else came")], Reason.APART, "no quote overlaps with it."),
        (label(OLD), [placed("winter", SURVEY, id="q")], Reason.LITTLE, "quote q overlaps by 0.24, under 0.5."),
        (
            label(OLD),
            [placed("a second survey", SURVEY, id="q", actor="Peru"), placed("winter", SURVEY)],
            Reason.OTHER_ACTOR,
            "quote q overlaps by 0.52 but its actor is 'Peru', not 'Chile'.",
        ),
    ],
)
def test_what_is_not_carried_is_told_with_its_reason(
    row: Row, quotes: list[Quote], reason: Reason, detail: str
) -> None:
    found = left(row, *quotes)
    assert (found.reason, found.detail) == (reason, detail)
    assert found.to_row() == {**row, "unlinked": detail, "nearest": found.nearest}


def test_what_was_left_once_can_be_carried_later() -> None:
    row = left(label(OLD), placed("winter", SURVEY)).to_row()
    assert carried(row, CUT) == carried(label(OLD), CUT)


@pytest.mark.parametrize(
    ("new", "target"), [("a second survey", [[12, 27]]), ("a second survey before winter", [[12, 27]])]
)
def test_a_target_moves_with_its_text(new: str, target: list[list[int]]) -> None:
    start = OLD.statement[0]
    row = label(OLD, target=[[first + start, last + start] for first, last in target])
    moved = placed(new, SURVEY, text="It rained.\n\n" + ARTICLE)
    by = moved.statement[0]
    assert carried(row, moved)["target"] == [[first + by, last + by] for first, last in target]


def test_a_target_is_dropped_where_the_text_is_another() -> None:
    row = label(OLD, target=[[OLD.statement[0], OLD.statement[0] + 8]])
    assert carried(row, placed("a second survey before winter"))["target"] == []


def test_just_enough_is_enough() -> None:
    half = carried(label(placed("second survey before", SURVEY)), placed("survey before winter", SURVEY))
    assert half["overlap"] == LEAST_OVERLAP


PIECES = (
    "Denmark condemned the delay. ",
    "“We wait,” Ada Hale said. ",
    "Norway said that it was late. ",
    "It rained.\n\n",
    "She said so. ",
)
NEWS = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)
MORE: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {"stance": st.sampled_from(["neutral", None])}, optional={"annotator": st.just("a1"), "note": st.text(max_size=5)}
)


@given(NEWS, st.lists(MORE, min_size=1, max_size=3), st.randoms(use_true_random=False))
def test_labels_relinked_to_their_own_quotes_are_as_they_were(text: str, more: list[dict[str, Any]], draw: Any) -> None:
    quotes = quotes_of(text)
    rows = [quote.to_row() | each for quote in quotes for each in more]
    draw.shuffle(rows)
    draw.shuffle(quotes)
    relinked = relink(rows, quotes)
    assert relinked.unlinked == []
    assert relinked.carried == [{**row, "relinked_from": row["id"], "overlap": 1.0} for row in rows]


@given(NEWS, NEWS)
def test_every_label_is_carried_once_or_left_and_no_quote_is_given_twice(before: str, after: str) -> None:
    rows = [label(quote) for quote in quotes_of(before)]
    relinked = relink(rows, quotes_of(after))
    assert len(relinked.carried) + len(relinked.unlinked) == len(rows)
    assert len({row["id"] for row in relinked.carried}) == len(relinked.carried)
    assert all(LEAST_OVERLAP <= row["overlap"] <= 1 for row in relinked.carried)
    old = {row["id"]: row for row in rows}
    assert all(old[row["relinked_from"]]["actor"] in {row["actor"], "unknown"} for row in relinked.carried)
