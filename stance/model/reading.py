"""A text read once: its tokens, which of them are quoted, and where its sentences are."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from stance.language.marks import quotations
from stance.language.sentences import sentences
from stance.language.tokens import Tokens, tokenize
from stance.records import Span


@dataclass(frozen=True, slots=True)
class ReadText:
    """A text's tokens, whether each stands between quotation marks, and its sentences as ranges of tokens."""

    tokens: Tokens
    quoted: list[bool]
    sentences: list[range]

    def sentence_of(self, at: int) -> range:
        """Return the sentence that a token stands in."""
        return next(each for each in self.sentences if at in each)


def read_text(text: str) -> ReadText:
    """Read a text into tokens."""
    tokens = tokenize(text)
    quoted = inside(tokens, [each.inner for each in quotations(text, (0, len(text)))])
    return ReadText(tokens, quoted, [tokens_of(tokens, span) for span in sentences(text)])


def inside(tokens: Tokens, spans: Iterable[Span]) -> list[bool]:
    """Return for each token whether one of the spans touches it."""
    flags = [False] * len(tokens)
    for span in spans:
        for at in tokens_of(tokens, span):
            flags[at] = True
    return flags


def tokens_of(tokens: Tokens, span: Span) -> range:
    """Return the tokens that a span touches."""
    first = bisect_right(tokens.ends, span[0])
    return range(first, max(first, bisect_left(tokens.starts, span[1])))
