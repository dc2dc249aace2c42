import pytest

from stance.quotes.atoms import PLACES, named
from stance.quotes.cue_candidates import cue_at
from stance.quotes.layout import lay_out
from stance.quotes.options import source_options
from stance.quotes.source_candidates import COMMON, source_candidates
from stance.quotes.words import NOWHERE, Stretch
from tests.quotes.reports import cue_in, has_a_value_for_each_sign, in_words, told, written
from tests.quotes.samples import NOT_YET


def candidates(text: str, cue: str) -> dict[str, str]:
    """The noun phrases around a cue, by their places."""
    layout, segment, at = cue_in(text, cue)
    found = source_candidates(layout.words, segment, at, NOWHERE)
    places = in_words(each.place for each in found)
    assert set(places) <= set(PLACES)
    return {place: written(layout, *each.stretch) for place, each in zip(places, found, strict=True)}


@pytest.mark.parametrize(
    ("text", "cue", "place", "source"),
    [
        ("Ada Hale said that it rained.", "said", "subject", "Ada Hale"),
        ("Ada Hale has not said that it rained.", "said", "subject", "Ada Hale"),
        ("It rained, said Ada Hale, a doctor.", "said", "behind", "Ada Hale , a doctor"),
        ("According to Ada Hale, it rained.", "According", "behind-to", "Ada Hale"),
        ("The belief among crews that it rained was wrong.", "belief", "behind-among", "crews"),
        ("Piet Berg's claim that it rained was false.", "claim", "possessive", "Piet Berg"),
        ("The crews' claim that it rained was false.", "claim", "possessive", "The crews"),
        ("Her old claim that it rained was false.", "claim", "possessive", "Her"),
        pytest.param("Her repeated claim that it rained was false.", "claim", "possessive", "Her", marks=NOT_YET),
        ("The claim by the union that it rained was false.", "claim", "behind-by", "the union"),
        ("The plan was welcomed on Monday by Denmark.", "welcomed", "agent", "Denmark"),
        ("Ada Hale thanked the crews, adding that it rained.", "adding", "clause-1", "Ada Hale"),
        ("Ada Hale thanked the crews and said that it rained.", "said", "clause-1", "Ada Hale"),
        ("Ada Hale left, saying that it rained.", "saying", "clause-1", "Ada Hale"),
        ("Ada Hale took the boat, adding that it rained.", "adding", "clause-1", "Ada Hale"),
    ],
)
def test_noun_phrases_around_a_cue_may_be_its_source(text: str, cue: str, place: str, source: str) -> None:
    assert candidates(text, cue).get(place) == source


@pytest.mark.parametrize("text", ["Said to be late, it waits.", "It rained.", "said"])
def test_there_may_always_be_none(text: str) -> None:
    layout = lay_out(f"{text}\n\nIt rained.")
    words, segment = layout.words, layout.segments[0]
    *others, none = source_candidates(words, segment, cue_at(words, segment, 0), NOWHERE)
    assert none == (named("none"), NOWHERE)
    assert all(0 <= first < end for _, (first, end) in others)


@pytest.mark.parametrize(("same", "places"), [((4, 6), ["same"]), ((0, 1), []), ((9, 10), []), (NOWHERE, [])])
def test_the_source_of_the_report_before_is_a_candidate_where_it_stands_before_and_is_not_one_yet(
    same: Stretch, places: list[str]
) -> None:
    layout, segment, cue = cue_in("It rained, said Ada Hale, adding that it was late.", "adding")
    found = source_candidates(layout.words, segment, cue, same)
    assert [place for place in in_words(each.place for each in found) if place == "same"] == places


def test_no_stretch_is_a_candidate_twice_and_each_sign_has_a_value() -> None:
    layout = lay_out("Ada Hale, the mayor, thanked the crews and told Piet Berg's brother that it rained.")
    words, segment = layout.words, layout.segments[0]
    for at in range(len(layout.tokens)):
        cue = cue_at(words, segment, at)
        found = source_candidates(words, segment, cue, NOWHERE)
        stretches = [each.stretch for each in found]
        assert len(stretches) == len(set(stretches))
        options = list(source_options(words, segment, cue, found))
        assert [each for each, _ in options] == found
        assert has_a_value_for_each_sign([signs for _, signs in options], "source", COMMON)


@pytest.mark.parametrize("preposition", "by of from to for with among in between".split())
@pytest.mark.parametrize("comma", [False, True])
def test_a_place_behind_names_its_preposition(preposition: str, *, comma: bool) -> None:
    description = ", a doctor," if comma else ""
    found = candidates(f"The claim {preposition} Ada Hale{description} was old.", "claim")
    assert found[f"behind-{preposition}"] == ("Ada Hale , a doctor" if comma else "Ada Hale")
    assert found.get(f"behind-{preposition},") == ("Ada Hale" if comma else None)


@pytest.mark.parametrize(
    ("sign", "value"),
    [
        ("head", "name"),
        ("head's class", "name"),
        ("first word", "first"),
        ("before it", "<"),
        ("behind it", "have"),
        ("distance", "0"),
        ("words", "2"),
        ("in quotation", "no"),
        ("between", ""),
        ("cue's class", "verb:say"),
        ("cue's word", "said"),
        ("helpers", "has not"),
        ("choices", "subject behind none"),
    ],
)
def test_signs_tell_what_a_candidate_is_and_what_stands_around_it(sign: str, value: str) -> None:
    layout, segment, cue = cue_in("Ada Hale has not said that it rained.", "said")
    found = source_candidates(layout.words, segment, cue, NOWHERE)
    (_, signs), *_ = source_options(layout.words, segment, cue, found)
    assert told("source", signs.values)[sign] == value
