"""Names that only the rest of the article completes."""

import pytest

from stance.language.sentences import sentences
from stance.language.tokens import tokenize
from stance.names import Resolver, load_gazetteer
from stance.quotes.speakers import Discourse, Speaker
from stance.records import UNKNOWN_ACTOR

RESOLVER = Resolver(load_gazetteer())
DAY = "2019-06-05"


def resolved(text: str, mention: str) -> Speaker:
    """Who a mention at the end of a text is."""
    discourse = Discourse(RESOLVER, DAY, text, tokenize(text))
    for start, end in sentences(text):
        discourse.observe(start, end)
    return discourse.resolve(mention)


@pytest.mark.parametrize(
    ("text", "mention", "actors"),
    [
        ("Norway and Sweden built a bridge.", "the two countries", {"Norway", "Sweden"}),
        ("Norway sent Sweden a bill.", "both governments", {"Norway", "Sweden"}),
        ("Ford and Boeing closed a plant.", "the two companies", {"Ford", "Boeing"}),
        ("The border is closed.", "The two Koreas", {"North Korea", "South Korea"}),
        ("Norway, Sweden and Chile built a bridge.", "the two countries", {UNKNOWN_ACTOR}),
        ("A bridge was built.", "both sides", {UNKNOWN_ACTOR}),
        ("Norway built a bridge.", "the two sides", {UNKNOWN_ACTOR}),
    ],
)
def test_two_are_those_named_together_and_never_a_guess(text: str, mention: str, actors: set[str]) -> None:
    found = resolved(text, mention)
    assert set(found.actors or (found.actor,)) == actors


@pytest.mark.parametrize(
    ("text", "mention", "actor"),
    [
        ("North Korea sent balloons.", "the South", "South Korea"),
        ("The shells came from South Korea.", "the North’s army", "North Korea"),
        ("South Sudan closed the pipe.", "officials of the North", "Sudan"),
    ],
)
def test_half_a_country_is_written_out(text: str, mention: str, actor: str) -> None:
    assert resolved(text, mention).actor == actor


@pytest.mark.parametrize("text", ["The road to Leeds is closed.", "Italy is two lands."])
def test_the_north_of_no_divided_country_is_no_country(text: str) -> None:
    assert resolved(text, "the North").actor not in {"North Korea", "Sudan"}


@pytest.mark.parametrize(
    ("text", "mention", "actor"),
    [
        ("The sheriff in Savannah closed the bridge.", "Georgia officials", UNKNOWN_ACTOR),
        ("The bridge in Tbilisi is closed.", "Georgia’s foreign ministry", "Georgia"),
        ("Peaches were dear.", "Georgia’s secretary of state, Ada Hale", "Ada Hale"),
        ("Smoke lay over Spokane.", "Washington officials", UNKNOWN_ACTOR),
        ("The envoy flew to Moscow.", "Washington", "United States"),
    ],
)
def test_a_state_of_the_union_is_no_country(text: str, mention: str, actor: str) -> None:
    assert resolved(text, mention).actor == actor


@pytest.mark.parametrize(
    ("text", "mention", "actor"),
    [
        ("LISBON — Ada Hale, Portugal's interior minister, met her Spanish colleague, Pablo Vidal.", "he", "Spain"),
        ("The Italian foreign minister, Carla Betti, met Peter Holm, the Danish envoy.", "she", "Italy"),
        ("A spokeswoman for Boeing showed the hole.", "she", "Boeing"),
        ("American officials had flown in at night.", "they", "United States"),
        ("Some delegates had slept on the floor.", "they", UNKNOWN_ACTOR),
        ("Tom Reed and his wife, Ana, run the diner.", "she", "Ana"),
        ("Ford closed a plant.", "its chief executive", "Ford"),
        ("Ford closed a plant.", "the carmaker", "Ford"),
        ("Norway’s oil minister, Tina Bru, cut the ribbon.", "her ministry", "Norway"),
        ("Anna Lindgren has written nine novels.", "the novelist", "Anna Lindgren"),
        ("Anna Lindgren has written nine novels.", "the critic", UNKNOWN_ACTOR),
        ("Anna Lindgren has written nine novels.", "her family", UNKNOWN_ACTOR),
        ("SANTIAGO, Chile — Ada Hale, the finance minister, stood in the rain.", "Hale", "Chile"),
        ("It was shown to Omar Haddad, a fisherman from Gaza,", "who", "Omar Haddad"),
        ("Half the lorries were sent back by the World Food Programme,", "which", "World Food Programme"),
    ],
)
def test_what_was_read_tells_who_is_meant(text: str, mention: str, actor: str) -> None:
    assert resolved(text, mention).actor == actor


def test_somebody_quoted_before_being_named_is_looked_for_ahead() -> None:
    text = "He was tired, he said. Piet Berg, the mayor, had slept for an hour."
    discourse = Discourse(RESOLVER, DAY, text, tokenize(text))
    discourse.observe(0, text.index("he said"))
    assert discourse.resolve("he").name == "Piet Berg"


def test_who_was_named_by_surname_alone_is_one_person_with_the_whole_name() -> None:
    text = "Mrs. Abernathy closed the shop. Ada Abernathy, 61, had kept it since May."
    discourse = Discourse(RESOLVER, DAY, text, tokenize(text))
    discourse.observe(0, text.index("Ada"))
    assert discourse.resolve("she").name == "Mrs. Abernathy"
    discourse.observe(text.index("Ada"), len(text))
    assert discourse.resolve("Mrs. Abernathy").name == "Ada Abernathy"
