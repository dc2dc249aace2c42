from stance.quotes.people import People

TITLES = frozenset({"president", "minister", "mayor", "chancellor", "ms", "mr"})


def people(*mentions: tuple[str, str, str]) -> People:
    met = People(TITLES)
    for name, actor, mention in mentions:
        met.remember(name, actor, mention.lower().split())
    return met


def test_the_one_named_last_comes_first() -> None:
    met = people(("Ada Hale", "Ada Hale", "Ada Hale"), ("Piet Berg", "Piet Berg", "Piet Berg"))
    assert [person.name for person in met] == ["Piet Berg", "Ada Hale"]
    met.remember("Ada Hale", "Ada Hale", ["hale"])
    assert [person.name for person in met] == ["Ada Hale", "Piet Berg"]


def test_an_office_told_later_gives_the_actor() -> None:
    met = people(("Ada Hale", "Ada Hale", "Ada Hale"), ("Ada Hale", "Norway", "Norwegian minister Ada Hale"))
    person = met.get("Ada Hale")
    assert person is not None
    assert (person.actor, person.roles) == ("Norway", {"minister"})


def test_of_two_with_one_surname_the_title_tells_which() -> None:
    met = people(("Moira Hale", "Moira Hale", "Ms Moira Hale"), ("Alan Hale", "Alan Hale", "Mr Alan Hale"))
    by_gender = met.of_surname("hale", ["ms"])
    last = met.of_surname("hale", [])
    assert by_gender is not None
    assert last is not None
    assert (by_gender.name, last.name) == ("Moira Hale", "Alan Hale")


def test_a_family_name_may_stand_first() -> None:
    met = people(("Chang Ho-jin", "South Korea", "Chang Ho-jin"))
    assert met.of_surname("chang", []) is met.get("Chang Ho-jin")


def test_a_role_is_found_for_its_actor_alone() -> None:
    met = people(("Ada Hale", "Norway", "President Ada Hale"), ("Piet Berg", "Chile", "President Piet Berg"))
    assert met.of_role(["president"]) is met.get("Piet Berg")
    assert met.of_role(["president"], actor="Norway") is met.get("Ada Hale")
    assert met.of_role(["mayor"]) is None
    assert "Ada Hale" in met
    assert met.get(None) is None
