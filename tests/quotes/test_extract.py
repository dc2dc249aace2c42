import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.quotes import Extractor, extract
from stance.records import Article, Quote, joined
from tests.quotes.samples import DAY, article, quotes_of

PIECES = (
    "Ada Hale said ", "according to Denmark", "the ministry ", "Tokyo is concerned about ", "he added ", "adding that ",
    "welcomed the truce", "that ", "we wait", "Nobody has called", "Mr Hale", "NATO", "rejected ", "to ", ", ", ". ",
    ": ", "; ", "? ", "! ", " – ", "— ", "... ", "“", "”", '"', "''", "„", "‘", "’", "'", "«", "»", "``", "\n", "\r\n",
    "\n\n", "\t", " ", "'s ", "(", ")", "1.", "U.S. ", "By ", "Most read", "\u200b", "\u200f", "\u0301", "\u2028",
    "\x00", "\x85", "東京", "طوكيو", "é", "ﬁ", "İ", "ß", "😀",
)  # fmt: skip
NEWS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
TEXT = (
    "Ada Hale, the mayor of Port Ellery, said the ward was “at the end of its strength”.\n\n"
    "“We have waited since May,” she said. “Nobody has called.”\n\n"
    "Denmark condemned the delay. The Danish government also said that it would send boats.\n"
)


def check(text: str, quotes: list[Quote]) -> None:
    for quote in quotes:
        start, end = quote.statement
        assert quote.content
        assert quote.text == text[start:end]
        for first, last in quote.content + quote.cue + quote.source:
            assert start <= first < last <= end
        assert quote.words == joined(text, quote.content)
        assert quote.source_text == joined(text, quote.source)
        assert quote.cue_text == joined(text, quote.cue)
        assert quote.context == text[quote.context_start :][: len(quote.context)]
        assert quote.context_start <= start
        assert end <= quote.context_start + len(quote.context)
        assert quote.actor
        assert quote.actors[0] == quote.actor
        assert 0 < quote.confidence <= 1
        assert quote.kind in {"direct", "mixed", "indirect"}
    assert len({quote.id for quote in quotes}) == len(quotes)


@given(NEWS)
def test_pieces_of_news_in_any_order_give_spans_within_the_text(text: str) -> None:
    quotes = quotes_of(text)
    check(text, quotes)
    assert quotes == quotes_of(text)


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    check(text, quotes_of(text))


@given(NEWS)
def test_a_quote_survives_its_row(text: str) -> None:
    for quote in quotes_of(text):
        assert Quote.from_row(json.loads(json.dumps(quote.to_row()))) == quote


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\ufeff",
        '"' * 5000,
        "“" * 5000,
        "”" * 5000,
        "''" * 5000,
        "„" * 5000,
        "‘" * 5000,
        "“a” " * 2000,
        'said "' * 1000,
        "adasaidthattheboatswerelate" * 300,
        "ADA HALE SAID THAT THE BOATS WERE LATE. " * 50,
        "said " * 1000,
        "Ada Hale said " * 300,
        "Ada Hale, " * 1000 + "said so.",
        "and " * 2000,
        "A" * 20000,
        "." * 20000,
        "Ada " * 3000 + "said that it was late.",
        "\u200f\u202eAda Hale said\u202c that the boats were late.",
        "Ada\u200b Hale\u200d said that\u2060 the boats were late.",
        "A\u0301da Hale s\u0301aid tha\u0301t the boats we\u0301re late.",
        "\ud800 Ada Hale said that the boats \udfff were late.",
        "\x00Ada Hale said\x00 that the boats were late.",
    ],
    ids=lambda text: repr(text[:12]),
)
def test_a_strange_text_is_read_all_the_same(text: str) -> None:
    check(text, quotes_of(text))


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2029"])
def test_every_line_break_gives_the_same_quotes(newline: str) -> None:
    expected = [(quote.words, quote.speaker, quote.actor) for quote in quotes_of(TEXT)]
    text = TEXT.replace("\n", newline)
    found = quotes_of(text)
    check(text, found)
    assert [(quote.words, quote.speaker, quote.actor) for quote in found] == expected
    assert len(expected) == 4


