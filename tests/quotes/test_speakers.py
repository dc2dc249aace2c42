"""Who speaks, given what the article has named before: each case is a text and the speakers and actors of its statements."""

import pytest

from stance.language.tokens import tokenize
from stance.names import Resolver, load_gazetteer
from stance.quotes.speakers import Discourse, Speaker
from stance.records import UNKNOWN_ACTOR
from tests.quotes.samples import DAY, quotes_of, who

RESOLVER = Resolver(load_gazetteer())


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Danish Foreign Minister Sven Aagaard said it was late. Aagaard said nobody had called.", "Denmark"),
        ("Danish Foreign Minister Sven Aagaard said it was late. He said nobody had called.", "Denmark"),
        ("Sven Aagaard of the Danish foreign ministry said it was late. Aagaard said nobody had called.", "Denmark"),
        ("Kim Jong Un met Vladimir Putin in Pyongyang. Kim said the bond was firm.", "North Korea"),
        ("Kim Jong Un met Vladimir Putin in Pyongyang. Putin said the bond was firm.", "Russia"),
        ("NATO’s secretary general, Jens Stoltenberg, said it was late. He thanked Canada.", "NATO"),
        ("South Korea said it was late. The ministry said nobody had called.", "South Korea"),
        ("Hayashi said it was late.", "Japan"),
        ("Hamas rejected the plan. It said nobody had called.", "Hamas"),
    ],
)
def test_a_persons_office_is_remembered(text: str, actor: str) -> None:
    assert who(text)[-1][1] == actor


@pytest.mark.parametrize(
    "text",
    [
        "An official said it was late.",
        "He said it was late.",
        "They said it was late.",
        "We said it was late.",
        "One witness said it was late.",
        "A spokesman said it was late.",
        "Sources said it was late.",
        "He condemned the delay.",
        "They welcomed the truce.",
    ],
)
def test_who_is_never_named_is_unknown(text: str) -> None:
    ((_, actor),) = who(text)
    assert actor == UNKNOWN_ACTOR


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Denmark and Norway condemned the attack.", ("Denmark", "Norway")),
        ("France, Germany and Italy condemned the attack.", ("France", "Germany", "Italy")),
        ("Denmark condemned the attack.", ("Denmark",)),
        ("Ada Hale said it was late.", ("Ada Hale",)),
    ],
)
def test_joint_actors_are_all_kept(text: str, actors: tuple[str, ...]) -> None:
    (quote,) = quotes_of(text)
    assert quote.actors == actors
    assert quote.actor == actors[0]


def test_who_is_in_office_depends_on_the_articles_date() -> None:
    text = "“We wait for boats,” Donald Trump said."
    actors = {day: quotes_of(text, date=day)[0].actor for day in ("2018-05-05", "2022-05-05", None)}
    assert actors == {"2018-05-05": "United States", "2022-05-05": "Donald Trump", None: "United States"}


def discourse(text: str = "") -> Discourse:
    return Discourse(RESOLVER, DAY, text, tokenize(text))


def test_a_discourse_that_has_seen_nothing_knows_nobody() -> None:
    fresh = discourse()
    nobody = Speaker(None, UNKNOWN_ACTOR, ())
    assert fresh.speaking == nobody
    assert (fresh.resolve("he").actor, fresh.resolve("they").actor) == (UNKNOWN_ACTOR, UNKNOWN_ACTOR)
    assert fresh.speaking == nobody


def test_whoever_spoke_last_is_speaking() -> None:
    heard = discourse()
    heard.resolve("Ada Hale, the mayor")
    heard.resolve("Denmark")
    assert heard.speaking.actor == "Denmark"
    assert heard.resolve("she").name == "Ada Hale"
    assert heard.speaking.name == "Ada Hale"


def test_what_is_observed_in_passing_is_remembered() -> None:
    text = "Danish Foreign Minister Sven Aagaard met the crews."
    observing = discourse(text)
    observing.observe(0, len(text))
    assert observing.resolve("Aagaard").actor == "Denmark"
    assert observing.resolve("The minister").name == "Sven Aagaard"


def test_who_was_passed_over_is_known_by_the_surname() -> None:
    text = "“I thank Sven Aagaard of the crews.” Ada Hale stayed away."
    observing = discourse(text)
    observing.observe(text.index("Ada"), len(text))
    assert observing.resolve("she").name == "Ada Hale"
    assert observing.resolve("Aagaard").name == "Sven Aagaard"
