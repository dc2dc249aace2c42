import json

import pytest

from stance.labelling.agreement import agree
from tests.labelling.answers import answer, answers
from tests.labelling.samples import SCHEME

FOUR_OBSERVERS = {"a1": "csddscnsc---", "a2": "csddssnsc--d", "a3": "-dddsdnss-c-", "a4": "csddsnnsc-c-"}


def test_a_study_has_its_figures_by_the_package_and_by_the_formulas() -> None:
    found = agree(answers(a1="ccss", a2="ccsn"), SCHEME).questions["stance"].overall
    assert (found.n, found.answers) == (4, 8)
    assert found.percent_agreement.interval.value == 0.75
    assert found.alpha.interval.value == pytest.approx(1 - 2 * 7 / (64 - 16 - 9 - 1))
    assert found.pairs["a1 a2"].kappa.interval.value == pytest.approx((0.75 - 0.375) / 0.625)


def test_every_figure_has_an_interval_that_holds_it() -> None:
    overall = agree(answers(**FOUR_OBSERVERS), SCHEME).questions["stance"].overall
    pairs = overall.pairs.values()
    for figure in (overall.percent_agreement, overall.alpha, overall.ac1, *(pair.percent_agreement for pair in pairs)):
        value, low, high = figure.interval.value, figure.interval.low, figure.interval.high
        assert value is not None
        assert low is not None
        assert high is not None
        assert low < value < high


def test_skipped_quotes_are_no_answers_but_are_counted() -> None:
    skipped = [answer("q0", "a2", None, skipped=True), answer("q9", "a2", None, skipped=True)]
    found = agree([*answers(a1="cs"), *answers(a2="-s"), *skipped], SCHEME)
    assert (found.quotes, found.annotators) == (3, {"a1": (2, 0), "a2": (1, 2)})
    assert found.questions["stance"].overall.n == 1


def test_a_class_is_measured_against_all_others() -> None:
    by_class = agree(answers(a1="ccsn", a2="csnn"), SCHEME).questions["stance"].by_class
    assert tuple(by_class) == SCHEME.question("stance").class_names
    concerned = by_class["concerned"]
    assert (concerned.n, concerned.answers) == (2, 8)
    assert concerned.percent_agreement.interval.value == 0.75
    assert concerned.specific_agreement is not None
    assert concerned.specific_agreement.interval.value == pytest.approx(2 / 3)
    assert concerned.pairs["a1 a2"].kappa.interval.value == pytest.approx(0.5)


def test_a_class_that_nobody_chose_says_so() -> None:
    never = agree(answers(a1="cs", a2="cn"), SCHEME).questions["stance"].by_class["condemning"]
    assert never.n == 0
    assert never.specific_agreement is not None
    assert never.specific_agreement.undefined == "nobody chose it on a quote with two answers"
    assert never.alpha.undefined == never.pairs["a1 a2"].kappa.undefined == "all answers are of one class"


def test_actors_are_measured_by_themselves_the_commonest_first() -> None:
    given = [
        answer(f"q{number}", name, letter, actor=actor)
        for number, (actor, letters) in enumerate([("Peru", "cc"), ("Chile", "cs"), ("Peru", "sn"), ("Kenya", "c")])
        for name, letter in zip(("a1", "a2"), letters, strict=False)
    ]
    by_actor = agree(given, SCHEME).questions["stance"].by_actor
    assert {name: (each.n, each.percent_agreement.interval.value) for name, each in by_actor.items()} == {
        "Peru": (2, 0.5),
        "Chile": (1, 0.0),
    }
    assert list(by_actor) == ["Peru", "Chile"]


def test_pairs_are_measured_on_what_they_have_in_common() -> None:
    pairs = agree(answers(a1="cs-", a2="cn-", a3="--c"), SCHEME).questions["stance"].overall.pairs
    assert {name: pair.n for name, pair in pairs.items()} == {"a1 a2": 2, "a1 a3": 0, "a2 a3": 0}
    assert pairs["a1 a3"].kappa.undefined == "no quote in common"


@pytest.mark.parametrize(
    ("columns", "agreement", "alpha"),
    [
        ({"a1": "cs"}, "no quote has two answers", "no quote has two answers"),
        ({"a1": "cs--", "a2": "--cs"}, "no quote has two answers", "no quote has two answers"),
        ({"a1": "cc", "a2": "cc"}, None, "all answers are of one class"),
    ],
)
def test_what_is_undefined_says_why(columns: dict[str, str], agreement: str | None, alpha: str) -> None:
    found = agree(answers(**columns), SCHEME).questions["stance"].overall
    assert found.percent_agreement.undefined == found.ac1.undefined == agreement
    assert (found.alpha.undefined, found.alpha.interval.value) == (alpha, None)


def test_which_classes_are_taken_for_one_another_is_counted_by_pairs_of_answers() -> None:
    found = agree(answers(a1="ccsn", a2="csnn", a3="c---"), SCHEME).questions["stance"]
    assert found.confusion == {
        "concerned": {"concerned": 3, "supportive": 1},
        "supportive": {"neutral": 1},
        "neutral": {"neutral": 1},
    }


def test_articles_are_drawn_whole() -> None:
    alone, together = (
        agree(
            [
                answer(f"q{number}", name, letter, article=f"x{number // size}")
                for number in range(40)
                for name, letter in (("a1", "c"), ("a2", "c" if number < 20 else "s"))
            ],
            SCHEME,
        )
        .questions["stance"]
        .overall.percent_agreement.interval
        for size in (1, 5)
    )
    assert alone.value == together.value == 0.5
    assert (together.high or 0) > (alone.high or 1) + 0.1


def test_the_file_is_the_same_for_the_same_seed_and_of_plain_json() -> None:
    given = answers(**FOUR_OBSERVERS)
    first, second = (json.dumps(agree(given, SCHEME, seed=3).to_json(), allow_nan=False) for _ in range(2))
    assert first == second
    assert set(json.loads(first)["questions"]["stance"]) == {"overall", "by_class", "by_actor", "confusion", "pull"}


def test_no_annotation_at_all_is_borne() -> None:
    assert agree([], SCHEME).questions["stance"].overall.n == 0
