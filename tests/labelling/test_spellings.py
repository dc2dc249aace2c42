import pytest

from stance.labelling.spellings import doubtful_spellings
from stance.names import load_gazetteer

GAZETTEER = load_gazetteer()


def instead(*actors: str) -> dict[str, str]:
    return doubtful_spellings(actors, GAZETTEER)


@pytest.mark.parametrize(
    ("actors", "expected"),
    [
        (("USA", "United States"), {"USA": "United States"}),
        (("USA", "U.S."), {"USA": "United States", "U.S.": "United States"}),
        (("Kremlin", "Russia"), {"Kremlin": "Russia"}),
        (("Germny", "Germany"), {"Germny": "Germany"}),
        (("Ana Beltran", "Ana Beltrán", "Ana Beltrán"), {"Ana Beltran": "Ana Beltrán"}),
        (("acme union", "Acme Union", "Acme Union"), {"acme union": "Acme Union"}),
        (("the Acme Union", "Acme Union", "Acme Union"), {"the Acme Union": "Acme Union"}),
        (("Dockworkers", "Dock workers", "Dock workers"), {"Dockworkers": "Dock workers"}),
        (("Marta Lindqvist", "Maria Lindqvist", "Maria Lindqvist"), {"Marta Lindqvist": "Maria Lindqvist"}),
        (("Niger", "Nigera", "Nigeria"), {"Nigera": "Niger"}),
    ],
)
def test_one_actor_written_two_ways_is_found(actors: tuple[str, ...], expected: dict[str, str]) -> None:
    assert instead(*actors) == expected


@pytest.mark.parametrize(
    "actors",
    [
        ("Russia", "Russia"),
        ("USA", "Chile"),
        ("Niger", "Nigeria"),
        ("Iran", "Iraq"),
        ("Austria", "Australia"),
        ("East Marsh Board", "West Marsh Board"),
        ("Ann", "Anna"),  # too short for a slip to show
        ("Helena Strand", "Helena Brandt"),
        ("Vladimir Putin", "Russia"),
        ("unknown", "Unknown"),
        (),
    ],
)
def test_other_actors_and_names_written_one_way_are_not(actors: tuple[str, ...]) -> None:
    assert instead(*actors) == {}
