import pytest

from stance.language.tokens import tokenize
from stance.model.masking import masked, names_of, occurrences, own_name
from stance.records import Statement


def words(text: str, *, own: tuple[int, ...] = (), starts: tuple[int, ...] = (0,)) -> str:
    tokens = tokenize(text)
    return " ".join(masked(tokens, [at in own for at in range(len(tokens))], starts))


@pytest.mark.parametrize(
    ("actor", "names"),
    [
        ("Ana Flores", ["Ana Flores", "Flores"]),
        ("Peru", ["Peru"]),
        ("coffee growers", ["coffee growers"]),
        ("unknown", []),
        (None, []),
    ],
)
def test_a_person_also_goes_by_the_last_name(actor: str | None, names: list[str]) -> None:
    assert names_of(Statement(id="1", text="x", actor=actor), own_name) == names


def test_aliases_and_the_speaker_are_names_of_the_actor() -> None:
    statement = Statement(id="1", text="x", actor="Peru", speaker="Ana Flores")
    assert names_of(statement, lambda _: ("Peru", "Lima", "Peruvian")) == [
        "Ana Flores",
        "Peruvian",
        "Flores",
        "Lima",
        "Peru",
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("US envoys told us", ["US"]),
        ("the US's envoys", ["US"]),
        ("a US-led force", []),
        ("USSR", []),
    ],
)
def test_names_are_found_as_whole_words_with_their_capitals(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in occurrences(text, ("US",))] == found


def test_capitals_need_not_count() -> None:
    assert occurrences("The court", ("the court",), capitals=False) == [(0, 9)]
    assert occurrences("The court", ("the court",)) == []


def test_nothing_is_found_without_names() -> None:
    assert occurrences("Peru", ()) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Envoys met Ana Flores in Lima", "envoys met _name_ _name_ in _name_"),
        ("Envoys met on Tuesday with 40 aides", "envoys met on _time_ with _number_ aides"),
        ("Envoys said The Hague and I agreed", "envoys said the _name_ and i agreed"),
        ("Envoys told NATO", "envoys told _name_"),
        ("Miners Reject Offer From Owners", "miners reject offer from owners"),
    ],
)
def test_names_numbers_and_days_are_masked_but_not_in_title_case(text: str, expected: str) -> None:
    assert words(text) == expected


def test_the_actors_own_mention_has_a_mask_of_its_own() -> None:
    assert words("Lima met Oslo", own=(0,)) == "_actor_ met _name_"


def test_a_word_that_begins_a_quotation_is_no_name() -> None:
    assert words("Envoys said “Peace”", starts=(0, 3)) == "envoys said “ peace ”"
