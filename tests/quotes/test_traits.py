import pytest
from hypothesis import given
from hypothesis import strategies as st

import stance.quotes.traits
from stance.quotes.traits import traits_of

BITS = {name: value for name, value in vars(stance.quotes.traits).items() if name.isupper() and isinstance(value, int)}
BITS = {name: value for name, value in BITS.items() if not name.startswith("_")}


def has(text: str, *, can_report: bool = False) -> set[str]:
    found = traits_of(text, text.lower(), can_report=can_report)
    return {name for name, bit in BITS.items() if found & bit}


def test_every_question_has_a_bit_of_its_own_and_all_fit_in_a_machine_word() -> None:
    assert sorted(BITS.values()) == [1 << at for at in range(len(BITS))]
    assert len(BITS) < 63


@pytest.mark.parametrize(
    ("trait", "hits", "refusals"),
    [
        ("CAPITAL", "Oslo NATO İzmir", "oslo 5 ( eBay"),
        ("LETTER", "oslo Oslo é ß", "5 ( “ '"),
        ("LETTER_OR_FIGURE", "oslo 5 5th", "( “ –"),
        ("SMALL", "oslo d-ore", "Oslo eBay 5 ("),
        ("FIGURES", "5 2024", "5th 5.5 five (5"),
        ("YEAR", "2024 1999", "54 5 20245 2024s"),
        ("AGE", "54 5", "2024 540 five"),
        ("ENDS_IN_S", "boats BOATS 's press", "boat 5"),
        ("ENDS_IN_SMALL_S", "boats 's", "BOATS boat"),
        ("PLURAL_ENDING", "boats Boats bus", "press 's ministry's boat"),
        ("ENDS_IN_ED", "warned WARNED red", "warn says"),
        ("ENDS_IN_ING", "adding King", "added"),
        ("ADVERB", "quickly also", "boat the"),
        ("OPENING_ADVERB", "also", "both boat"),
        ("AUXILIARIES", "has would is", "said the"),
        ("COORDINATOR", "and but", "the that"),
        ("PREPOSITION", "of amid Of", "the and"),
        ("SUBORDINATOR", "because while", "the and"),
        ("TIME", "monday Monday later", "boat"),
        ("DETERMINER", "the every", "boat of"),
        ("SUBJECT_PRONOUN", "he they I", "him boat"),
        ("POSSESSIVE", "his their Her", "he the"),
        ("STOP", ", ; ( ? ... –", "“ and boat"),
        ("MARK", "“ ” \" '' «", ", ( boat"),
        ("OUTSIDE", "because has “", "the of , boat"),
        ("ENDS_PHRASE", "because has “ , but adding Monday", "the of march boat"),
        ("RELATIVE", "who whose which that", "what boat"),
        ("RELATIVE_SUBJECT", "who which", "that whose"),
        ("PLACED", "on in through", "of with"),
        ("OCCASION_HEAD", "on before through", "by of"),
        ("CIRCUMSTANTIAL", "during after", "on in"),
        ("OCCASION", "rally interview reporters Twitter", "boat"),
        ("DATED", "monday today", "may march boat"),
        ("TIME_PREPOSITION", "on late early", "of during"),
        ("QUANTITY", "some many half", "the boats"),
        ("PLURAL_WORD", "they police women", "he boats"),
        ("DESCRIBES", "a the who head", "of boat"),
        ("ENDS_DESCRIPTION", ", . – !", "( boat"),
        ("BEHIND_HEAD", "of , who (", "and boat"),
        ("VERB_GROUP", "has yet", "said quickly"),
        ("JOINS", "and or", "but ,"),
        ("IN_LIST_OF_NAMES", "Oslo and , the", "or oslo ("),
        ("LOWER_AND", "and", "And AND or"),
        ("OPENS_DESCRIPTION", ", — – --", "( ; -"),
        ("DIVIDES", "; :", ", ."),
        ("BEFORE_SOURCE", "by of in between", "on at boat"),
        ("BEFORE_REPORT", "as and but As", "or so"),
        ("LAST_MARK", ". ? , … ...", "( “ boat"),
        ("EDGE", ", ( ] … -- ...", '“ " boat'),
        ("OPENS_CIRCUMSTANCE", "after as when Monday", "of the boat"),
        ("ENDS_SENTENCE", ". ; :", "? ! ,"),
        ("ENDS_SPEECH", ". ? !", "; : …"),
    ],
)
def test_words_have_their_traits_and_others_have_not(trait: str, hits: str, refusals: str) -> None:
    assert [word for word in hits.split() if trait not in has(word)] == []
    assert [word for word in refusals.split() if trait in has(word)] == []


def test_whether_a_word_can_report_is_told_from_outside() -> None:
    assert "CAN_REPORT" in has("boat", can_report=True)
    assert "CAN_REPORT" not in has("said")


@given(st.text(st.characters(exclude_categories=["Z", "C"]), min_size=1, max_size=12))
def test_traits_are_a_number_that_can_be_asked_of_any_word(text: str) -> None:
    found = traits_of(text, text.lower().replace("’", "'"), can_report=False)
    assert 0 <= found < 1 << len(BITS)
