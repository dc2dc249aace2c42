"""The scorer of our own gold finds what is right, and only that."""

import pytest

from tests.scoring import Attribution, Spans, attributions, score

TEXT = '"We are dry," said Ana Ruiz, a fisher. She fears that the wells of the island will fail.'


def spans(*parts: str) -> Spans:
    return [(TEXT.index(part), TEXT.index(part) + len(part)) for part in parts]


def made(*pairs: tuple[str, str]) -> list[Attribution]:
    return attributions(TEXT, [(spans(content), spans(source) if source else []) for content, source in pairs])


GOLD = made(("We are dry", "Ana Ruiz, a fisher"), ("the wells of the island will fail", "She"))


@pytest.mark.parametrize(
    ("predicted", "right"),
    [
        (GOLD, 2),
        (made(("We are dry,", "Ana Ruiz")), 1),  # marks never matter; the heads agree
        (made(("We are dry", "She")), 0),
        (made(("We are dry", "")), 0),
        (made(("the wells of the island", "She")), 1),  # more than half
        (made(("the wells", "She")), 0),
        (made(("We are dry", "Ana Ruiz"), ("We are dry", "Ana Ruiz")), 1),  # one-to-one
        ([], 0),
    ],
)
def test_a_match_is_right_where_the_contents_overlap_and_the_sources_agree(
    predicted: list[Attribution], right: int
) -> None:
    found = score([(GOLD, predicted)])["all"]
    assert (found.gold, found.predicted, found.right) == (2, len(predicted), right)


def test_two_attributions_without_a_source_agree() -> None:
    nameless = made(("We are dry", ""))
    assert score([(nameless, nameless)])["all"].f1 == 1


def test_direct_and_indirect_are_counted_apart() -> None:
    found = score([(GOLD, made(("We are dry", "Ana Ruiz")))])
    assert [found[name].f1 for name in ("all", "direct", "indirect")] == [pytest.approx(2 / 3), 1, 0]
