"""What an article has named up to where it has been read: its people, states and bodies, and whom a sentence was about."""

import itertools
import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from stance.language.grammar import TIME_WORDS
from stance.language.tokens import Tokens
from stance.names import Found, Name, Resolver
from stance.quotes.mentions import (
    HONORIFICS,
    KIN,
    MINISTERIAL,
    NAMING_TITLES,
    PLURAL_ROLES,
    ROLE_NOUNS,
    belongs_to_title,
    description_end,
    is_person_noun,
    kind_of_noun,
    nouns_in,
    part_of,
    without_article,
)
from stance.quotes.people import People, Person, Speaker
from stance.records import UNKNOWN_ACTOR, Span

_TITLE_REACH = 8  # tokens before a name in which its office and country stand
_TOGETHER = 15  # tokens between two who are named together
_BEFORE_ONE_WORD = HONORIFICS | NAMING_TITLES | {","}
_HEADLINE_LONGEST = 400  # characters
_LINE_ENDS = tuple(".!?…:;,\"”’'»)")
_TITLE_CASE = 0.6  # share of tokens with a capital from which on a capital says nothing
_ONE = frozenset({"a", "an", "one", "another", "the"})
_AHEAD = 120  # tokens in which somebody quoted before being named is named
_DATELINE = re.compile(
    r"^[A-Z][A-Z .'’-]{2,}(?:,[^–—\n]{0,40}|\s*\([^)\n]{0,30}\))*\s*(?:–|—|--|-)\s+(?=\S)", re.MULTILINE
)
_DATELINE_WITHIN = 1500  # characters
# Where papers report from without reporting of the state: seats of bodies.
_SEATS_OF_BODIES = re.compile(r"GENEVA|VIENNA|BRUSSELS|NEW YORK|UNITED NATIONS|THE HAGUE|DAVOS|STRASBOURG")
_LEADING = frozenset({"president", "leader", "minister", "chancellor", "king", "premier", "emir"})
_STATE_FORMS = frozenset({"country", "demonym", "place", "metonym"})
_BESIDE = frozenset("in at from near to for with outside across inside into through around toward towards".split())


