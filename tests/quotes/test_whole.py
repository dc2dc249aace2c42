"""What the last choice looks at: how clear the choices before it were, and what stands around an attribution."""

import pytest
from hypothesis import given

from stance.quotes.atoms import named, pair
from stance.quotes.layout import lay_out
from stance.quotes.models import NAMES
from stance.quotes.weights import THOUSAND
from stance.quotes.whole import OUTSIDE, RELATION, WITHIN, related, relations, weigh, whole_given, whole_signs
from stance.quotes.words import NOWHERE
from tests.quotes.reports import WEIGHTS, Drafts, drafts, drafts_by_segment, in_words, told
from tests.quotes.test_extract import NEWS


def drafts_of(text: str) -> Drafts:
    """The drafts of a text that is one sentence, a headline's text aside."""
    return next(drafts_by_segment(lay_out(text)))


def signs_of(text: str, cue: str) -> dict[str, str]:
    """The signs of the attribution of a cue, by their names."""
    texts = lay_out(text).tokens.texts
    found = drafts_of(text)
    (at,) = (at for at, each in enumerate(found.drafted) if texts[each.draft.report.cue.at] == cue)
    words, segment, _, _, draft, weighed = found.drafted[at]
    length = sum(end - start for start, end in found.spans[slice(*weighed.spans)])
    return told("whole", (*whole_signs(words, segment, draft, length), found.relations[at]))


def given_of(text: str) -> list[str]:
    (drafted,) = drafts(text)
    assert drafted.weighed.given == whole_given(drafted.draft, drafted.weighed.speaks)
    return in_words(drafted.weighed.given)


def relations_of(text: str) -> list[str]:
    return in_words(drafts_of(text).relations)


@pytest.mark.parametrize(
    ("text", "cue", "sign", "value"),
    [
        ("Ada Hale said the boats were late.", "said", "place of the source", "subject"),
        ("The boats were late, said Ada Hale.", "said", "place of the source", "behind"),
        ("Ada Hale said the boats were late.", "said", "head of the source", "name"),
        ("The old president said the boats were late.", "said", "head of the source", "president"),
        ("The president of Chile said the boats were late.", "said", "head of the source", "president"),
        ("Ada Hale said the boats were late.", "said", "before the source", "<"),
        ("But Ada Hale said the boats were late.", "said", "before the source", "coordinator"),
        ("“We wait for boats,” Ada Hale said.", "said", "before the source", '" q'),
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
    assert signs_of(text, cue)[sign] == value


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ada Hale said that the boats were late.", "behind"),
        ("“We wait for boats,” Ada Hale said.", "before"),
        ("“We wait,” Ada Hale said, “and nobody called.”", "before behind"),
    ],
)
def test_signs_tell_on_which_side_the_content_stands(text: str, content: str) -> None:
    assert signs_of(text, "said")["content"] == content
    assert given_of(text)[1] == f"content {content}"


def test_signs_count_in_the_light_of_the_cue_and_of_speech() -> None:
    assert {"", "spoken yes", "word said", "class verb:say"} < set(given_of("“We wait for boats,” Ada Hale said."))
    assert {"", "spoken no", "word said", "class verb:say"} < set(given_of("Ada Hale said the boats were late."))


def test_a_longer_content_is_told_from_a_short_one() -> None:
    short, long = (
        signs_of(f"Ada Hale said that {rest}.", "said") for rest in ("it rained", "it rained " * 20 + "there")
    )
    assert int(short["length of the content"]) < int(long["length of the content"])


def test_a_cue_within_the_content_of_a_likely_one_is_told() -> None:
    outer, inner = relations_of("Ada Hale said that Denmark has said that the boats were late.")
    assert outer == "outside"
    assert inner.startswith("within")


def test_what_stands_alone_stands_outside() -> None:
    assert relations_of("Ada Hale said that it rained.") == ["outside"]


@pytest.mark.parametrize(
    ("clearness", "expected"),
    [
        ((5, 3), ["outside another", "outside likelier"]),
        ((3, 3), ["outside another", "outside another"]),
        ((3, 5), ["outside likelier", "outside another"]),
        ((3, -1), ["outside", "outside likelier"]),
        ((-1, 3), ["outside likelier", "outside"]),
        ((-1, -1), ["outside", "outside"]),
    ],
)
def test_of_two_with_one_content_the_likelier_is_told(clearness: tuple[int, int], expected: list[str]) -> None:
    found = drafts_of("“We wait for the boats,” Ada Hale said.")
    (drafted,) = found.drafted
    both = [drafted.weighed._replace(clearness=each * THOUSAND) for each in clearness]
    assert in_words(relations(drafted.words, found.segment, both, found.spans)) == expected


@pytest.mark.parametrize("order", [("before", "behind"), ("behind", "before")])
def test_contents_come_in_the_order_of_the_text(order: tuple[str, str]) -> None:
    layout = lay_out("The boats, Ada Hale said, were late.")
    (drafted,) = drafts(layout.text)
    first, second = (0, 2), (7, 9)
    before, behind = (first, second) if order == ("before", "behind") else (second, first)
    draft = drafted.draft._replace(before=before, behind=behind)
    spans = [(0, 1)]
    weighed = weigh(WEIGHTS, layout.words, layout.speech, drafted.segment, draft, spans)
    assert weighed.spans == (1, 3)
    assert [layout.text[start:end] for start, end in spans[1:]] == ["The boats", "were late"]


def test_without_a_content_there_are_no_spans() -> None:
    layout = lay_out("Ada Hale said that it rained.")
    (drafted,) = drafts(layout.text)
    draft = drafted.draft._replace(before=NOWHERE, behind=NOWHERE)
    spans = [(0, 1)]
    assert weigh(WEIGHTS, layout.words, layout.speech, drafted.segment, draft, spans).spans == (1, 1)
    assert spans == [(0, 1)]


@given(NEWS)
def test_every_sign_has_a_value_and_a_relation_is_the_last(text: str) -> None:
    assert NAMES["whole"][RELATION] == "within another's content"
    for found in drafts_by_segment(lay_out(text)):
        for each, relation in zip(found.drafted, found.relations, strict=True):
            assert len(whole_signs(each.words, each.segment, each.draft, 1)) == RELATION
            assert relation in {
                pair(place, other) if other else place
                for place in (WITHIN, OUTSIDE)
                for other in (0, named("likelier"), named("another"))
            }
            assert 0 <= each.weighed.spans[0] < each.weighed.spans[1] <= len(found.spans)
            assert related(WEIGHTS, each.weighed, 0) == each.weighed.log_odds
