"""Quotes placed in an article of our own, as an extraction may find them."""

from typing import Any

from stance.records import Quote, Row, digest

ARTICLE = (
    "The weir reopened on Monday. “We were never asked,” the miller said, adding that the reeds had been cut too early. "
    "Chile welcomed the repairs. Nobody else came.\n\n"
    "The council thanked the divers and promised a second survey before winter. Chile welcomed the repairs."
)


def placed(words: str, statement: str = "", *, text: str = ARTICLE, after: int = 0, **changes: Any) -> Quote:
    """A quote of these words, in the sentence named or standing alone, first found from `after` on."""
    statement = statement or words
    first = text.index(statement, after)
    start = text.index(words, first)
    fields: dict[str, Any] = {
        "id": digest(text[:20], words, str(start), length=8),
        "article": "weir",
        "title": None,
        "date": None,
        "outlet": None,
        "url": None,
        "content": ((start, start + len(words)),),
        "cue": (),
        "source": (),
        "statement": (first, first + len(statement)),
        "text": statement,
        "words": words,
        "source_text": "",
        "cue_text": "",
        "context": text[max(0, first - 30) : first + len(statement) + 30],
        "context_start": max(0, first - 30),
        "speaker": None,
        "actor": "Chile",
        "actors": ("Chile",),
        "kind": "indirect",
        "confidence": 0.8,
    }
    return Quote(**fields | changes)


def label(quote: Quote, **changes: Any) -> Row:
    """A label of a quote."""
    return {**quote.to_row(), "stance": "concerned", "how": "single", **changes}


def bare(row: Row, *names: str) -> Row:
    """A row without some of its fields."""
    return {name: value for name, value in row.items() if name not in names}
