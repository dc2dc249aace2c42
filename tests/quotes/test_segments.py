import pytest

from stance.language.cues import load_cues
from stance.quotes.segments import Segment, segments

CUES = load_cues()


def cut(text: str, *, headline: bool = False) -> list[Segment]:
    return segments(text, (0, len(text)), CUES, headline=headline)


def texts(text: str) -> list[str]:
    return [text[slice(*segment.span)] for segment in cut(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The boats were late. Nobody called.", ["The boats were late.", "Nobody called."]),
        ("“We wait. Nobody called,” she said. It rained.", ["“We wait. Nobody called,” she said.", "It rained."]),
        ('"We wait. Nobody called," she said. It rained.', ['"We wait. Nobody called," she said.', "It rained."]),
        ("''We wait. Nobody called'', she said. It rained.", ["''We wait. Nobody called'', she said.", "It rained."]),
        ("She said: “We wait. Nobody called.” It rained.", ["She said: “We wait. Nobody called.”", "It rained."]),
        ("“Nobody will pay!” Hale said. It rained.", ["“Nobody will pay!” Hale said.", "It rained."]),
        (
            "“Who will pay?” Ada Hale asked on Monday. It rained.",
            ["“Who will pay?” Ada Hale asked on Monday.", "It rained."],
        ),
        ("“Who will pay?” The boats were late.", ["“Who will pay?”", "The boats were late."]),
        ("“We wait,” she said. “Nobody called.”", ["“We wait,” she said.", "“Nobody called.”"]),
        ("Mr. Hale waits. It rained.", ["Mr. Hale waits.", "It rained."]),
    ],
)
def test_sentences_that_one_quotation_joins_are_one_segment(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("OSLO — The boats were late.", "The boats were late."),
        ("OSLO – The boats were late.", "The boats were late."),
        ("OSLO -- The boats were late.", "The boats were late."),
        ("OSLO, 3 May (Quay Wire) – The boats were late.", "The boats were late."),
        ("PORT ELLERY, June 25, 2024 — The boats were late.", "The boats were late."),
        ("OSLO (Quay Wire) - The boats were late.", "The boats were late."),
        ("NATO is late — The boats wait.", "NATO is late — The boats wait."),
        ("Oslo — a port — was quiet.", "Oslo — a port — was quiet."),
        ("OSLO waited.", "OSLO waited."),
    ],
)
def test_a_dateline_is_no_part_of_the_first_sentence(text: str, expected: str) -> None:
    assert texts(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We wait. Nobody called.”", True),
        ("“We wait for boats.” “Nobody called us.”", True),
        ("“We wait for boats”, “nobody called us”.", True),
        ("“We wait for boats,” she said.", False),
        ("The boats were late.", False),
        ("“Boats”.", False),
        ("…", False),
    ],
)
def test_a_segment_of_nothing_but_speech_is_a_quotation(text: str, *, expected: bool) -> None:
    assert cut(text)[0].is_quotation is expected


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The “boats” were late.", 0),
        ("The “late boats” were here.", 0),
        ("The “boats were late” again.", 1),
        ("“No,” she said.", 1),
        ("“Late?” she asked.", 1),
        ("The ‘boats’ were late.", 0),
        ("‘No,’ she said.", 0),
        ("‘We wait for boats,’ she said.", 1),
    ],
)
def test_a_word_or_two_between_marks_is_no_speech(text: str, count: int) -> None:
    (segment,) = cut(text)
    assert len(segment.quotations) == count


def test_tokens_know_their_quotation() -> None:
    (segment,) = cut("“We wait now,” she said, “for three boats.”")
    inside = dict(zip(segment.tokens.texts, segment.inside, strict=True))
    assert (inside["wait"], inside["said"], inside["boats"]) == (0, -1, 1)
    assert len(segment.inside) == len(segment.tokens)


def test_characters_are_those_of_the_tokens() -> None:
    text = "So the boats were late."
    (segment,) = cut(text)
    assert text[slice(*segment.characters(1, 3))] == "the boats"


def test_a_headline_is_noted() -> None:
    assert [segment.headline for segment in cut("Hale: We wait", headline=True)] == [True]
    assert [segment.headline for segment in cut("Hale: We wait")] == [False]


def test_only_the_paragraph_named_is_cut() -> None:
    text = "Before. The boats were late. After."
    found = segments(text, (8, 28), CUES)
    assert [text[slice(*segment.span)] for segment in found] == ["The boats were late."]
