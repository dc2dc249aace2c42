import pytest

from stance.labelling.agreement import agree
from stance.labelling.anchoring import Pull
from stance.records import Annotation
from tests.labelling.answers import SHORT, answer
from tests.labelling.samples import SCHEME


def given(annotator: str, letters: str, model: str, shown: str) -> list[Annotation]:
    """A letter a quote: what the annotator answered, what the model did, and ``y`` where that was shown."""
    return [
        answer(
            f"q{number}",
            annotator,
            letter,
            predicted=None if said == "-" else {"stance": SHORT[said], "sentiment": None},
            shown=seen == "y",
        )
        for number, (letter, said, seen) in enumerate(zip(letters, model, shown, strict=True))
    ]


def pull(*annotations: Annotation) -> Pull:
    return agree(annotations, SCHEME).questions["stance"].pull


def test_answers_are_compared_with_the_model_s_where_shown_and_where_not() -> None:
    found = pull(*given("a1", "ccsnccss", "ccccccnn", "yyyynnnn")).overall
    assert (found.shown_n, found.blind_n) == (4, 4)
    assert (found.shown.interval.value, found.blind.interval.value) == (0.5, 0.5)
    assert found.difference.interval.value == 0
    assert found.difference.interval.low is not None
    assert found.difference.interval.low < 0 < (found.difference.interval.high or 0)


def test_a_strong_pull_is_told_from_none() -> None:
    pulled = given("a1", "c" * 40 + "s" * 20 + "c" * 20, "c" * 80, "y" * 40 + "n" * 40)
    interval = pull(*pulled).overall.difference.interval
    assert interval.value == 0.5
    assert 0.3 < (interval.low or 0) < 0.5 < (interval.high or 0) < 0.7


def test_each_annotator_has_a_pull_of_their_own() -> None:
    found = pull(*given("a1", "cc", "cc", "yn"), *given("a2", "ss", "cc", "yn")).by_annotator
    assert {name: (each.shown.interval.value, each.blind.interval.value) for name, each in found.items()} == {
        "a1": (1.0, 1.0),
        "a2": (0.0, 0.0),
    }


@pytest.mark.parametrize(
    ("model", "shown", "undefined"),
    [
        ("cc", "yy", (None, "was not shown", "one of the two shares")),
        ("cc", "nn", ("was shown", None, "one of the two shares")),
        ("--", "nn", ("was shown", "was not shown", "one of the two shares")),
    ],
)
def test_a_share_without_answers_is_undefined_and_so_is_the_difference(
    model: str, shown: str, undefined: tuple[str | None, ...]
) -> None:
    found = pull(*given("a1", "cs", model, shown)).overall
    for figure, reason in zip((found.shown, found.blind, found.difference), undefined, strict=True):
        assert (figure.undefined is None) == (reason is None)
        assert reason is None or reason in (figure.undefined or "")


def test_skipped_quotes_do_not_count() -> None:
    skipped = answer("q9", "a1", None, skipped=True, predicted={"stance": "neutral"}, shown=True)
    assert pull(*given("a1", "c", "c", "y"), skipped).overall.shown_n == 1
