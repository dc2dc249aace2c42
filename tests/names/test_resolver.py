import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.language.tokens import tokenize
from stance.names import Resolution, Resolver, load_gazetteer

RESOLVER = Resolver(load_gazetteer())
DAY = "2024-06-20"


def resolved(mention: str, date: str | None = DAY) -> Resolution:
    found = RESOLVER.resolve(mention, date)
    assert found is not None, mention
    return found


@pytest.mark.parametrize(
    ("mention", "actor"),
    [
        ("Japan", "Japan"),
        ("Tokyo", "Japan"),
        ("the Japanese", "Japan"),
        ("the Japanese government", "Japan"),
        ("the Japanese Foreign Ministry", "Japan"),
        ("Japan's Defense Ministry", "Japan"),
        ("Japan’s foreign minister", "Japan"),
        ("a Japanese government official", "Japan"),
        ("Japanese officials", "Japan"),
        ("the government of Ghana", "Ghana"),
        ("the prime minister of Spain", "Spain"),
        ("a spokesman for the Dutch government", "Netherlands"),
        ("Swiss diplomats", "Switzerland"),
        ("the Ivorian ambassador", "Ivory Coast"),
        ("Côte d’Ivoire", "Ivory Coast"),
        ("the DPRK", "North Korea"),
        ("the US", "United States"),
        ("U.S. officials", "United States"),
        ("America", "United States"),
        ("the White House", "United States"),
        ("the State Department", "United States"),
        ("the Kremlin", "Russia"),
        ("Downing Street", "United Kingdom"),
        ("Türkiye", "Turkey"),
        ("the Russian ambassador in Tokyo", "Russia"),
        ("Russia's ambassador to Japan", "Russia"),
        ("the Chinese coast guard", "China"),
        ("a spokesman for the Israeli army", "Israel"),
    ],
)
def test_a_country_stands_for_its_government_and_those_who_speak_for_it(mention: str, actor: str) -> None:
    assert resolved(mention).actor == actor


@pytest.mark.parametrize(
    ("mention", "actor"),
    [
        ("the United Nations", "United Nations"),
        ("the UN", "United Nations"),
        ("the European Union", "European Union"),
        ("Brussels", "European Union"),
        ("NATO", "NATO"),
        ("Hamas", "Hamas"),
        ("a spokesman for Hamas", "Hamas"),
        ("the World Health Organization", "World Health Organization"),
        ("WHO", "World Health Organization"),
        ("Amnesty International", "Amnesty International"),
        ("Apple", "Apple"),
        ("KCNA", "North Korea"),
        ("the North Korean state news agency KCNA", "North Korea"),
    ],
)
def test_a_body_stands_for_itself_and_a_states_own_agency_for_the_state(mention: str, actor: str) -> None:
    found = resolved(mention)
    assert (found.actor, found.form) == (actor, "body")


