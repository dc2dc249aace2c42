"""What the mention of a source tells by its words: its head, its group, what stands beside it."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from stance.language.grammar import DETERMINERS, PREPOSITIONS
from stance.language.tokens import Tokens, tokenize
from stance.names import Gazetteer

# What stands beside a source and is no part of it: "Rama himself", "Mr Gillies, for his part".
ASIDE = re.compile(
    r"\s(?:himself|herself|itself|themselves)$|,?\s(?:for (?:his|her|its|their) part|by contrast|meanwhile)$"
)

DESCRIPTION = re.compile(r",\s(?:who|which|whose|a|an|the)\s.*$", re.DOTALL)

HONORIFICS = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss"})
# What somebody says or does, as the source of it: "Hale's attack", "his letter".
UTTERANCES = frozenset(
    """
    account ad announcement answer argument attack call comment comments declaration letter message plan platform pledge proposal
    rejection remark remarks reply response speech statement suggestion tweet tweets warning
    """.split()
)
# After these a capitalised word alone is a name: "Queen Margrethe", "Minister Okafor".
NAMING_TITLES = frozenset(
    """
    ambassador archbishop bishop brother capt. captain cardinal chancellor chef coach col. colonel commissioner congressman
    congresswoman dame detective dr dr. emir emperor father gen. general gov. governor imam judge justice king lady lord
    lt. maj. mayor minister pope premier president prince princess prof. professor queen rabbi rep. rev. secretary sen.
    senator sgt. sheikh sheriff sir sister sultan
    """.split()
)
KIN = frozenset(
    "aunt brother daughter father friend grandson husband mother nephew niece partner sister son uncle widow widower wife".split()
)
# Offices of a state that go without its name where the state is clear; an "official" or a "general" may be another's.
MINISTERIAL = frozenset("president premier chancellor minister secretary king queen emir ambassador envoy".split())
ROLE_NOUNS = frozenset(
    """
    adviser aide ambassador commander congressman congresswoman diplomat envoy executive general governor judge lawmaker
    lawyer manager mayor minister negotiator officer official prosecutor representative secretary senator spokesman
    spokesperson spokeswoman
    """.split()
)
PLURAL_ROLES = frozenset(f"{noun}s" for noun in ROLE_NOUNS) | frozenset(
    """
    activists analysts authorities backers campaigners critics delegates demonstrators doctors economists experts farmers
    fighters lawmakers militants neighbours neighbors observers parents protesters rebels residents rescuers scientists
    soldiers sources students supporters survivors troops villagers volunteers voters witnesses workers
    """.split()
)
# Nouns by which an article takes up a body of each kind of the gazetteer.
_NOUNS_OF_KIND = {
    "company": "company firm group airline bank lender retailer manufacturer giant miner insurer brewer chain utility".split(),
    "armed group": "group movement militants rebels militia insurgents organisation organization".split(),
    "party": "party".split(),
    "court": "court tribunal".split(),
    "union": "union".split(),
    "newspaper": "paper newspaper daily tabloid weekly".split(),
    "broadcaster": "broadcaster network station channel".split(),
    "agency": "agency".split(),
    "international": "organisation organization agency body bloc fund".split(),
    "alliance": "alliance bloc".split(),
    "central bank": "bank".split(),
    "ngo": "group charity organisation organization".split(),
    "parliament": "parliament assembly chamber legislature".split(),
    "university": "university school college".split(),
    "religious": "church".split(),
}
_MAKERS_OF_NO_GOODS = frozenset({"lawmaker", "filmmaker", "policymaker", "peacemaker", "kingmaker"})
_BODY_NOUNS = frozenset(
    """
    academy agency army assembly association authority bank board bureau campaign chamber church club coalition commission
    committee company council court department federation foundation front fund group guild institute league ministry
    movement network office organisation organization parliament party programme program service society team tribunal
    union university
    """.split()
)
_KINDS_OF_NOUN: dict[str, list[str]] = defaultdict(list)
for _kind, _nouns in _NOUNS_OF_KIND.items():
    for _noun in _nouns:
        _KINDS_OF_NOUN[_noun].append(_kind)

# Who somebody is apart from any office: an article takes up by these whom it has just spoken of.
_PERSON_NOUNS = frozenset(
    """
    athlete baroness billionaire boss candidate champion chef chief coach comedian communist composer conservative democrat dentist
    doctor driver farmer father fisherman founder general graduate grandmother guide head hotelier husband independent incumbent lawyer libertarian
    liberal man millionaire mother native novelist nurse officer painter pensioner player poet pontiff republican senator singer socialist striker son student
    survivor teacher teenager trader veteran vegetarian victim widow widower wife winner witness worker writer woman
    """.split()
)
_PERSON_ENDINGS = ("man", "woman", "ist", "ician", "year-old", "-elect")
GROUP_LONGEST = 4  # words in the name of a group

NAMELESS = frozenset(
    "official officials source sources spokesman spokeswoman spokesperson person people man woman statement aide aides someone".split()
)

_SHARES = frozenset(
    "some many several few most all both half thirds two-thirds third quarter per percent one two three majority dozens hundreds thousands".split()
)

_OPENS_DESCRIPTION = frozenset("the a an who whose his her its their".split())
_ENDS_DESCRIPTION = frozenset({",", ".", ";", ":", "–", "—", "--", "(", '"', "“", "”"})
_DESCRIPTION_LONGEST = 14  # tokens
_IN_TITLES = frozenset("the former then new his her its their 's".split())
_ENDS_HEAD = frozenset({",", "of", "for", "in", "at", "from", "on", "who"})
_ENDS_GROUP = PREPOSITIONS | {"who", "that", "which", "and", "or", "of", "for"}

OF_WHOM = re.compile(r"\b(?:for|of|from|at)\s((?:the|its|their)\s.+)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Mention:
    """The mention of a source, read by itself.

    Parameters
    ----------
    text : str
        Without what stands beside it and is no part of it.
    head : str
        Its head noun, in small letters.
    name : tuple of str
        Its words up to a description, marks left out: what may be a surname after its titles.
    """

    text: str
    tokens: Tokens
    head: str
    name: tuple[str, ...]


@lru_cache(maxsize=4096)
def mention_of(source: str) -> Mention:
    """Return a mention with what its words tell."""
    text = ASIDE.sub("", source)
    tokens = tokenize(text)
    described = DESCRIPTION.search(text)
    named = bisect_left(tokens.starts, described.start()) if described else len(tokens)
    name = tuple(each for each in tokens.texts[:named] if each[0].isalnum())
    return Mention(text, tokens, _head(tokens.lowers), name)


def group_of(tokens: Tokens) -> list[str]:
    """The noun of a group: "two-thirds of respondents in a poll" -> "respondents"; "health workers in Bukavu" -> "health workers"."""
    texts = tokens.texts
    of = next((at for at, lower in enumerate(tokens.lowers) if lower in {"of", "among"}), None)
    if of is not None and any(lower in _SHARES for lower in tokens.lowers[:of]):
        texts = texts[of + 1 :]
    if "'s" in (lowers := [text.lower().replace("’", "'") for text in texts])[:5]:
        texts = texts[lowers.index("'s") + 1 :]  # of whom the group is: "Spain's flood survivors"
    while texts and (texts[0].lower() in DETERMINERS or not texts[0][0].isalnum() or texts[0][0].isdigit()):
        texts = texts[1:]
    end = next(
        (at for at, text in enumerate(texts) if text.lower() in _ENDS_GROUP or not text[0].isalnum()), len(texts)
    )
    return texts[:end]


def is_person_noun(noun: str) -> bool:
    """Whether a noun is one person by what they are: "senator", "novelist", "54-year-old"."""
    return noun in _PERSON_NOUNS or (noun.endswith(_PERSON_ENDINGS) and len(noun) > 4)


@lru_cache(maxsize=4096)
def nouns_in(name: str) -> frozenset[str]:
    """Return the nouns in a body's name by which it may be taken up: "committee" for the Committee of the Red Cross."""
    words = name.lower().split()
    return frozenset(word for word in words if word in _BODY_NOUNS) | {words[-1]}


