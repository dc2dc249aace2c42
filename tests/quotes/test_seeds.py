"""How much of what a careful reader lists in the seed articles is found: floors, so that no change costs any unnoticed."""

import json
from functools import cache
from typing import Any

from stance.quotes import Extractor
from stance.records import Article, Quote, Spans
from stance.resources import resource
from tests.conftest import ROOT

CONTENT_FLOOR = 209
ACTOR_FLOOR = 151
SAME = 0.5  # Jaccard similarity of two contents' letters, from which on they are one statement


def rows(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


GOLD = rows((ROOT / "tests" / "data" / "seeds.gold.jsonl").read_text(encoding="utf-8"))


@cache
def articles() -> dict[str, Article]:
    folder = resource("seeds")
    read = [Article(id=path.stem, text=path.read_bytes().decode("utf-8")) for path in sorted(folder.glob("*.txt"))]
    read += [Article.from_row(row) for row in rows((folder / "more.jsonl").read_text(encoding="utf-8"))]
    return {article.id: article for article in read}


@cache
def quotes() -> dict[str, list[Quote]]:
    extractor = Extractor(fast=False)
    return {article.id: extractor.extract(article) for article in articles().values()}


def parts(row: dict[str, Any]) -> list[str]:
    return row["content"] if isinstance(row["content"], list) else [row["content"]]


def letters(text: str, spans: Spans) -> set[int]:
    return {at for start, end in spans for at in range(start, end) if text[at].isalnum()}


def best_match(row: dict[str, Any]) -> Quote | None:
    """Return the quote whose content is most like the row's, where it is like enough."""
    text = articles()[row["article"]].text
    starts = [(text.index(part), len(part)) for part in parts(row)]
    gold = letters(text, tuple((start, start + length) for start, length in starts))
    scored = []
    for quote in quotes()[row["article"]]:
        own = letters(text, quote.content)
        scored.append((len(gold & own) / len(gold | own), quote))
    likeness, quote = max(scored, key=lambda pair: pair[0])
    return quote if likeness >= SAME else None


def test_the_gold_stands_in_its_article() -> None:
    away = [
        (row["article"], part)
        for row in GOLD
        for part in (*parts(row), row["source"])
        if part not in articles()[row["article"]].text
    ]
    assert away == []
    assert {row["article"] for row in GOLD} == set(articles())


def test_enough_of_the_contents_are_found() -> None:
    found = sum(best_match(row) is not None for row in GOLD)
    assert found >= CONTENT_FLOOR, f"{found} of {len(GOLD)} contents found; the floor is {CONTENT_FLOOR}"


def test_enough_of_the_actors_are_right() -> None:
    matches = [(row, best_match(row)) for row in GOLD]
    right = sum(quote is not None and quote.actor == row["actor"] for row, quote in matches)
    assert right >= ACTOR_FLOOR, f"{right} of {len(GOLD)} actors right; the floor is {ACTOR_FLOOR}"


def test_little_is_found_that_nobody_listed() -> None:
    found = sum(len(each) for each in quotes().values())
    assert found <= 1.1 * len(GOLD), f"{found} statements found where a reader lists {len(GOLD)}"


def test_every_article_gives_statements() -> None:
    assert [name for name, found in quotes().items() if not found] == []