class Scene:
    """What has been named so far.

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
        self.subject: str | None = None  # the person the sentence before was about
        self.role: Speaker | None = None  # somebody nameless whom it was about: "a spokeswoman for the ministry"
        self.group: Speaker | None = None  # several of one kind whom it was about: "American officials"
        self.topic: Speaker | None = None  # the state or body it was about
        self.nearest: Speaker | None = None  # the state or body named last
        self.states: dict[str, None] = {}  # states and bodies that spoke or were named first, the most recent last
        self.named: dict[str, None] = {}  # all states named, the most recent last
        self.latest: tuple[list[tuple[Person, Found]], list[Found]] = (
            [],
            [],
        )  # who was named in the last stretch with names
        self.heads: dict[str, Speaker] = {}  # "ministry" -> who that was
        self.kinds: dict[str, Speaker] = {}  # "company" -> the last company named
        self._capitals = resolver.finder.capitals(tokens)
        self._places = resolver.finder.places(tokens, self._capitals)
        self._dateline = _dateline_of(text)
        self.us_states: dict[str, bool] = {}  # whether "Georgia" is a state of the Union here, once it was asked
        self._read = 0
        self._unread: list[Span] = []

    def observe(self, start: int, end: int) -> None:
        """Take note of who is named in a stretch of the text, in passing; offsets are characters."""
        if start > self._read:
            self._unread.append((self._read, start))
        self._read = max(self._read, end)
        if start < self._dateline[1] and end > self._dateline[0]:
            start = self._dateline[1]
        begin, stop = bisect_left(self.tokens.starts, start), bisect_left(self.tokens.starts, end)
        if begin >= stop:
            return
        names = self._names(begin, stop)
        persons = self._note(names, begin, stop)
        if persons:
            self.role = self.group = None
            self.subject = self._about(persons)
        else:
            self._take_role(names, begin, stop)
        if names:
            self.latest = (persons, names)

    def read_passed_over(self) -> None:
        """Note the people of the stretches that were passed over: what somebody said, captions, furniture."""
        unread, self._unread = self._unread, []
        for start, end in unread:
            begin, stop = bisect_left(self.tokens.starts, start), bisect_left(self.tokens.starts, end)
            for index, found in enumerate(names := self._names(begin, stop)):
                if found.name.form == "person" and found.name.name not in self.people:
                    self._meet(names, index, begin, stop)

    def ahead(self, gender: str) -> Person | None:
        """Return the first person named after what was read whom a pronoun may mean."""
        begin = bisect_left(self.tokens.starts, self._read)
        stop = min(len(self.tokens), begin + _AHEAD)
        for index, found in enumerate(names := self._names(begin, stop)):
            if found.name.form == "person" and self.resolver.gazetteer.gender(found.name.name) in {None, gender}:
                return self._meet(names, index, begin, stop)
        return None

    @cached_property
    def home(self) -> str | None:
        """The state that the article was filed from."""
        start, end = self._dateline
        if start == end or _SEATS_OF_BODIES.match(self.text, start):
            return None
        begin, stop = bisect_left(self.tokens.starts, start), bisect_left(self.tokens.starts, end)
        names = self.resolver.finder.names_at(range(begin, stop), self.tokens, stop, self.day)
        states = [found.name.actor for found in names if found.name.form in {"country", "place"}]
        return states[-1] if states else None

    def together(self) -> list[str]:
        """Return the actors whom the stretch read last names as joined: "Denmark and Norway", "Ada Hale, the mayor, and Piet Berg"."""
        persons, names = self.latest
        ordered = [(found, person.actor) for person, found in persons] or [(found, found.name.actor) for found in names]
        actors: list[str] = []
        for (first, actor), (second, other) in itertools.pairwise(ordered):
            between = self.tokens.lowers[first.end : second.start]
            if "and" in between and len(between) < _TOGETHER:
                actors += [actor, other]
            elif actors:
                break
        return list(dict.fromkeys(actors))

    def state_in_sight(self) -> str | None:
        """Return the state whose officials go without its name: the one that it is about, that spoke last, that it comes from."""
        if self.topic and self.topic.actor in self.named:
            return self.topic.actor
        if self.states:
            return next(reversed(self.states))
        if self.home:
            return self.home
        return next(iter(self.named)) if len(self.named) == 1 else None

    @cached_property
    def all_states(self) -> set[str]:
        """Return the states that the whole article names, read or not."""
        forms = _STATE_FORMS | {"person"}
        return {found.name.actor for found in self._names(0, len(self.tokens)) if found.name.form in forms}

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

    def name_body(self, name: Name) -> None:
        """Note by which nouns a body may be taken up again: "the commission", "the company"."""
        body = Speaker(name.name, name.actor, (name.actor,))
        for noun in nouns_in(name.name):
            self.heads[noun] = body
        if name.role:
            self.kinds[name.role] = body

    def known_as(self, noun: str) -> Speaker | None:
        """Return whom a noun meant before, or the last body of the kind that it means."""
        return self.heads.get(noun) or next(
            (self.kinds[kind] for kind in kind_of_noun(noun) if kind in self.kinds), None
        )

    def _names(self, begin: int, stop: int) -> list[Found]:
        """The names in some tokens; surnames of those named before, and "Mrs. Hale", are persons too."""
        here = self._places[bisect_left(self._places, begin) : bisect_left(self._places, stop)]
        names = self.resolver.finder.names_at(here, self.tokens, stop, self.day) if here else []
        if names and self._is_headline(begin, stop):
            names = [each for each in names if each.name.role or each.name.form in _STATE_FORMS]
        alone = self._alone(names, begin, stop)
        return sorted([*names, *alone], key=lambda each: each.start) if alone else names

    def _alone(self, names: Sequence[Found], begin: int, stop: int) -> list[Found]:
        """The persons named by one word, outside of the names that were found."""
        lowers, surnames = self.tokens.lowers, self.people.surnames
        first = bisect_left(self._capitals, begin)
        within = {at for each in names for at in range(each.start, each.end)}
        alone: list[Found] = []
        for at in self._capitals[first : bisect_left(self._capitals, stop, first)]:
            may_be_titled = at > begin and lowers[at - 1] in _BEFORE_ONE_WORD
            if at in within or not (may_be_titled or lowers[at] in surnames):
                continue
            titled = may_be_titled and (lowers[at - 1] in HONORIFICS or self._titled(at))
            if not titled and lowers[at] not in surnames:
                continue
            if person := self._by_surname(at):
                alone.append(Found(at, at + 1, Name("surname", person.name, person.actor)))
            elif titled:
                alone.append(Found(at, at + 1, Name("person", self.tokens.texts[at], self.tokens.texts[at])))
        return alone

    def _is_headline(self, begin: int, stop: int) -> bool:
        """Whether the line ends like no sentence and most words have a capital, so that a run of them tells no name."""
        capitals = bisect_left(self._capitals, stop) - bisect_left(self._capitals, begin)
        if capitals < 4 or capitals <= _TITLE_CASE * (stop - begin):
            return False
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

    def stranger_in_topic(self) -> Speaker | None:
        """Return the body that it is about, if nothing is known of what it is: it may be any kind of body."""
        known = {body.name for body in self.kinds.values()}
        return (
            self.topic if self.topic and self.topic.actor not in self.named and self.topic.name not in known else None
        )

    def _titled(self, at: int) -> bool:
        """Whether a capitalised word is a name because of the title before it: "Queen Margrethe", "Minister Okafor"."""
        texts, lower, gazetteer = self.tokens.texts, self.tokens.lowers[at], self.resolver.gazetteer
        before = self.tokens.lowers[max(0, at - 2) : at]
        kin = len(before) > 1 and before[1] == "," and before[0] in KIN  # "his wife, Ana"
        if not kin and (not texts[at - 1][0].isupper() or before[-1] not in NAMING_TITLES):
            return False
        if not lower.isalpha() or texts[at].isupper() or gazetteer.is_name(texts[at]):
            return False
        return lower not in TIME_WORDS and lower not in gazetteer.titles

    def _note(self, names: Sequence[Found], begin: int, stop: int) -> list[tuple[Person, Found]]:
        """Note who is named, and return the persons among them."""
        persons: list[tuple[Person, Found]] = []
        topic: Speaker | None = None
        for index, found in enumerate(names):
            form = found.name.form
            if form == "person":
                persons.append((self._meet(names, index, begin, stop), found))
            elif form == "surname":
                known = self.people.get(found.name.name)
                if known:
                    persons.append((self.people.remember(known.name, known.actor, ()), found))
            else:
                actor = self._name_actor(found)
                beside = found.start > begin and self.tokens.lowers[found.start - 1] in _BESIDE
                if topic is None and form != "demonym" and not beside:
                    topic = actor
        self.topic = topic or self.topic
        return persons

    def _name_actor(self, found: Found) -> Speaker:
        name = found.name
        if name.form in _STATE_FORMS:
            self.named.pop(name.actor, None)
            self.named[name.actor] = None
            if name.form in {"country", "demonym"}:
                self.states = self.states or {name.actor: None}
        else:
            self.name_body(name)
        actor = Speaker(name.name, name.actor, (name.actor,))
        if name.form != "demonym":
            self.nearest = actor
        return actor

    def _about(self, persons: Sequence[tuple[Person, Found]]) -> str:
        """The person a stretch is about: the first who does not only own something."""
        lowers = self.tokens.lowers
        for person, found in persons:
            if found.end >= len(lowers) or lowers[found.end] != "'s":
                return person.name
        return persons[0][0].name

    def _take_role(self, names: Sequence[Found], begin: int, stop: int) -> None:
        """Note somebody nameless whom a sentence begins with: "A spokeswoman for the ministry", "American officials"."""
        lowers = self.tokens.lowers
        may_be_one = lowers[begin] in _ONE or (bool(names) and names[0].start == begin)
        head = next((at for at in range(begin, min(begin + 6, stop)) if _is_role(lowers[at], one=may_be_one)), None)
        if head is None or (lowers[begin] == "the" and self._take_holder(lowers[head])):
            return
        end = head + 1
        if end < stop and lowers[end] in {"for", "of", "at", "from"}:
            end = next((each.end for each in names if end < each.start <= end + 2), end)
        mention = self.text[self.tokens.starts[begin] : self.tokens.ends[end - 1]]
        resolution = self.resolver.resolve(mention, self.date, tokens=part_of(self.tokens, begin, end))
        actor = resolution.actor if resolution and resolution.actor else UNKNOWN_ACTOR
        speaker = Speaker(without_article(mention), actor, (actor,))
        if lowers[head] in PLURAL_ROLES:
            self.group = speaker
        else:
            self.role = speaker

    def _take_holder(self, role: str) -> bool:
        """Note that the sentence is about the person who holds a role: "The minister sighed"."""
        if holder := self.people.of_role([role]):
            self.subject, self.role = holder.name, None
        return bool(holder)

    def _meet(self, names: Sequence[Found], index: int, begin: int, stop: int) -> Person:
        """Note a person with the office and country that stand beside their name."""
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
            words = [*words, *found.name.role.lower().split()]
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


def _is_role(lower: str, *, one: bool) -> bool:
    return lower in PLURAL_ROLES or (one and (lower in ROLE_NOUNS or lower in MINISTERIAL or is_person_noun(lower)))


def _dateline_of(text: str) -> Span:
    found = _DATELINE.search(text, 0, _DATELINE_WITHIN)
    return found.span() if found else (0, 0)
