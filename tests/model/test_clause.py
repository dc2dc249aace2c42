from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.model.clause import CONTENT, CUE, REST, SOURCE, MarkedStatement, mark
from stance.model.masking import ACTOR_MASK
from stance.records import Statement


def statement(text: str, *, actor: str | None = None, source_text: str | None = None) -> Statement:
    return Statement(id="1", text=text, actor=actor, source_text=source_text)


def of(marked: MarkedStatement, role: str) -> str:
    return " ".join(word for word, found in zip(marked.words, marked.roles, strict=True) if found == role)


def peruvian(actor: str) -> Sequence[str]:
    return ("Peru", "Peruvian", "Lima") if actor == "Peru" else (actor,)


def test_spans_are_taken_as_they_are() -> None:
    text = "Oslo waits, but Lima said it would pay."
    marked = mark(Statement(id="1", text=text, source=((16, 20),), cue=((21, 25),), content=((26, 38),)))
    assert (of(marked, SOURCE), of(marked, CUE), of(marked, CONTENT)) == (ACTOR_MASK, "said", "it would pay")
    assert of(marked, REST) == "oslo waits , but ."
    assert marked.found_by == "spans"


def test_the_source_text_is_found_and_its_cue_beside_it() -> None:
    marked = mark(statement("The harvest failed, the ministry said on Friday.", source_text="the ministry"))
    assert (of(marked, CUE), of(marked, CONTENT)) == ("said", "the harvest failed , on _time_ .")
    assert marked.found_by == "source_text"


def test_without_a_source_text_the_actors_names_are_found_and_widened_to_their_phrase() -> None:
    marked = mark(statement("The Peruvian navy has rejected the claim.", actor="Peru"), aliases=peruvian)
    assert of(marked, SOURCE) == " ".join([ACTOR_MASK] * 3)
    assert (of(marked, CUE), of(marked, CONTENT)) == ("has rejected", "the claim .")
    assert marked.found_by == "alias"


def test_where_nothing_is_found_the_whole_text_is_content_and_unmasked() -> None:
    marked = mark(statement("The harvest failed.", actor="Peru"), aliases=peruvian)
    assert set(marked.roles) == {CONTENT}
    assert (marked.found_by, marked.is_masked) == ("nothing", False)


def test_a_source_text_that_is_not_there_gives_way_to_the_names() -> None:
    marked = mark(statement("Lima wept.", actor="Peru", source_text="the minister"), aliases=peruvian)
    assert marked.found_by == "alias"


def test_a_source_text_that_opens_the_sentence_is_found_under_its_capital() -> None:
    marked = mark(statement("The court adjourned.", source_text="the court"))
    assert (marked.found_by, of(marked, CUE)) == ("source_text", "adjourned")


def test_the_mention_that_has_a_verb_is_the_speaker() -> None:
    marked = mark(statement("In talks with Lima on Monday, Oslo said that Lima denied it.", source_text="Lima"))
    assert of(marked, CUE) == "denied"


@pytest.mark.parametrize(
    ("text", "source_text", "rest"),
    [
        ("Lima backed the plan, while Oslo rejected it.", "Lima", "while _name_ rejected it ."),
        ("Lima backed the plan, while Oslo rejected it.", "Oslo", "lima backed the plan ,"),
        ("Lima backed the plan. Oslo condemned it.", "Lima", "oslo condemned it ."),
        ("Lima backed the plan and praised it.", "Lima", ""),
        ("Lima backed the plan, but feared its cost.", "Lima", ""),
        ("“We wait,” Lima said. “And Oslo said nothing.”", "Lima", ""),
        ("Lima said Oslo condemned it.", "Lima", ""),
    ],
)
def test_another_speakers_clause_is_rest_and_ones_own_second_verb_is_not(
    text: str, source_text: str, rest: str
) -> None:
    assert of(mark(statement(text, source_text=source_text)), REST) == rest


def test_every_mention_of_the_actor_is_masked() -> None:
    marked = mark(statement("Lima said Peruvian ships had left Peru.", actor="Peru"), aliases=peruvian)
    assert marked.words == [ACTOR_MASK, "said", ACTOR_MASK, "ships", "had", "left", ACTOR_MASK, "."]
    assert marked.is_masked


def test_swapping_the_actors_name_changes_nothing() -> None:
    one = mark(statement("On Friday Lima said the vote was fair.", source_text="Lima"))
    other = mark(statement("On Friday Suva said the vote was fair.", source_text="Suva"))
    assert one == other


@given(st.text(max_size=80), st.text(max_size=6), st.text(max_size=6))
def test_any_text_is_marked_token_by_token(text: str, source_text: str, actor: str) -> None:
    marked = mark(statement(text, actor=actor, source_text=source_text))
    assert len(marked.words) == len(marked.roles) == len(marked.quoted)
    assert set(marked.roles) <= {SOURCE, CUE, CONTENT, REST}


@given(st.lists(st.sampled_from('Lima Oslo said condemned while , . " “ ” and who , by in ( )'.split()), max_size=14))
def test_any_order_of_reporting_words_is_marked(words: list[str]) -> None:
    marked = mark(statement(" ".join(words), actor="Lima"))
    assert ("Lima" in words) == marked.is_masked
