import pytest

from stance.quotes.cue_candidates import cue_at
from stance.quotes.layout import lay_out
from stance.quotes.source_candidates import COMMON, NAMES, source_candidates, source_options
from tests.quotes.samples import NOT_YET


def candidates(text: str, cue: str) -> dict[str, str]:
    """The noun phrases around a cue, by their places."""
    layout = lay_out(text)
    words, segment = layout.words, layout.segments[0]
    found = source_candidates(words, segment, cue_at(words, segment, words.texts.index(cue)), None)
    return {each.place: " ".join(words.texts[slice(*(each.stretch or (0, 0)))]) for each in found}


@pytest.mark.parametrize(
    ("text", "cue", "place", "source"),
    [
        ("Ada Hale said that it rained.", "said", "subject", "Ada Hale"),
        ("Ada Hale has not said that it rained.", "said", "subject", "Ada Hale"),
        ("It rained, said Ada Hale, a doctor.", "said", "behind", "Ada Hale , a doctor"),
        ("According to Ada Hale, it rained.", "According", "behind to", "Ada Hale"),
        ("The belief among crews that it rained was wrong.", "belief", "behind among", "crews"),
        ("Piet Berg's claim that it rained was false.", "claim", "possessive", "Piet Berg"),
        ("The crews' claim that it rained was false.", "claim", "possessive", "The crews"),
        ("Her old claim that it rained was false.", "claim", "possessive", "Her"),
        pytest.param("Her repeated claim that it rained was false.", "claim", "possessive", "Her", marks=NOT_YET),
        ("The claim by the union that it rained was false.", "claim", "behind by", "the union"),
        ("The plan was welcomed on Monday by Denmark.", "welcomed", "agent", "Denmark"),
        ("Ada Hale thanked the crews, adding that it rained.", "adding", "clause 1", "Ada Hale"),
        ("Ada Hale thanked the crews and said that it rained.", "said", "clause 1", "Ada Hale"),
        ("Ada Hale left, saying that it rained.", "saying", "clause 1", "Ada Hale"),
        ("Ada Hale took the boat, adding that it rained.", "adding", "clause 1", "Ada Hale"),
    ],
)
def test_noun_phrases_around_a_cue_may_be_its_source(text: str, cue: str, place: str, source: str) -> None:
    assert candidates(text, cue).get(place) == source


@pytest.mark.parametrize("text", ["Said to be late, it waits.", "It rained.", "said"])
def test_there_may_always_be_none(text: str) -> None:
    layout = lay_out(f"{text}\n\nIt rained.")
    words, segment = layout.words, layout.segments[0]
    *others, none = source_candidates(words, segment, cue_at(words, segment, 0), None)
    assert (none.place, none.stretch) == ("none", None)
    assert all(each.stretch for each in others)


@pytest.mark.parametrize(("same", "places"), [((4, 6), ["same"]), ((0, 1), []), ((9, 10), []), (None, [])])
def test_the_source_of_the_report_before_is_a_candidate_where_it_stands_before_and_is_not_one_yet(
    same: tuple[int, int] | None, places: list[str]
) -> None:
    layout = lay_out("It rained, said Ada Hale, adding that it was late.")
    words, segment = layout.words, layout.segments[0]
    found = source_candidates(words, segment, cue_at(words, segment, words.texts.index("adding")), same)
    assert [each.place for each in found if each.place == "same"] == places


def test_no_stretch_is_a_candidate_twice_and_each_sign_has_a_value() -> None:
    layout = lay_out("Ada Hale, the mayor, thanked the crews and told Piet Berg's brother that it rained.")
    words, segment = layout.words, layout.segments[0]
    for at in range(len(words.texts)):
        cue = cue_at(words, segment, at)
        found = [each.stretch for each in source_candidates(words, segment, cue, None)]
        assert len(found) == len(set(found))
        options = source_options(words, segment, cue, None)
        assert len(options.common) == COMMON
        assert {len(values) for _, (values, _) in options.signs()} == {len(NAMES)}
