import pytest

import stance.quotes.sorts
from stance.quotes.sorts import sorts_of

BITS = {name: value for name, value in vars(stance.quotes.sorts).items() if name.isupper() and isinstance(value, int)}


def asked(kind: str) -> set[str]:
    return {name for name, bit in BITS.items() if sorts_of(kind) & bit}


def test_every_question_has_a_bit_of_its_own() -> None:
    assert sorted(BITS.values()) == [1 << at for at in range(len(BITS))]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("that", {"OPENER", "OPENED", "CLAUSE_EDGE", "BEFORE_PHRASE"}),
        (",", {"OPENER", "BOUNDS_CONTENT", "CLOSING", "CLAUSE_EDGE", "BEFORE_PHRASE", "ENDS_ATTITUDE"}),
        ("be", {"FINITE_VERB", "VERB", "BEFORE_PHRASE", "ANY_VERB"}),
        ("verb:say", {"VERB", "FULL_VERB", "ANY_VERB", "NO_POSSESSOR"}),
        ("verb:believe", {"VERB", "FULL_VERB", "ANY_VERB"}),
        ("-ed", {"FULL_VERB", "ANY_VERB"}),
        ("past", {"FULL_VERB", "ANY_VERB"}),
        ("noun:say", {"REPORTING_NOUN"}),
        ("noun:believe", {"REPORTING_NOUN"}),
        ("adjective:attitude", {"ATTITUDE"}),
        ("name", {"ACTING"}),
        ("first", set()),
        ("pronoun", {"OPENED", "ACTING", "FIRST_WORD"}),
        ("determiner", {"OPENED", "DETERMINES", "FIRST_WORD"}),
        ("possessive", {"OPENED", "DETERMINES", "FIRST_WORD"}),
        ("preposition", {"OPENER", "PLACING", "BEFORE_PHRASE", "NO_POSSESSOR"}),
        ("by", {"OPENER", "PLACING", "BEFORE_PHRASE"}),
        ("time", {"BOUNDS_CONTENT", "ENDS_ATTITUDE"}),
        (".", {"BOUNDS_CONTENT", "CLOSING", "ENDS_ATTITUDE"}),
        ('"', {"OPENER", "BOUNDS_CONTENT", "CLOSING", "BEFORE_PHRASE"}),
        ("word", set()),
        ("-ing", {"OPENED"}),
        ("number", set()),
    ],
)
def test_classes_are_asked_about(kind: str, expected: set[str]) -> None:
    assert asked(kind) == expected
