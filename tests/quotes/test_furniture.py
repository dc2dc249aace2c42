import pytest

from stance.language.sentences import paragraphs
from stance.quotes.furniture import is_headline, statement_paragraphs
from tests.quotes.samples import quotes_of

AFTER = (
    "Norway welcomed the arrival of the boats that had been lying in the harbour of Port Ellery in the north since May."
)


def kept(text: str) -> list[str]:
    return [text[start:end] for (start, end), _ in statement_paragraphs(text, paragraphs(text))]


@pytest.mark.parametrize(
    "line",
    [
        "By Ada Hale",
        "By Ada Hale and Piet Berg",
        "By Ada Hale in Oslo",
        "By Ada Hale, harbour correspondent",
        "Photo: Ada Hale shows the harbour.",
        "A view of the harbour at dawn. Photo: Ada Hale/Quay Pictures",
        "Ada Hale, left, says goodbye to the crew on Monday.",
        "Ada Hale, right, and Piet Berg speak to reporters on Monday.",
        "Ada Hale speaks in Oslo on Monday. (AFP)",
        "Read more: Norway says it will not pay",
        "Read more: Norway says it will not pay.",
        "Related: Ada Hale says the boats are late",
        "Watch: Denmark condemns the delay",
        "Leave a reply",
        "Leave a Reply",
        "Leave a comment",
        "Share this article",
        "Share this article | Print | Leave a reply",
        "Sign up for our newsletter: five stories, every Friday.",
        "Newsletter: Get the Quay Report in your inbox.",
        "Subscribe",
        "Advertisement",
        "Follow our live blog",
        "Follow us on Telegram",
        "Published 21 June 2024, 18:40",
        "Updated on Monday at 18:40",
        "Source: Quay Courier",
        "Reporting by Ada Hale in Oslo; editing by Piet Berg",
        "© Quay Courier",
        "Copyright 2024 Quay Courier",
        "Tags: harbour, boats",
        "Town in the north waits for its boats",
        "Harbour reporter",
    ],
)
def test_page_furniture_is_passed_over(line: str) -> None:
    text = f"Denmark condemned the delay.\n\n{line}\n\n{AFTER}"
    assert kept(text) == ["Denmark condemned the delay.", AFTER]
    assert [quote.actor for quote in quotes_of(text)] == ["Denmark", "Norway"]


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the boats were late, Ada Hale said.",
        "Published figures were wrong, Ada Hale said.",
        "Video calls were cut, Ada Hale said.",
        "More on the plan will come in May, Ada Hale said.",
        "Most viewed the plan with fear, Ada Hale said.",
        "Source of the trouble was the pump, Ada Hale said.",
        "Comments like these are wrong, Ada Hale said.",
        "“More on this later,” said Ada Hale.",
        "“Leave a reply,” said Ada Hale.",
        "“We will leave a place on the left, for her,” said Ada Hale.",
        "The file was lost, Ada Hale said.",
        "Ada Hale said that the photo was hers.",
    ],
)
def test_a_sentence_that_begins_like_furniture_is_kept(line: str) -> None:
    text = f"Denmark condemned the delay.\n\n{line}"
    assert kept(text)[1:] == [line]
    assert "Ada Hale" in [quote.speaker for quote in quotes_of(text)][1:]


@pytest.mark.parametrize("head", ["Most read", "Most Read News", "Most viewed", "Trending", "Top stories", "Related"])
@pytest.mark.parametrize("mark", ["", "1. ", "- ", "-\n", "• "])
def test_a_list_of_headlines_gives_nothing(head: str, mark: str) -> None:
    headlines = (
        "Denmark condemns the delay of the boats in the no",
        "Norway: 'We will not pay for the...",
        "Ada Hale says she will go",
        "Minister says the water is...",
    )
    listed = "\n".join(f"{mark}{headline}" for headline in headlines)
    text = f"Denmark condemned the delay.\n\n{head}\n{listed}\n"
    assert [quote.text for quote in quotes_of(text)] == ["Denmark condemned the delay."]


def test_the_article_goes_on_after_a_list_of_headlines() -> None:
    text = (
        "Denmark condemned the delay.\n\nMost read\nNorway welcomes boats\nHale says she will go...\n\n"
        "The Danish government also said on Monday that it would send three boats of its own to the town.\n"
        "“Nobody has called us about the boats,” said Piet Berg."
    )
    assert [quote.speaker for quote in quotes_of(text)] == ["Denmark", "The Danish government", "Piet Berg"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Town waits for boats", True),
        ("Hale: We are ready to talk", True),
        ("Who pays for the boats", True),
        ("The town waits.", False),
        ("Who pays for the boats?", False),
        ("Nobody!", False),
        ("“We wait for boats”", False),
        ("The town waits for three things:", False),
        ("''We wait''", False),
        ("Hale said it was late...", False),
    ],
)
def test_a_headline_ends_like_no_sentence(line: str, *, expected: bool) -> None:
    assert is_headline(line) is expected


def test_only_the_first_line_is_the_articles_headline() -> None:
    text = "Hale: We are ready\n\nHale: We are waiting\n\nDenmark condemned the delay."
    lines = [(text[slice(*span)], headline) for span, headline in statement_paragraphs(text, paragraphs(text))]
    assert lines == [("Hale: We are ready", True), ("Denmark condemned the delay.", False)]


def test_a_text_that_begins_with_a_sentence_has_no_headline() -> None:
    text = "Denmark condemned the delay.\nNorway welcomed it."
    assert [headline for _, headline in statement_paragraphs(text, paragraphs(text))] == [False, False]


def test_an_empty_text_has_no_paragraphs() -> None:
    assert kept("") == []


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “ghost boats of the north” are in harbour.",
        "Her film “The Long Cold Tide” opens on Monday.",
        "The crews sang “We Are Still Here” and went home.",
        "The word “delay” was new.",
        "The price of fish rose by a tenth.",
        "Sources close to the talks met on Monday.",
        "Ada Hale met Piet Berg in Oslo on Monday.",
        "The report runs to 40 pages.",
    ],
)
def test_a_sentence_without_a_statement_gives_nothing(text: str) -> None:
    assert quotes_of(text) == []
