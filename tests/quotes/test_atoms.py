import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.quotes.atoms import (
    BITS,
    FIRST_PLACE,
    FIXED,
    NOTHING,
    OTHER,
    PLACES,
    Vocabulary,
    load_vocabulary,
    named,
    number,
    pair,
)

OWN = Vocabulary(["boats", "sank", "that"])
TEXTS = st.sampled_from([*FIXED, "boats", "sank"])


def test_what_code_asks_for_has_the_same_atom_in_every_vocabulary() -> None:
    for vocabulary in (Vocabulary(), OWN, load_vocabulary()):
        assert [vocabulary.atom(text) for text in FIXED] == list(map(named, FIXED))
    assert sorted(map(named, FIXED)) == list(range(1, len(FIXED) + 1))


def test_places_follow_one_another() -> None:
    assert [named(place) - FIRST_PLACE for place in PLACES] == list(range(len(PLACES)))


@pytest.mark.parametrize(("value", "expected"), [(0, "0"), (7, "7"), (-7, "-7"), (48, "48"), (99, "48"), (-99, "-48")])
def test_a_whole_number_has_the_atom_of_the_nearest(value: int, expected: str) -> None:
    assert number(value) == named(expected)


def test_a_string_that_code_does_not_ask_for_has_no_name() -> None:
    with pytest.raises(KeyError, match="boats"):
        named("boats")


@pytest.mark.parametrize(
    ("written", "again"),
    [
        ("", ""),
        ("boats", "boats"),
        ("boats that sank", "boats that sank"),
        ("that that", "that that"),
        ("ships", "?"),
        ("boats ships sank", "boats ? sank"),
    ],
)
def test_a_value_is_written_again_as_it_was_but_for_unknown_strings(written: str, again: str) -> None:
    assert OWN.written(OWN.value(written)) == again


def test_unknown_strings_share_an_atom_and_nothing_is_no_atom() -> None:
    assert OWN.atom("ships") == OWN.atom("carts") == OTHER
    assert OWN.value("") == NOTHING
    assert NOTHING not in {OWN.atom(text) for text in (*FIXED, "boats", "ships")}


@given(st.lists(TEXTS, max_size=3).map(" ".join))
def test_what_was_written_and_read_is_the_same(written: str) -> None:
    assert OWN.written(OWN.value(written)) == written


@given(st.lists(TEXTS.map(OWN.atom), max_size=3))
def test_a_value_that_was_written_is_read_again(atoms: list[int]) -> None:
    value = NOTHING
    for atom in atoms:
        value = pair(value, atom)
    assert OWN.value(OWN.written(value)) == value
    assert value < 1 << 3 * BITS


@given(TEXTS, st.lists(TEXTS, min_size=1, max_size=2))
def test_a_value_followed_by_another_is_both_in_their_order(one: str, others: list[str]) -> None:
    other = " ".join(others)
    assert OWN.written(pair(OWN.value(one), OWN.value(other))) == f"{one} {other}"
    assert pair(NOTHING, OWN.value(other)) == OWN.value(other)


def test_strings_can_be_added_and_those_there_keep_their_atoms() -> None:
    vocabulary = Vocabulary(["boats"])
    before = vocabulary.atom("boats")
    vocabulary.add(["sank", "boats", "sank"])
    assert vocabulary.atom("boats") == before
    assert vocabulary.atom("sank") == before + 1
    assert vocabulary.written(vocabulary.value("boats sank")) == "boats sank"


def test_more_strings_than_can_be_told_apart_are_refused() -> None:
    with pytest.raises(OverflowError, match="131,071 atoms"):
        Vocabulary(map(str, range(1_000_000, 1_000_000 + OTHER)))


def test_the_packaged_vocabulary_is_read_once_and_knows_what_the_weights_speak_of() -> None:
    vocabulary = load_vocabulary()
    assert load_vocabulary() is vocabulary
    assert OTHER not in {vocabulary.atom(text) for text in ("said", "verb:say", "that", ",")}
    assert vocabulary.atom("the boats") == OTHER
