"""Who a source is, within its article: pronouns, roles and bare surnames go back to whom was named before."""

from dataclasses import dataclass, field

from stance.language.grammar import DETERMINERS, PERSON_PRONOUNS
from stance.language.tokens import Tokens, tokenize
from stance.names import Resolution, Resolver
from stance.records import UNKNOWN_ACTOR

_COLLECTIVE_PRONOUNS = frozenset({"they", "it", "we", "i", "you", "both"})
_FEMALE_TITLES = frozenset({"mrs", "ms", "miss", "madam", "lady", "dame", "queen", "princess", "spokeswoman", "congresswoman"})
_MALE_TITLES = frozenset({"mr", "sir", "lord", "king", "prince", "spokesman", "congressman", "chairman", "businessman"})
_NAMELESS = frozenset(
    "official officials source sources spokesman spokeswoman spokesperson person people man woman statement aide aides someone".split()  # noqa: SIM905
)
_TITLE_REACH = 8  # tokens before a name in which its office and country stand
_GROUP_LONGEST = 4  # words in the name of a group


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a source turned out to be.

    Parameters
    ----------
    name : str, optional
        The person or body, by its usual name.
    actor : str
        Canonical; ``unknown`` where the article gives none.
    actors : tuple of str
        All of them where the source is joint.
    """

    name: str | None
    actor: str
    actors: tuple[str, ...]
    antecedent: str | None = None


@dataclass(slots=True)
class _Person:
    name: str
    actor: str
    roles: set[str] = field(default_factory=set)
    gender: str | None = None


class Discourse:
    """What an article has named so far.

    Parameters
    ----------
    resolver : Resolver
    date : str, optional
        The article's ISO day.
    """

    def __init__(self, resolver: Resolver, date: str | None) -> None:
        self._resolver = resolver
        self._date = date
        self._day = date or resolver.gazetteer.as_of
        self._persons: dict[str, _Person] = {}
        self._recent: list[str] = []  # names of persons, the most recent last
        self._subject: str | None = None  # the person the sentence before was about
        self._speaking: Speaker | None = None
        self._states: list[str] = []  # states and bodies that spoke or were named first, the most recent last
        self._heads: dict[str, Speaker] = {}  # "ministry" -> who that was

    def observe(self, text: str, start: int, end: int) -> None:
        """Take note of the persons and states named in a stretch of text, in passing."""
        tokens = tokenize(text, start, end)
        first: str | None = None
        for found in self._resolver.names_in(tokens, self._day):
            if found.name.form == "person":
                person = self._meet(text, tokens, found.start, found.end)
                first = first or person
            elif found.name.form in {"country", "demonym"} and not self._states:
                self._states.append(found.name.actor)
        if first:
            self._subject = first

    def resolve(self, source: str) -> Speaker:
        """Return who a source is, and remember them as the one who spoke last."""
        speaker = self._resolve(source)
        if speaker.actor != UNKNOWN_ACTOR or speaker.name:
            self._speaking = speaker
            if speaker.name in self._persons:
                self._subject = speaker.name
            if speaker.actor != UNKNOWN_ACTOR:
                self._states = [each for each in self._states if each != speaker.actor] + [speaker.actor]
            if head := _head(source):
                self._heads[head] = speaker
        return speaker

    @property
    def speaking(self) -> Speaker:
        """Whoever spoke last."""
        return self._speaking or Speaker(None, UNKNOWN_ACTOR, ())

    def _resolve(self, source: str) -> Speaker:
        tokens = tokenize(source)
        if len(tokens) == 1 and tokens.lowers[0] in PERSON_PRONOUNS:
            return self._pronoun(tokens.lowers[0])
        if len(tokens) == 1 and tokens.lowers[0] in _COLLECTIVE_PRONOUNS:
            return self._collective(tokens.lowers[0])
        if known := self._surname(tokens):
            return known
        resolution = self._resolver.resolve(source, self._date)
        if resolution and resolution.actor:
            return self._named(source, tokens, resolution)
        if resolution and resolution.form == "office":
            return self._office(source, tokens)
        return self._nameless(source, tokens)

    def _named(self, source: str, tokens: Tokens, resolution: Resolution) -> Speaker:
        actor = resolution.actor or UNKNOWN_ACTOR
        if resolution.form == "person" and resolution.speaker:
            known = self._persons.get(resolution.speaker)
            if known and known.actor != known.name:
                actor = known.actor
            self._remember(resolution.speaker, actor, tokens)
        return Speaker(resolution.speaker, actor, resolution.actors or (actor,))

    def _pronoun(self, pronoun: str) -> Speaker:
        """He or she: the person the sentence before was about, else the last one named whose gender does not speak against it."""
        gender = "f" if pronoun == "she" else "m"
        candidates = [self._subject, *reversed(self._recent)]
        for name in candidates:
            person = self._persons.get(name) if name else None
            if person and person.gender in {None, gender}:
                person.gender = gender
                return Speaker(person.name, person.actor, (person.actor,), person.name)
        return Speaker(None, UNKNOWN_ACTOR, ())

    def _collective(self, pronoun: str) -> Speaker:
        if pronoun in {"we", "i"} or self._speaking:
            return self.speaking
        if pronoun in {"it", "they"} and self._states:
            return Speaker(self._states[-1], self._states[-1], (self._states[-1],), self._states[-1])
        return Speaker(None, UNKNOWN_ACTOR, ())

    def _surname(self, tokens: Tokens) -> Speaker | None:
        """A surname, alone or after a title: a person of this article, else the one in office that a reader would think of."""
        words = [text for text in tokens.texts if text[0].isalnum()]
        if not words or not words[-1][0].isupper() or len(words) > 3:  # noqa: PLR2004
            return None
        last = words[-1].lower()
        before = [word.lower().rstrip(".") for word in words[:-1]]
        if any(word not in self._resolver.gazetteer.offices and word not in _FEMALE_TITLES | _MALE_TITLES | {"dr", "the", "then"} for word in before):
            return None
        if known := self._person_of_surname(last, before):
            return Speaker(known.name, known.actor, (known.actor,), known.name)
        if self._resolver.gazetteer.match(tokens, len(tokens) - 1):
            return None
        holding = [name for name in self._resolver.gazetteer.surnames.get(last, ()) if name.holds_on(self._day)]
        if len({name.name for name in holding}) == 1:
            self._remember(holding[0].name, holding[0].actor, tokens)
            return Speaker(holding[0].name, holding[0].actor, (holding[0].actor,))
        return None

    def _person_of_surname(self, last: str, titles: list[str]) -> _Person | None:
        """The person of this article whose name ends, or in Asian order begins, with a surname; of two the one meant."""
        matching = [
            self._persons[name]
            for name in dict.fromkeys(reversed(self._recent))
            if last in {name.split()[-1].lower(), _family_name(name)}
        ]
        fitting = [person for person in matching if not titles or any(title in person.roles for title in titles)]
        return next(iter(fitting or matching), None)

    def _office(self, source: str, tokens: Tokens) -> Speaker:
        """ "The president", "the ministry": whoever was that before in this article, else the state that spoke last."""
        head = _head(source)
        definite = tokens.lowers[0] in {"the", "its", "his", "her", "their"} or tokens.texts[0][0].isupper()
        if definite and head:
            for name in reversed(self._recent):
                if head in self._persons[name].roles:
                    person = self._persons[name]
                    return Speaker(person.name, person.actor, (person.actor,), person.name)
            if head in self._heads:
                known = self._heads[head]
                return Speaker(known.name, known.actor, known.actors, known.name or known.actor)
        speaks_for = self._resolver.gazetteer.office(tokens.lowers)
        if definite and speaks_for == "country" and self._states:
            return Speaker(_bare(source), self._states[-1], (self._states[-1],), self._states[-1])
        return self._nameless(source, tokens)

    def _nameless(self, source: str, tokens: Tokens) -> Speaker:
        """A group goes by its own noun; somebody nameless is nobody known."""
        words = [text for text in tokens.texts if text[0].isalnum() and text != "s"]
        while words and (words[0].lower() in DETERMINERS or words[0].lower() == "of"):
            words = words[1:]
        head = words[-1].lower() if words else ""
        if not words or head in _NAMELESS or len(words) > _GROUP_LONGEST:
            return Speaker(None, UNKNOWN_ACTOR, ())
        if words[0][0].isupper():
            name = " ".join(words)
            return Speaker(name, name, (name,))
        if head.endswith("s") and not head.endswith("ss"):
            name = " ".join(words)
            return Speaker(name, name, (name,))
        return Speaker(_bare(source), UNKNOWN_ACTOR, ())

    def _meet(self, text: str, tokens: Tokens, start: int, end: int) -> str:
        """Note a person with the office and country that stand before their name."""
        first = start
        while first > 0 and start - first < _TITLE_REACH and _belongs_to_title(tokens, first - 1, self._resolver):
            first -= 1
        mention = text[tokens.starts[first] : tokens.ends[end - 1]]
        resolution = self._resolver.resolve(mention, self._date)
        if resolution is None or resolution.form != "person" or not resolution.speaker:
            return ""
        self._remember(resolution.speaker, resolution.actor or resolution.speaker, tokenize(mention))
        return resolution.speaker

    def _remember(self, name: str, actor: str, tokens: Tokens) -> None:
        known = self._persons.get(name)
        if known is None:
            known = self._persons[name] = _Person(name, actor)
        elif known.actor == known.name:
            known.actor = actor
        words = {lower.rstrip(".") for lower in tokens.lowers}
        known.roles |= words & self._resolver.title_words
        if words & _FEMALE_TITLES:
            known.gender = "f"
        elif words & _MALE_TITLES:
            known.gender = "m"
        self._recent.append(name)


def _family_name(name: str) -> str:
    """The first word of a Chinese, Korean or Vietnamese name, which papers use alone."""
    words = name.split()
    return words[0].lower() if words[0] in _FAMILY_FIRST else ""


_FAMILY_FIRST = frozenset(
    "Kim Xi Moon Park Lee Yoon Wang Li Mao Lin Zhao Hu Wen Jiang Qin Han Choi Cho Chung Nguyen To Tran Pham Lai Tsai Ma Ri Choe".split()  # noqa: SIM905
)


def _belongs_to_title(tokens: Tokens, at: int, resolver: Resolver) -> bool:
    text, lower = tokens.texts[at], tokens.lowers[at]
    if text[0].isupper() or lower == "'s":
        return True
    return lower in resolver.gazetteer.offices or lower in {"the", "of", "former", "then", "foreign", "prime", "leader"}


def _head(source: str) -> str:
    """The head noun of a mention, up to its first comma or preposition."""
    head = ""
    for lower in tokenize(source).lowers:
        if lower in {",", "of", "for", "in", "at", "from", "on", "who", "'s"} and head and lower != "'s":
            break
        if lower[0].isalpha():
            head = lower
    return head


def _bare(source: str) -> str:
    """A mention without its article."""
    first, _, rest = source.partition(" ")
    return rest if first.lower() in {"the", "a", "an"} and rest else source
