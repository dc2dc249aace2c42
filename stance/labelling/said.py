"""What is compared of a label or a quote: its words and where they stand in the article."""

import sys
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from stance.language.tokens import words
from stance.records import UNKNOWN_ACTOR, Row, Span, Spans, Statement, joined, read_spans


@dataclass(frozen=True)
class Said:
    """What is compared of a label or a quote.

    Parameters
    ----------
    text : str
        The statement.
    words : str
        What was said of it, empty where that is not known.
    content : spans
        Where that stands in the article, empty where not known; neither sorted nor apart of need.
    context, start : str, int
        A stretch of the article with the content in it, and where it begins.
    """

    id: str
    article: str | None
    actor: str
    text: str
    words: str
    content: Spans
    context: str
    start: int

    @classmethod
    def from_row(cls, row: Row) -> Self:
        """Read from the row of a label, an annotation or a quote.

        Raises
        ------
        BadRecordError
            If it is no statement.
        """
        statement = Statement.from_row(row)
        placed = row.get("statement")
        start = read_spans([placed], "statement")[0][0] if placed else 0
        content = tuple((first + start, last + start) for first, last in statement.content if first < last)
        given = row.get("words")
        context, context_start = _context(row, (start, start + len(statement.text))) or (statement.text, start)
        return cls(
            id=statement.id,
            article=statement.article,
            actor=statement.actor or UNKNOWN_ACTOR,
            text=statement.text,
            words=given if isinstance(given, str) and given else joined(statement.text, statement.content),
            content=content if placed else (),
            context=context,
            start=context_start,
        )

    @property
    def end(self) -> int:
        """Where the context ends."""
        return self.start + len(self.context)

    @cached_property
    def letters(self) -> int:
        """How many letters and figures the content has."""
        return self.letters_in(self.content)

    def letters_in(self, spans: Spans) -> int:
        """Return how many letters and figures stand in some spans, each counted once."""
        return sum(
            sum(map(str.isalnum, self.context[first - self.start : last - self.start])) for first, last in apart(spans)
        )

    @cached_property
    def said_words(self) -> tuple[str, ...]:
        """The content's words, the second of a word told from the first."""
        return _numbered(self.words)

    @cached_property
    def all_words(self) -> tuple[str, ...]:
        """The statement's words, likewise."""
        return _numbered(self.text)


def _context(row: Row, statement: Span) -> tuple[str, int] | None:
    """The row's context and where it begins, if the statement lies in it."""
    context, start = row.get("context"), row.get("context_start")
    if not isinstance(context, str) or not isinstance(start, int) or not row.get("statement"):
        return None
    inside = start <= statement[0] and statement[1] <= start + len(context)
    return (context, start) if inside else None


def apart(spans: Spans) -> list[Span]:
    """Return spans in their order, those that overlap made one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def _numbered(text: str) -> tuple[str, ...]:
    """A text's words as a set that knows how often each comes."""
    seen: Counter[str] = Counter()
    found = []
    for word in words(text):
        seen[word] += 1
        found.append(sys.intern(word if seen[word] == 1 else f"{word} {seen[word]}"))
    return tuple(found)
