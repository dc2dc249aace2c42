"""What the last choice looks at: how clear the choices before it were, and what stands around an attribution."""

from collections.abc import Sequence

import pytest
from hypothesis import given

from stance.quotes.attribution import Draft
from stance.quotes.attributions import Reader
from stance.quotes.layout import Layout, lay_out
from stance.quotes.models import load_models
from stance.quotes.whole import NAMES, Neighbours, whole_signs
from tests.quotes.test_extract import NEWS


def drafts_of(text: str) -> tuple[Layout, list[Draft]]:
    layout = lay_out(text)
    reader = Reader(layout, load_models())
    return layout, [draft for segment in layout.segments for draft in reader.drafts(segment)]


def told(text: str, cue: str) -> dict[str, str]:
    """The signs of the attribution of a cue, by their names."""
    layout, drafts = drafts_of(text)
    (draft,) = (each for each in drafts if layout.words.texts[each.report.cue.at] == cue)
    values, _ = whole_signs(draft, layout.words, Neighbours(drafts))
    return dict(zip(NAMES, values, strict=True))


def given_of(text: str) -> Sequence[str]:
    layout, (draft,) = drafts_of(text)
    return whole_signs(draft, layout.words, Neighbours([draft]))[1]


@pytest.mark.parametrize(
    ("text", "cue", "sign", "value"),
    [
        ("Ada Hale said the boats were late.", "said", "place of the source", "subject"),
        ("The boats were late, said Ada Hale.", "said", "place of the source", "behind"),
        ("Ada Hale said the boats were late.", "said", "head of the source", "name"),
        ("The old mayor said the boats were late.", "said", "head of the source", "mayor"),
        ("The mayor of Oslo said the boats were late.", "said", "head of the source", "mayor"),
        ("Ada Hale said the boats were late.", "said", "before the source", "<"),
        ("But Ada Hale said the boats were late.", "said", "before the source", "coordinator"),
        ("“We wait for boats,” Ada Hale said.", "said", "before the source", '"q'),
        ("Ada Hale said that the boats were late.", "said", "next class", "that"),
        ("Ada Hale has not said that the boats were late.", "said", "helpers", "has not"),
        ("Ada Hale said the boats were late.", "said", "cue's class", "verb:say"),
        ("Ada Hale says boats are late\n\nIt rained.", "says", "headline", "yes"),
        ("Ada Hale says boats are late.\n\nIt rained.", "says", "headline", "no"),
        ("“We wait for boats,” Ada Hale said.", "said", "in quotation", "no"),
        ("Ada Hale said the boats were late.", "said", "within another's content", "outside"),
    ],
)
def test_signs_tell_what_stands_around(text: str, cue: str, sign: str, value: str) -> None:
    assert told(text, cue)[sign] == value


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ada Hale said that the boats were late.", " behind"),
        ("“We wait for boats,” Ada Hale said.", "before"),
        ("“We wait,” Ada Hale said, “and nobody called.”", "before behind"),
    ],
)
def test_signs_tell_on_which_side_the_content_stands(text: str, content: str) -> None:
    assert told(text, "said")["content"].split() == content.split()
    assert [" ".join(each.split()) for each in given_of(text)][1] == " ".join(["content", *content.split()])


def test_signs_count_in_the_light_of_the_cue_and_of_speech() -> None:
    assert {"", "spoken yes", "word said", "class verb:say"} < set(given_of("“We wait for boats,” Ada Hale said."))
    assert {"", "spoken no", "word said", "class verb:say"} < set(given_of("Ada Hale said the boats were late."))


def test_a_longer_content_is_told_from_a_short_one() -> None:
    short, long = (told(f"Ada Hale said that {rest}.", "said") for rest in ("it rained", "it rained " * 20 + "there"))
    assert int(short["length of the content"]) < int(long["length of the content"])


def test_a_cue_within_the_content_of_a_likely_one_is_told() -> None:
    text = "Ada Hale said that Denmark has said that the boats were late."
    layout, drafts = drafts_of(text)
    neighbours = Neighbours(drafts)
    outer, inner = drafts
    assert neighbours.relation(outer, layout.words.starts[outer.report.cue.at]) == "outside"
    assert neighbours.relation(inner, layout.words.starts[inner.report.cue.at]).startswith("within")


def test_without_neighbours_everything_stands_outside() -> None:
    layout, (draft,) = drafts_of("Ada Hale said that it rained.")
    assert Neighbours([]).relation(draft, layout.words.starts[draft.report.cue.at]) == "outside"


@given(NEWS)
def test_every_sign_has_a_value(text: str) -> None:
    layout, drafts = drafts_of(text)
    neighbours = Neighbours(drafts)
    for draft in drafts:
        values, _ = whole_signs(draft, layout.words, neighbours)
        assert len(values) == len(NAMES)
        assert all(isinstance(value, str) and value == value.lower() for value in values)
