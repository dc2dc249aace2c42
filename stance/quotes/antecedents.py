"""By what the mention of a source was taken for its speaker, in words for people.

Told from the mention, the speaker and the article: whether the mention says by itself who it is, else where the article named
whom it was taken for. The place is that of the naming next before, where a reader would look for it.
"""

from bisect import bisect_left
from collections import defaultdict

from stance.language.tokens import tokenize
from stance.names import Resolution, Resolver
from stance.quotes.mentions import mention_of
from stance.records import UNKNOWN_ACTOR, Article, Quote, Span


class Antecedents:
    """Whom an article names, and where.

    Parameters
    ----------
    article : Article
    resolver : Resolver
        The one that its sources were resolved by.
    """

    def __init__(self, article: Article, resolver: Resolver) -> None:
        self._text = article.text
        self._resolver = resolver
        self._namings: dict[str, list[Span]] = defaultdict(list)  # a person's, state's or body's usual name -> where
        self._words: dict[str, list[Span]] = defaultdict(list)  # those with a capital that are in no name
        self._persons: set[str] = set()
        tokens = tokenize(article.text)
        within: set[int] = set()
        for found in resolver.names_in(tokens, article.date or resolver.gazetteer.as_of):
            within.update(range(found.start, found.end))
            for name in {found.name.name, found.name.actor}:
                self._namings[name].append((tokens.starts[found.start], tokens.ends[found.end - 1]))
            if found.name.form == "person":
                self._persons.add(found.name.name)
        for at, text in enumerate(tokens.texts):
            if text[0].isupper() and at not in within:
                self._words[text].append((tokens.starts[at], tokens.ends[at]))

    def of(self, quote: Quote) -> str:
        """Return by what the mention of a quote's source was taken for its speaker."""
        if not quote.source:
            return "no source is named"
        mention, speaker = mention_of(quote.source_text).text, quote.speaker
        shown = f"“{' '.join(mention.split())}”"
        alone = self._resolver.resolve(mention, quote.date)
        if alone and alone.speaker and alone.speaker == speaker:
            return f"{shown} {_by_itself(quote, alone)}"
        if quote.actor == UNKNOWN_ACTOR:
            return f"{shown} is nobody whom the article or the gazetteer makes known"
        if quote.actor == speaker and _says(mention, speaker):
            return f"{shown} stands for itself: {speaker}"
        return f"{shown} was taken for {_who(quote)}, {self._where(quote)}"

    def _where(self, quote: Quote) -> str:
        """Where the article named, before the mention or else after it, whom it was taken for."""
        spans = self._spans(quote)
        at = bisect_left(spans, quote.source[0])
        if at:
            return f"named before as {self._shown(spans[at - 1])}"
        if quote.speaker and (said := self._text.rfind(quote.speaker, 0, quote.source[0][0])) >= 0:
            return f"named before as {self._shown((said, said + len(quote.speaker)))}"
        behind = next((span for span in spans[at:] if span[0] >= quote.source[-1][1]), None)
        if behind:
            return f"named only behind it, as {self._shown(behind)}"
        surname = mention_of(quote.source_text).name[-1:]
        holders = self._resolver.gazetteer.surnames.get("".join(surname).lower(), ())
        known = any(holder.name == quote.speaker for holder in holders)
        return "whom the gazetteer knows by that name" if known else "whom the article names nowhere else"

    def _spans(self, quote: Quote) -> list[Span]:
        """Where the article names a speaker; where it is a role, whom they speak for."""
        speaker = quote.speaker
        if speaker is None or len(quote.actors) > 1 or _says(quote.source_text, speaker):
            return sorted({span for actor in quote.actors for span in self._namings.get(actor, ())})
        namings, surname = self._namings.get(speaker, []), speaker.split()[-1]
        shared = any(person != speaker and person.endswith(f" {surname}") for person in self._persons)
        return namings if shared else sorted([*namings, *self._words.get(surname, ())])

    def _shown(self, span: Span) -> str:
        return f"“{' '.join(self._text[slice(*span)].split())}” at character {span[0]}"


def _by_itself(quote: Quote, alone: Resolution) -> str:
    if alone.actor != quote.actor:
        actor = "nobody known" if quote.actor == UNKNOWN_ACTOR else quote.actor
        return f"names {alone.speaker}, taken to speak for {actor} by what else the article says"
    if alone.form == "person" and alone.actor != alone.speaker:
        return f"names {alone.speaker}, who speaks for {quote.actor} by the mention or the gazetteer"
    return f"says by itself that it is {' and '.join(quote.actors)}"


def _who(quote: Quote) -> str:
    """Whom a mention was taken for: a person, or whom a role speaks for."""
    if len(quote.actors) > 1:
        return " and ".join(quote.actors)
    if quote.speaker is None or quote.speaker == quote.actor or _says(quote.source_text, quote.speaker):
        return quote.actor
    return f"{quote.speaker} ({quote.actor})"


def _says(mention: str, name: str | None) -> bool:
    """Whether a mention holds a name as it stands."""
    return bool(name) and str(name).casefold() in mention.casefold()