def kind_of_noun(noun: str) -> Sequence[str]:
    """Return the kinds of body that an article may take up by a noun."""
    if noun.endswith("maker") and noun not in _MAKERS_OF_NO_GOODS:
        return ("company",)
    return _KINDS_OF_NOUN.get(noun, ())


def description_end(tokens: Tokens, at: int, end: int, gazetteer: Gazetteer) -> int:
    """Where the description after a name that ends at `at` ends: "Sven Aagaard, the Danish foreign minister"."""
    texts = tokens.texts
    if at + 2 >= end or texts[at] != "," or not _begins_description(tokens, at + 1, end, gazetteer):
        return at
    limit = min(at + _DESCRIPTION_LONGEST, end)
    stop = next((here for here in range(at + 2, limit) if texts[here] in _ENDS_DESCRIPTION), None)
    return stop or (end if end <= at + _DESCRIPTION_LONGEST else at)


def _begins_description(tokens: Tokens, at: int, end: int, gazetteer: Gazetteer) -> bool:
    """Whether a description may begin at a token: "the ...", "her ...", "chief of ...", "Kenya's health minister"."""
    lower = tokens.lowers[at]
    if lower in _OPENS_DESCRIPTION:
        return True
    if tokens.texts[at][0].isupper() and lower in gazetteer.lengths:
        return not gazetteer.title_words.isdisjoint(tokens.lowers[at + 1 : min(at + 8, end)])
    return tokens.texts[at].islower() and lower in gazetteer.title_words


def belongs_to_title(tokens: Tokens, at: int, gazetteer: Gazetteer) -> bool:
    """Whether a token before a person's name is part of their title."""
    text, lower = tokens.texts[at], tokens.lowers[at]
    if lower in {"of", "for"}:  # "the minister of trade", but not "the relief of"
        before = tokens.lowers[at - 1] if at else ""
        return before in gazetteer.offices or before in ROLE_NOUNS or tokens.texts[at - 1][0].isupper()
    return text[0].isupper() or lower in gazetteer.title_words or lower in _IN_TITLES or lower in KIN


def part_of(tokens: Tokens, first: int, end: int) -> Tokens:
    """Return the tokens from `first` up to `end`."""
    return Tokens(tokens.texts[first:end], tokens.lowers[first:end], tokens.starts[first:end], tokens.ends[first:end])


def head_of(source: str) -> str:
    """The head noun of a mention, up to its first comma or preposition."""
    return mention_of(source).head


def without_article(source: str) -> str:
    """A mention without its article."""
    first, _, rest = source.partition(" ")
    return rest if first.lower() in {"the", "a", "an"} and rest else source


def _head(lowers: Sequence[str]) -> str:
    head = ""
    for lower in lowers:
        if lower in _ENDS_HEAD and head:
            break
        if lower[0].isalpha():
            head = lower
    return head
