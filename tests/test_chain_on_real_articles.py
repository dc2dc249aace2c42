"""Three real articles, badly translated in places, that do not ship: their statements are known by first and last words."""

import os
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from stance.articles import read_articles
from stance.jsonl import Rejects
from stance.quotes import extract
from stance.records import Quote

BENCH = os.environ.get("STANCE_BENCH")
SEEDS = Path(BENCH or ".").resolve().parent / "seeds"
pytestmark = pytest.mark.skipif(
    not BENCH or not SEEDS.is_dir(),
    reason="STANCE_BENCH is not set, or has no folder 'seeds' beside it: the three real articles are not here",
)


class Statement(NamedTuple):
    """What comes out of an article: how the content begins and ends, its last marks left out, who says it and for whom."""

    article: str
    begins: str
    ends: str | tuple[str, ...]
    speaker: str
    actor: str


STATEMENTS = (
    Statement("000", "the security situation around", "“increasingly difficult", "Japan", "Japan"),
    Statement("000", "Japan is observe", "between these nations", "Yoshimasa Hayashi", "Japan"),
    Statement(
        "000", "possible technical-military cooperation", ("and Pyongyang", "Council resolutions"), "Tokyo", "Japan"
    ),
    Statement("000", "The will of the", "in the invasion of Ukraine", "Yoshimasa Hayashi", "Japan"),
    Statement("002", "Russian President Vladimir Putin's", "with North Korea", "The Japanese government", "Japan"),
    Statement("002", "We are seriously worried", "surrounding our country", "Yoshimasa Hayashi", "Japan"),
    Statement("002", "Such remarks", "absolutely unacceptable", "Yoshimasa Hayashi", "Japan"),
    Statement("002", "relations have been", '"high alliance" level', "Kim Jong Un", "North Korea"),
    Statement("003", "The security environment", "is increasingly severe", "Yoshimasa Hayashi", "Japan"),
    Statement(
        "003", "Russia’s technical cooperation", "missile development", "a Japanese government official", "Japan"
    ),
    Statement("003", "alarmed", "alarmed", "Defense Ministry", "Japan"),
    Statement("003", "the bilateral relationship", "“alliance", "Kim Jong Un", "North Korea"),
)
HEADLINE_LIST = "Most Read News"


@cache
def quotes() -> dict[str, list[Quote]]:
    rejects = Rejects(strict=True)
    return {
        each.id.split("_")[0]: list(extract([each])) for each in read_articles(sorted(SEEDS.glob("*.txt")), rejects)
    }


def text_of(article: str) -> str:
    (path,) = SEEDS.glob(f"{article}_*.txt")
    return path.read_bytes().decode("utf-8")


@pytest.mark.parametrize("statement", STATEMENTS, ids=[f"{each.article}-{each.begins}" for each in STATEMENTS])
def test_a_statement_comes_out_on_its_speaker_and_actor(statement: Statement) -> None:
    found = [
        (quote.speaker, quote.actor)
        for quote in quotes()[statement.article]
        if quote.words.startswith(statement.begins) and quote.words.rstrip(",.”").endswith(statement.ends)
    ]
    assert found == [(statement.speaker, statement.actor)]


def test_spans_index_the_article_as_read() -> None:
    for article, found in quotes().items():
        for quote in found:
            text = text_of(article)
            assert text[slice(*quote.statement)] == quote.text
            assert " ".join(text[start:end] for start, end in quote.content) == quote.words


def test_nothing_comes_out_of_the_list_of_headlines() -> None:
    start = text_of("002").index(HEADLINE_LIST)
    assert [quote.text for quote in quotes()["002"] if quote.statement[1] > start] == []


def test_nothing_comes_out_of_links_and_captions() -> None:
    furniture = ("Leave a Reply", "Follow our liveblog", "left, and")
    assert [quote.text for each in quotes().values() for quote in each if any(f in quote.text for f in furniture)] == []
