"""The corpus page: who stands where, and the quotes that show it, in one file of HTML."""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from operator import not_
from typing import Any

from stance.records import UNKNOWN_ACTOR
from stance.report.passages import Passage, passage
from stance.report.rendering import render
from stance.report.tables import ActorRow, actor_of, actor_table, add_up
from stance.report.wording import day_in_words, headline, parse_day
from stance.scheme import Question, Scheme

# What a page may link to; anything else (javascript:, file:, data:) stays text.
_LINKED = re.compile(r"https?://[^\s<>\"'\x00-\x1f]+", re.IGNORECASE)
_DOUBTFUL = 0.5  # a confidence below this is told
_ANCHOR = 60  # characters
_LONG = 20  # a table of more actors than these folds away those quoted once


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question, and the model's probability for it where it gave one."""

    question: str
    name: str | None
    probability: float | None


@dataclass(frozen=True, slots=True)
class QuoteView:
    """A quote as the page shows it."""

    anchor: str
    passage: Passage
    answer: Answer
    others: tuple[Answer, ...]
    speaker: str | None
    along: tuple[str, ...]
    kind: str | None
    doubt: float | None
    date: str | None
    day: str | None
    outlet: str | None
    article: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Section:
    """An actor with its quotes."""

    anchor: str
    row: ActorRow
    quotes: tuple[QuoteView, ...]


def corpus_page(rows: Iterable[Mapping[str, Any]], scheme: Scheme, *, model: Mapping[str, str]) -> str:
    """Return the page on some predicted quotes: a table of actors, and each actor's quotes.

    The page is one file that loads nothing, shows whatever stands in the rows as text, and depends on its inputs only.
    Actors are sorted as in `stance.report.actor_table`; an actor's quotes by how frequent their answer is with the
    actor, then by falling probability, then as given.

    Parameters
    ----------
    rows : iterable of mapping
        Prediction rows. ``text`` is enough; whatever else a quote has is shown too.
    scheme : Scheme
        Its first question makes the table; the others stand beside each quote.
    model : mapping of str to str
        What is known of the model, as ``{"name": "starter", "digest": "..."}``: shown at the foot.

    Raises
    ------
    BadRecordError
        If an answer is no class of its question, or spans are no lists of ``[start, end]``.
    """
    kept = list(rows)
    question = scheme.questions[0]
    table = actor_table(kept, scheme, question.name)
    sections = _sections(kept, table, scheme)
    often, once = _parted(sections)
    return render(
        "corpus.html.j2",
        colors=[each.color for each in question.classes],
        scheme=scheme,
        question=question,
        headline=headline(table, articles=len(_distinct(kept, "article")), dates=_distinct(kept, "date")),
        overall=add_up(table, question),
        sections=sections,
        often=often,
        once=once,
        model={str(name): str(value) for name, value in model.items()},
        unknown=UNKNOWN_ACTOR,
    )


def _sections(rows: Sequence[Mapping[str, Any]], table: Sequence[ActorRow], scheme: Scheme) -> list[Section]:
    by_actor: dict[str, list[QuoteView]] = {}
    for row, anchor in zip(rows, _anchors("q", [_text(row, "id") or "" for row in rows]), strict=True):
        by_actor.setdefault(actor_of(row), []).append(_view(row, anchor, scheme))
    anchors = _anchors("actor", [row.actor for row in table])
    return [
        Section(anchor, row, tuple(sorted(by_actor[row.actor], key=lambda view: _rank(view, row))))
        for row, anchor in zip(table, anchors, strict=True)
    ]


def _parted(sections: Sequence[Section]) -> tuple[list[Section], list[Section]]:
    """Part the actors quoted often from those quoted once, where there are so many that the eye gets lost."""
    folded = [section.row.total == 1 and section.row.actor != UNKNOWN_ACTOR for section in sections]
    if len(sections) <= _LONG or all(folded):
        return list(sections), []
    return list(compress(sections, map(not_, folded))), list(compress(sections, folded))


def _rank(view: QuoteView, row: ActorRow) -> tuple[int, int, float]:
    name = view.answer.name
    order = len(row.counts) if name is None else list(row.counts).index(name)
    return -row.counts.get(name or "", 0), order, -(view.answer.probability or 0)


def _view(row: Mapping[str, Any], anchor: str, scheme: Scheme) -> QuoteView:
    first, *others = (_answer(row, question, scheme) for question in scheme.questions)
    date, url, confidence = _text(row, "date"), _text(row, "url"), _share(row.get("confidence"))
    url = url if url and _LINKED.fullmatch(url) else None
    day = parse_day(date) if date else None
    actor, along = actor_of(row), row.get("actors")
    speaker = _text(row, "speaker") or _text(row, "source_text")
    return QuoteView(
        anchor=anchor,
        passage=passage(row),
        answer=first,
        others=tuple(answer for answer in others if answer.name),
        speaker=speaker if speaker != actor else None,
        along=tuple(str(each) for each in along if each != actor) if isinstance(along, (list, tuple)) else (),
        kind=_text(row, "kind"),
        doubt=confidence if confidence is not None and confidence < _DOUBTFUL else None,
        date=day.isoformat() if day else None,
        day=day_in_words(day) if day else date,
        outlet=_text(row, "outlet"),
        article=_article(row, linked=url is not None),
        url=url,
    )


def _answer(row: Mapping[str, Any], question: Question, scheme: Scheme) -> Answer:
    name = scheme.answers_of(row)[question.name]
    probabilities = row.get("probabilities")
    of_question = probabilities.get(question.name) if isinstance(probabilities, Mapping) else None
    probability = of_question.get(name) if isinstance(of_question, Mapping) else None
    return Answer(question.name, name, _share(probability))


def _article(row: Mapping[str, Any], *, linked: bool) -> str | None:
    """Name the article by its title; without a link its id tells which file it is."""
    title, identity = _text(row, "title"), _text(row, "article")
    return f"{title} ({identity})" if title and identity and not linked else title or identity


def _share(value: Any) -> float | None:
    return float(value) if isinstance(value, (int, float)) and math.isfinite(value) else None


def _distinct(rows: Iterable[Mapping[str, Any]], name: str) -> list[str]:
    return list(dict.fromkeys(text for row in rows if (text := _text(row, name))))


def _text(row: Mapping[str, Any], name: str) -> str | None:
    value = row.get(name)
    return str(value).strip() or None if isinstance(value, (str, int)) else None


def _anchors(prefix: str, names: Iterable[str]) -> list[str]:
    """Return an anchor a name, readable where the name allows; a second of the same gets a number."""
    counts: Counter[str] = Counter()
    taken: dict[str, None] = {}
    for name in names:
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
        wanted = anchor = re.sub("[^a-z0-9]+", "-", f"{prefix} {plain}")[:_ANCHOR].strip("-")
        counts[wanted] += 1
        while anchor in taken:
            anchor = f"{wanted}-{counts[wanted]}"
            counts[wanted] += anchor in taken
        taken[anchor] = None
    return list(taken)
