"""Segments: what of an article is read one by one, a sentence or several that belong to one quotation."""

from typing import NamedTuple

from stance.records import Span


class Segment(NamedTuple):
    """A sentence, or several that belong to one quotation.

    Parameters
    ----------
    span : span
        Where it stands in the article's text.
    first, end : int
        Its words, end exclusive.
    headline : bool
        Whether it is the article's headline.
    quotes : bool
        Whether quotations stand in it.
    is_quotation : bool
        Whether nothing but quotations stands in it.
    in_speech : bool
        Whether it is a sentence of somebody's speech.
    """

    span: Span
    first: int
    end: int
    headline: bool
    quotes: bool
    is_quotation: bool
    in_speech: bool = False
