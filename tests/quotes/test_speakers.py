"""Who speaks, given what the article has named before: each case is a text and the speakers and actors of its statements."""

import pytest

from stance.language.tokens import tokenize
from stance.names import Resolver, load_gazetteer
from stance.quotes.speakers import Discourse, Speaker
from stance.records import UNKNOWN_ACTOR
from tests.quotes.samples import DAY, quotes_of

RESOLVER = Resolver(load_gazetteer())
Who = list[tuple[str | None, str]]


def who(text: str) -> Who:
    return [(quote.speaker, quote.actor) for quote in quotes_of(text)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ada Hale, the mayor, met the crews. “We have waited since May,” she said.", "Ada Hale"),
        ("Ada Hale, the mayor, met the crews. She said that it was late.", "Ada Hale"),
        ("Ada Hale met the crews. It rained. She said that it was late.", "Ada Hale"),
        ("Ada Hale met the crews.\n\n“We have waited since May,” she said.", "Ada Hale"),
        ("Ms Ada Hale met Mr Piet Berg. He said that it was late.", "Piet Berg"),
        ("Mr Piet Berg met Ms Ada Hale. She said that it was late.", "Ada Hale"),
        ("Mr Piet Berg met the crews of Ada Hale. He said that it was late.", "Piet Berg"),
    ],
)
def test_he_and_she_go_back_to_who_was_named(text: str, speaker: str) -> None:
    assert who(text)[-1:] == [(speaker, speaker)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ada Hale, the mayor, said it was late. Hale said nobody had called.", "Ada Hale"),
        ("Dr Ada Hale said it was late. Dr Hale added that nobody had called.", "Ada Hale"),
        ("Ada Hale met Piet Berg. “We wait for boats,” Hale said.", "Ada Hale"),
        ("Ada Hale met Piet Berg. “We wait for boats,” said Berg.", "Piet Berg"),
        ("Ada Hale, for her part, said it was late.", "Ada Hale"),
        ("Ada Hale herself said it was late.", "Ada Hale"),
    ],
)
def test_a_surname_goes_back_to_the_whole_name(text: str, speaker: str) -> None:
    assert who(text)[-1:] == [(speaker, speaker)]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Mr Alan Hale and Ms Moira Hale met. Ms Hale said the town was poor. Mr Hale said the bread was dear.",
            ["Moira Hale", "Alan Hale"],
        ),
        (
            "Moira Hale said it was late. Alan Hale said it was not. Moira Hale said she would go.",
            ["Moira Hale", "Alan Hale", "Moira Hale"],
        ),
        (
            "Moira Hale, a doctor, said it was late. Alan Hale, a baker, said it was not. Hale said he was sorry.",
            ["Moira Hale", "Alan Hale", "Alan Hale"],
        ),
        (
            "Moira Hale, a doctor, said it was late. Alan Hale, a baker, said it was not. The doctor said she was sorry.",
            ["Moira Hale", "Alan Hale", "Moira Hale"],
        ),
    ],
)
def test_two_people_of_one_surname_are_kept_apart(text: str, speakers: list[str]) -> None:
    assert [speaker for speaker, _ in who(text)] == speakers


@pytest.mark.parametrize(
    ("text", "speaker", "actor"),
    [
        ("The mayor, Ada Hale, said it was late. The mayor said nobody had called.", "Ada Hale", "Ada Hale"),
        ("Mayor Ada Hale said it was late. The mayor added that nobody had called.", "Ada Hale", "Ada Hale"),
        ("Piet Berg, a fisherman, said it was late. The fisherman said nobody had called.", "Piet Berg", "Piet Berg"),
        ("President Emmanuel Macron spoke. The president said it was late.", "Emmanuel Macron", "France"),
        (
            "Danish Prime Minister Mette Lund said it was late. The prime minister said nobody had called.",
            "Mette Lund",
            "Denmark",
        ),
        (
            "Denmark's foreign minister, Sven Aagaard, said it was late. The minister blamed Norway.",
            "Sven Aagaard",
            "Denmark",
        ),
        (
            "The Danish foreign ministry said it was late. The ministry said nobody had called.",
            "The Danish foreign ministry",
            "Denmark",
        ),
        ("A Danish official said it was late. The official said nobody had called.", "A Danish official", "Denmark"),
        ("Danish officials said it was late. They said nobody had called.", "Danish officials", "Denmark"),
        (
            "The Danish government said it was late. It added that nobody had called.",
            "The Danish government",
            "Denmark",
        ),
    ],
)
def test_a_role_goes_back_to_who_holds_it(text: str, speaker: str, actor: str) -> None:
    assert who(text)[-1:] == [(speaker, actor)]


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
    ("text", "name"),
    [
        ("Health workers said it was late.", "health workers"),
        ("Two-thirds of residents said it was late.", "residents"),
        ("Villagers complained about the noise.", "villagers"),
        ("Critics say it is late.", "critics"),
    ],
)
def test_a_group_goes_by_its_noun(text: str, name: str) -> None:
    assert who(text) == [(name, name)]


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
    ],
)
def test_who_is_never_named_is_unknown(text: str) -> None:
    ((_, actor),) = who(text)
    assert actor == UNKNOWN_ACTOR


def test_an_act_of_nobody_known_is_no_statement() -> None:
    assert who("He condemned the delay.") == []
    assert who("They welcomed the truce.") == []


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
