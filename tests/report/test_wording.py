import pytest

from stance.report.tables import ActorRow
from stance.report.wording import headline, leaning, number, percent, period


def actor(name: str, concerned: int, supportive: int = 0, neutral: int = 0, unanswered: int = 0) -> ActorRow:
    return ActorRow(name, {"concerned": concerned, "supportive": supportive, "neutral": neutral}, unanswered)


@pytest.mark.parametrize(
    ("table", "articles", "dates", "sentence"),
    [
        ([actor("Peru", 1)], 0, [], "1 quote by 1 actor. Most quoted: Peru (1, concerned)."),
        (
            [actor("Peru", 3, 1), actor("Chad", 2), actor("unknown", 1)],
            2,
            ["2025-03-04", "2025-03-09"],
            (
                "7 quotes by 2 actors, from 2 articles of 4 to 9 March 2025. "
                "Most quoted: Peru (4, mostly concerned) and Chad (2, all concerned). 1 quote names no actor."
            ),
        ),
        ([actor("unknown", 2)], 1, ["2025-03-04"], "2 quotes from 1 article of 4 March 2025. 2 quotes name no actor."),
        (
            [actor("A", 4), actor("B", 3), actor("C", 2), actor("D", 1)],
            0,
            [],
            "10 quotes by 4 actors. Most quoted: A (4, all concerned), B (3, all concerned) and C (2, all concerned).",
        ),
    ],
)
def test_the_headline_says_how_much_of_whom_and_where_they_stand(
    table: list[ActorRow], articles: int, dates: list[str], sentence: str
) -> None:
    assert headline(table, articles=articles, dates=dates) == sentence


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (actor("Peru", 1), "concerned"),
        (actor("Peru", 4), "all concerned"),
        (actor("Peru", 3, 1), "mostly concerned"),
        (actor("Peru", 4, 0, 0, unanswered=4), "most often concerned"),
        (actor("Peru", 2, 1, 1), "most often concerned"),
        (actor("Peru", 2, 2, 1), "as often concerned as supportive"),
        (actor("Peru", 1, 1, 1), "mixed"),
        (actor("Peru", 0, unanswered=2), "without an answer"),
    ],
)
def test_a_leaning_claims_no_more_than_the_counts_show(row: ActorRow, words: str) -> None:
    assert leaning(row) == words


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        ([], ""),
        (["yesterday"], ""),
        (["2024-06-05"], "5 June 2024"),
        (["2024-06-19", "2024-06-05T08:00:00Z", "soon"], "5 to 19 June 2024"),
        (["2024-06-30", "2024-07-01"], "30 June to 1 July 2024"),
        (["2024-12-31", "2025-01-01"], "31 December 2024 to 1 January 2025"),
    ],
)
def test_a_period_is_as_short_as_it_can_be(dates: list[str], words: str) -> None:
    assert period(dates) == words


@pytest.mark.parametrize(
    ("share", "words"),
    [(0.834, "83%"), (1.0, "100%"), (0.996, "over 99%"), (0.004, "under 1%"), (0.0, "0%"), (0.99, "99%")],
)
def test_rounding_claims_no_certainty(share: float, words: str) -> None:
    assert percent(share) == words


def test_a_number_agrees_with_its_noun() -> None:
    assert [number(count, "quote") for count in (0, 1, 2, 1200)] == ["0 quotes", "1 quote", "2 quotes", "1,200 quotes"]
