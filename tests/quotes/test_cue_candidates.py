import pytest

from stance.quotes.cue_candidates import cue_given, cue_signs, glance, glance_given
from stance.quotes.words import NOWHERE
from tests.quotes.reports import cue_in, in_words, told, written


def told_of(text: str, cue: str) -> dict[str, str]:
    """What is told of a word, at a glance and closely."""
    layout, segment, found = cue_in(text, cue)
    first, closely = glance(layout.words, segment, found.at), cue_signs(layout.words, segment, found.at)
    return told("word", first) | told("cue", closely)


@pytest.mark.parametrize(
    ("text", "cue", "sign", "value"),
    [
        ("Ada Hale said that it rained.", "said", "word", "said"),
        ("Ada Hale said that it rained.", "said", "class before", "name"),
        ("Ada Hale said that it rained.", "said", "next class", "that"),
        ("Ada Hale said that it rained.", "said", "classes around", "name that"),
        ("The mayor said on Monday that it rained.", "said", "next two classes", "preposition time"),
        ("Said to be late, it waits.", "Said", "class before", "<"),
        ("This is what they said", "said", "next class", ">"),
        ("Ada Hale said that it rained.", "said", "that", "next"),
        ("Ada Hale said on Monday in Oslo that it rained.", "said", "that", "far"),
        ("Ada Hale said it rained.", "said", "that", "no"),
        ("Ada Hale said it rained.", "said", "quotations around", "no no"),
        ("“We wait for boats,” Ada Hale said.", "said", "quotations around", "near no"),
        ("Ada Hale said: “We wait for boats.”", "said", "quotations around", "no next"),
        ("It rained, adding to the delay.", "adding", "ending", "ing"),
        ("It rained, said Ada Hale.", "said", "ending", "none"),
        ("Ada Hale warned of rain\n\nIt rained.", "warned", "headline", "yes"),
        ("Ada Hale warned of rain.", "warned", "headline", "no"),
        ("Ada Hale warned of rain.", "warned", "in quotation", "no"),
    ],
)
def test_signs_tell_what_stands_around_a_word(text: str, cue: str, sign: str, value: str) -> None:
    assert told_of(text, cue)[sign] == value


def test_signs_count_in_the_light_of_the_word_and_its_class() -> None:
    layout, _, cue = cue_in("Ada Hale said it rained.", "said")
    assert in_words(cue_given(layout.words, cue.at)) == ["", "word said", "class verb:say"]
    assert in_words(glance_given(layout.words, cue.at)) == ["", "class verb:say"]


@pytest.mark.parametrize(
    ("text", "group", "helpers", "subject"),
    [
        ("Ada Hale said it rained.", "said", "", "Ada Hale"),
        ("Ada Hale has not said it rained.", "has not said", "has not", "Ada Hale"),
        ("Ada Hale may also have quickly said it rained.", "may also have quickly said", "may also have", "Ada Hale"),
        ("It rained, said Ada Hale.", "said", "", None),
    ],
)
def test_a_cue_has_its_verb_group_and_its_subject(text: str, group: str, helpers: str, subject: str | None) -> None:
    layout, _, cue = cue_in(text, "said")
    assert written(layout, cue.start, cue.at + 1) == group
    assert in_words([cue.helpers]) == [helpers]
    assert (written(layout, *cue.subject) if cue.subject != NOWHERE else None) == subject