def test_quotes_come_in_the_order_of_the_text_with_the_articles_fields() -> None:
    whole = Article(
        id="ellery", text=TEXT, title="Late boats", date=DAY, outlet="Quay Courier", url="https://quay.example/1"
    )
    quotes = list(extract([whole]))
    assert [quote.content[0][0] for quote in quotes] == sorted(quote.content[0][0] for quote in quotes)
    for quote in quotes:
        assert (quote.article, quote.title, quote.date) == ("ellery", "Late boats", DAY)
        assert (quote.outlet, quote.url) == ("Quay Courier", "https://quay.example/1")


def test_articles_are_read_one_by_one_and_do_not_know_of_each_other() -> None:
    alone = quotes_of("She said that the boats were late.")
    after = list(extract([article(TEXT), article("She said that the boats were late.")]))[-1:]
    assert [(quote.speaker, quote.actor) for quote in after] == [(quote.speaker, quote.actor) for quote in alone]


@pytest.mark.parametrize(
    "footer",
    [
        "\nLeave a reply\n",
        "\n\nMost read\n1. Denmark: 'We will not pay for...\n2. The end of the boats",
        "\n\nAda Hale is the mayor.",
        "\r\n© Quay Courier",
        "\n\nNorway said that it would send boats too.",
    ],
)
def test_a_footer_leaves_the_quotes_and_their_ids_as_they_were(footer: str) -> None:
    before = quotes_of(TEXT)
    after = quotes_of(TEXT + footer)[: len(before)]
    assert [(quote.id, quote.text) for quote in after] == [(quote.id, quote.text) for quote in before]


def test_what_stands_before_leaves_the_ids_as_they_were() -> None:
    before = {quote.id for quote in quotes_of(TEXT)}
    after = {quote.id for quote in quotes_of("The boats of Port Ellery are late again.\n\n" + TEXT)}
    assert before == after


def test_one_statement_made_twice_has_two_ids() -> None:
    text = "Denmark condemned the delay.\n\nNobody replied.\n\nDenmark condemned the delay."
    first, second = quotes_of(text)
    assert first.text == second.text
    assert first.id != second.id


def test_the_id_depends_on_the_article() -> None:
    (one,) = extract([Article(id="a", text="Denmark condemned the delay.")])
    (other,) = extract([Article(id="b", text="Denmark condemned the delay.")])
    assert one.id != other.id


def test_the_context_is_the_statement_with_a_sentence_on_either_side() -> None:
    text = "One boat sank. Two came in. Denmark condemned the delay. Nobody replied. It rained."
    (quote,) = quotes_of(text)
    assert quote.text == "Denmark condemned the delay."
    assert quote.context == "Two came in. Denmark condemned the delay. Nobody replied."


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“We wait for the boats,” Ada Hale said.", "direct"),
        ("Ada Hale said: “We wait for the boats.”", "direct"),
        ("Ada Hale said that the town “waits for the boats”.", "mixed"),
        ("Ada Hale said the “boats” were late.", "mixed"),
        ("Ada Hale said that the boats were late.", "indirect"),
        ("Denmark condemned the delay.", "indirect"),
    ],
)
def test_the_kind_is_how_much_stands_between_marks(text: str, kind: str) -> None:
    (quote,) = quotes_of(text)
    assert quote.kind == kind


def test_a_pronoun_is_trusted_less_than_a_name() -> None:
    named, pronoun = quotes_of("Ada Hale said that the boats were late. She said that nobody had called.")
    assert pronoun.speaker == named.speaker == "Ada Hale"
    assert pronoun.confidence < named.confidence


def test_an_extractor_can_be_used_again() -> None:
    extractor = Extractor()
    assert extractor.extract(article(TEXT)) == extractor.extract(article(TEXT))