@pytest.mark.parametrize(
    ("mention", "date", "speaker", "actor"),
    [
        ("Yoshimasa Hayashi", DAY, "Yoshimasa Hayashi", "Japan"),
        ("Chief Cabinet Secretary Yoshimasa Hayashi", DAY, "Yoshimasa Hayashi", "Japan"),
        ("Yoshimasa Hayashi, the government’s spokesman", DAY, "Yoshimasa Hayashi", "Japan"),
        ("South Korea's president, Yoon Suk Yeol", DAY, "Yoon Suk Yeol", "South Korea"),
        ("Jens Stoltenberg", DAY, "Jens Stoltenberg", "NATO"),
        ("Jens Stoltenberg", "2010-01-01", "Jens Stoltenberg", "Norway"),
        ("Mark Rutte", "2020-05-05", "Mark Rutte", "Netherlands"),
        ("Mark Rutte", "2025-01-01", "Mark Rutte", "NATO"),
        ("Angela Merkel", "2015-01-01", "Angela Merkel", "Germany"),
        ("Angela Merkel", DAY, "Angela Merkel", "Angela Merkel"),
        ("Donald Trump", "2018-05-05", "Donald Trump", "United States"),
        ("Donald Trump", DAY, "Donald Trump", "Donald Trump"),
        ("Jean-Pierre Okello, the foreign minister of Ruritania", DAY, "Jean-Pierre Okello", "Jean-Pierre Okello"),
        ("Ama Darko, Ghana's deputy trade minister", DAY, "Ama Darko", "Ghana"),
        ("Piet van Berg, a spokesman for NATO", DAY, "Piet van Berg", "NATO"),
        ("Danish foreign minister Sven Aagaard", DAY, "Sven Aagaard", "Denmark"),
    ],
)
def test_a_person_in_office_speaks_for_their_state_or_body(mention: str, date: str, speaker: str, actor: str) -> None:
    found = resolved(mention, date)
    assert (found.speaker, found.actor, found.form) == (speaker, actor, "person")


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("Huda Saleh, a teacher", "Huda Saleh"),
        ("Michael Jordan", "Michael Jordan"),
        ("Denzel Washington", "Denzel Washington"),
        ("Dr Ada Hale", "Ada Hale"),
        ("Mr. Samuel B. Hale", "Samuel B. Hale"),
        ("Maria de Cruz, a farmer in Peru", "Maria de Cruz"),
        ("Ines Oduya, who studies Russia in Oslo", "Ines Oduya"),
        ("Ines Oduya, an expert on China at the Quay Institute", "Ines Oduya"),
        ("O’Brien Hale, the mayor of Kingston", "O’Brien Hale"),
    ],
)
def test_another_person_stands_for_themselves(mention: str, name: str) -> None:
    found = resolved(mention)
    assert (found.speaker, found.actor, found.form) == (name, name, "person")


@pytest.mark.parametrize(
    "mention",
    [
        "an envoy to Syria",
        "an expert on Russia",
        "analysts in Seoul",
        "Kyiv residents",
        "Chinese students",
        "a Japanese woman",
        "the president",
        "the spokesman",
        "a teacher from Ghana",
    ],
)
def test_who_has_only_to_do_with_a_state_does_not_speak_for_it(mention: str) -> None:
    found = RESOLVER.resolve(mention, DAY)
    assert found is None or found.actor is None


@pytest.mark.parametrize("mention", ["", "   ", "...", "he", "us", "who", "Who", "“”", "the"])
def test_what_names_nobody_resolves_to_nothing(mention: str) -> None:
    assert RESOLVER.resolve(mention, DAY) is None


@pytest.mark.parametrize(
    ("mention", "actors"),
    [
        ("Denmark and Norway", ("Denmark", "Norway")),
        ("France, Germany and Italy", ("France", "Germany", "Italy")),
        ("the United States and the European Union", ("United States", "European Union")),
        ("Denmark", ()),
        ("Norway, which borders Sweden", ()),
        ("Japan and Tokyo", ()),
    ],
)
def test_joint_actors_are_all_named_the_first_before_the_others(mention: str, actors: tuple[str, ...]) -> None:
    found = resolved(mention)
    assert found.actors == actors
    assert not actors or found.actor == actors[0]


@pytest.mark.parametrize(
    ("word", "expected"),
    [("minister", True), ("foreign", True), ("mr", True), ("mr.", True), ("ms", True), ("boat", False), ("", False)],
)
def test_titles_are_known(word: str, *, expected: bool) -> None:
    assert (word in RESOLVER.gazetteer.titles) is expected


def test_names_in_a_sentence_come_from_left_to_right() -> None:
    tokens = tokenize("Yesterday, Ada Hale met President Emmanuel Macron of France in Oslo, the EU said.")
    found = RESOLVER.names_in(tokens, DAY)
    assert [(each.name.form, each.name.name) for each in found] == [
        ("person", "Ada Hale"),
        ("person", "Emmanuel Macron"),
        ("country", "France"),
        ("place", "Norway"),
        ("body", "European Union"),
    ]


@given(st.text(max_size=60))
def test_any_mention_can_be_resolved(mention: str) -> None:
    found = RESOLVER.resolve(mention)
    assert found is None or found.form
    assert found == RESOLVER.resolve(mention)
