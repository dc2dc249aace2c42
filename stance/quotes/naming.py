"""Whom and what an article names where: persons with their offices, and their surnames once they are known."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property, lru_cache
from operator import itemgetter

from stance.language.grammar import TIME_WORDS
from stance.language.tokens import Tokens
from stance.names import Found, Name, Resolver
from stance.quotes.mentions import (
    HONORIFICS,
    KIN,
    MINISTERIAL,
    NAMING_TITLES,
    belongs_to_title,
    description_end,
    part_of,
)
from stance.quotes.people import People, Person
from stance.records import Span

STATE_FORMS = frozenset({"country", "demonym", "place", "metonym"})
_TITLE_REACH = 8  # tokens before a name in which its office and country stand
_BEFORE_ONE_WORD = HONORIFICS | NAMING_TITLES | {","}
_HEADLINE_LONGEST = 400  # characters
_LINE_ENDS = tuple(".!?…:;,\"”’'»)")
_TITLE_CASE = 0.6  # share of tokens with a capital from which on a capital says nothing
_AHEAD = 120  # tokens in which somebody quoted before being named is named
_DATELINE = re.compile(
    r"^[A-Z][A-Z .'’-]{2,}(?:,[^–—\n]{0,40}|\s*\([^)\n]{0,30}\))*\s*(?:–|—|--|-)\s+(?=\S)", re.MULTILINE
)
_DATELINE_WITHIN = 1500  # characters
# Where papers report from without reporting of the state: seats of bodies.
_SEATS_OF_BODIES = re.compile(r"GENEVA|VIENNA|BRUSSELS|NEW YORK|UNITED NATIONS|THE HAGUE|DAVOS|STRASBOURG")
_LEADING = frozenset({"president", "leader", "minister", "chancellor", "king", "premier", "emir"})


class Naming:
    """What an article names, as far as it has been read.

    Parameters
    ----------
    resolver : Resolver
    date : str, optional
        The article's ISO day.
    text : str
        The article's.
    tokens : Tokens
        Those of the whole text.
    """

    def __init__(self, resolver: Resolver, date: str | None, text: str, tokens: Tokens) -> None:
        self.resolver = resolver
        self.date = date
        self.day = date or resolver.gazetteer.as_of
        self.text = text
        self.tokens = tokens
        self.people = People(resolver.gazetteer.titles)
        self.named: dict[str, None] = {}  # all states named, the most recent last
        self._places, self._capitals = resolver.finder.places(tokens)
        self._dateline = _dateline_of(text)
        self._read = 0
        self._unread: list[Span] = []

    def read_on(self, start: int, end: int) -> Span:
        """Return the tokens of the stretch read now, a dateline left out, and remember what was passed over before it."""
        if start > self._read:
            self._unread.append((self._read, start))
        self._read = max(self._read, end)
        if start < self._dateline[1] and end > self._dateline[0]:
            start = self._dateline[1]
        return self._tokens_of(start, end)

    def read_passed_over(self) -> None:
        """Note the people of the stretches that were passed over: what somebody said, captions, furniture."""
        unread, self._unread = self._unread, []
        for start, end in unread:
            begin, stop = self._tokens_of(start, end)
            for index, found in enumerate(names := self.names(begin, stop)):
                if found.name.form == "person" and found.name.name not in self.people:
                    self.meet(names, index, begin, stop)

    def ahead(self, gender: str) -> Person | None:
        """Return the first person named after what was read whom a pronoun may mean."""
        begin = bisect_left(self.tokens.starts, self._read)
        stop = min(len(self.tokens), begin + _AHEAD)
        for index, found in enumerate(names := self.names(begin, stop)):
            if found.name.form == "person" and self.resolver.gazetteer.gender(found.name.name) in {None, gender}:
                return self.meet(names, index, begin, stop)
        return None

    @cached_property
    def home(self) -> str | None:
        """The state that the article was filed from."""
        start, end = self._dateline
        if start == end or _SEATS_OF_BODIES.match(self.text, start):
            return None
        begin, stop = self._tokens_of(start, end)
        names = self.resolver.finder.names_at(range(begin, stop), self.tokens, stop, self.day)
        states = [found.name.actor for found in names if found.name.form in {"country", "place"}]
        return states[-1] if states else None

    @cached_property
    def all_states(self) -> set[str]:
        """Return the states that the whole article names, read or not."""
        forms = STATE_FORMS | {"person"}
        return {found.name.actor for found in self.names(0, len(self.tokens)) if found.name.form in forms}

    def in_office(self, surname: str) -> Name | None:
        """Return whom a surname means to a reader: the only one in office, or the only leader of a state that the article names."""
        known = self.resolver.gazetteer.surnames.get(surname, ())
        holding = [name for name in known if name.holds_on(self.day)]
        leaders = [name for name in holding if not _LEADING.isdisjoint(name.role.split())]
        named = [name for name in leaders if name.actor in self.named]
        for choice in (holding, named, leaders):
            if len({name.name for name in choice}) == 1:
                return choice[0]
        return None

    def names(self, begin: int, stop: int) -> list[Found]:
        """Return the names in some tokens; surnames of those named before, and "Mrs. Hale", are persons too."""
        places, first = self._places, bisect_left(self._places, begin)
        here = places[first : bisect_left(places, stop, first)]
        capitals, first = self._capitals, bisect_left(self._capitals, begin)
        capitals = capitals[first : bisect_left(capitals, stop, first)]
        if not here and not capitals:
            return []
        names = self.resolver.finder.names_at(here, self.tokens, stop, self.day) if here else []
        if names and len(capitals) > max(3, _TITLE_CASE * (stop - begin)) and self._is_headline(begin):
            names = [each for each in names if each.name.role or each.name.form in STATE_FORMS]
        lowers, surnames, titled = self.tokens.lowers, self.people.surnames, self._titled
        if not [at for at in capitals if lowers[at] in surnames or at in titled]:
            return names
        alone = self._alone(names, capitals, begin)
        return sorted([*names, *alone], key=itemgetter(0)) if alone else names

    def _alone(self, names: Sequence[Found], capitals: Sequence[int], begin: int) -> list[Found]:
        """The persons named by one word, outside of the names that were found."""
        lowers, surnames, titled = self.tokens.lowers, self.people.surnames, self._titled
        alone: list[Found] = []
        within: set[int] = set()
        for at in capitals:
            has_title = at in titled and at > begin
            if not has_title and lowers[at] not in surnames:
                continue
            within = within or {each for name in names for each in range(name.start, name.end)}
            if at in within:
                continue
            if person := self._by_surname(at):
                alone.append(Found(at, at + 1, _name_of("surname", person.name, person.actor)))
            elif has_title:
                alone.append(Found(at, at + 1, _name_of("person", self.tokens.texts[at], self.tokens.texts[at])))
        return alone

    def _is_headline(self, begin: int) -> bool:
        """Whether a line of words with capitals ends like no sentence, so that a run of them tells no name."""
        start = self.tokens.starts[begin]
        end = self.text.find("\n", start, start + _HEADLINE_LONGEST)
        return end >= 0 and not self.text[start:end].rstrip().endswith(_LINE_ENDS)

    def _by_surname(self, at: int) -> Person | None:
        texts, lowers = self.tokens.texts, self.tokens.lowers
        before = lowers[at - 1].rstrip(".") if at else ""
        titles = [before] if before in HONORIFICS or before in self.resolver.gazetteer.titles else []
        if person := self.people.of_surname(lowers[at], titles):
            return person
        if not titles or texts[at].isupper():
            return None
        self.read_passed_over()
        if person := self.people.of_surname(lowers[at], titles):
            return person
        if meant := self.in_office(lowers[at]):
            gender = self.resolver.gazetteer.gender(meant.name)
            return self.people.remember(meant.name, meant.actor, [before, *meant.role.lower().split()], gender=gender)
        if before not in HONORIFICS:
            return None
        name = f"{texts[at - 1]} {texts[at]}"
        return self.people.remember(name, name, [before])

    @cached_property
    def _titled(self) -> set[int]:
        """The capitalised words that are names because of the title before them."""
        lowers = self.tokens.lowers
        return {
            at
            for at in self._capitals
            if at and (title := lowers[at - 1]) in _BEFORE_ONE_WORD and (title in HONORIFICS or self._is_titled(at))
        }

    def _is_titled(self, at: int) -> bool:
        """Whether a capitalised word is a name because of the title before it: "Queen Margrethe", "Minister Okafor"."""
        texts, lower, gazetteer = self.tokens.texts, self.tokens.lowers[at], self.resolver.gazetteer
        before = self.tokens.lowers[max(0, at - 2) : at]
        kin = len(before) > 1 and before[1] == "," and before[0] in KIN  # "his wife, Ana"
        if not kin and (not texts[at - 1][0].isupper() or before[-1] not in NAMING_TITLES):
            return False
        if not lower.isalpha() or texts[at].isupper() or gazetteer.is_name(texts[at]):
            return False
        return lower not in TIME_WORDS and lower not in gazetteer.titles

    def meet(self, names: Sequence[Found], index: int, begin: int, stop: int) -> Person:
        """Return a person, noted with the office and country that stand beside their name."""
        tokens, gazetteer, found = self.tokens, self.resolver.gazetteer, names[index]
        first, last = self._title_start(found.start, begin), description_end(tokens, found.end, stop, gazetteer)
        if last == found.end and index + 1 < len(names) and tokens.lowers[last : last + 1] == ["of"]:
            following = names[index + 1]
            last = following.end if following.start in {last + 1, last + 2} else last
        name, actor = found.name.name, found.name.actor
        words = tokens.lowers[first:last]
        if last - first > found.end - found.start:
            text = self.text[tokens.starts[first] : tokens.ends[last - 1]]
            resolution = self.resolver.resolve(text, self.date, tokens=part_of(tokens, first, last))
            if resolution and resolution.form == "person" and resolution.speaker:
                name, actor = resolution.speaker, resolution.actor or resolution.speaker
            if actor == name:
                actor = self._by_place(words, found.start - first) or actor
        if found.name.role and found.name.actor != found.name.name:
            words = [*words, *_words_of(found.name.role)]
        return self.people.remember(name, actor, words, gender=gazetteer.gender(name))

    def _title_start(self, start: int, begin: int) -> int:
        """Where what stands before a name as its title begins: "the commerce secretary, Ada Hale"."""
        tokens, titles = self.tokens, self.resolver.gazetteer.titles
        first, furthest = start, max(begin, start - _TITLE_REACH)
        if first - 2 >= furthest and tokens.texts[first - 1] == ",":
            before = first - 2
            while before - 1 > furthest and tokens.texts[before][0].isupper() and tokens.lowers[before] not in titles:
                before -= 1 + (tokens.lowers[before - 1] == "of")  # "the bishop of Cork, Ada Hale"
            if tokens.lowers[before] in titles or tokens.lowers[before] in KIN or tokens.lowers[before] == "'s":
                first -= 1
        while first > furthest and belongs_to_title(tokens, first - 1, self.resolver.gazetteer):
            first -= 1
        return start if tokens.texts[first] == "," else first

    def _by_place(self, words: Sequence[str], before: int) -> str | None:
        """Whom somebody speaks for whose office stands without its state: "the finance minister, Ada Hale"."""
        if list(words[max(0, before - 2) : before]) == [
            "'s",
            ",",
        ]:  # "Finland's ambassador, ..., and Sweden's, Ada Hale"
            return next(reversed(self.named), None)
        if MINISTERIAL.isdisjoint(words) or "former" in words or self.resolver.gazetteer.office(words) != "country":
            return None
        return self.home or (next(iter(self.named)) if len(self.named) == 1 else None)

    def _tokens_of(self, start: int, end: int) -> Span:
        starts = self.tokens.starts
        begin = bisect_left(starts, start)
        return begin, bisect_left(starts, end, begin) if end > start else begin


@lru_cache(maxsize=4096)
def _name_of(form: str, name: str, actor: str) -> Name:
    """Somebody named by one word."""
    return Name(form, name, actor)


@lru_cache(maxsize=4096)
def _words_of(role: str) -> tuple[str, ...]:
    """The words of an office in small letters."""
    return tuple(role.lower().split())


def _dateline_of(text: str) -> Span:
    found = _DATELINE.search(text, 0, _DATELINE_WITHIN)
    return found.span() if found else (0, 0)
