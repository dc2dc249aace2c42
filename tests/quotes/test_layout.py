import numpy as np
import pytest
from hypothesis import given

from stance.language.word_classes import NAME
from stance.quotes.atoms import load_vocabulary, named
from stance.quotes.layout import Layout, lay_out
from tests.quotes.test_extract import NEWS

AFTER = "\n\nIt rained."


def texts(text: str) -> list[str]:
    return [text[slice(*segment.span)] for segment in lay_out(text).segments]


def kind_of(layout: Layout, word: str) -> str:
    return load_vocabulary().written(layout.words.kinds[layout.tokens.texts.index(word)])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The boats were late. Nobody called.", ["The boats were late.", "Nobody called."]),
        ("The boats were late.\nNobody called.", ["The boats were late.", "Nobody called."]),
        ("“We wait. Nobody called,” she said. It rained.", ["“We wait. Nobody called,” she said.", "It rained."]),
        ('"We wait. Nobody called," she said. It rained.', ['"We wait. Nobody called," she said.', "It rained."]),
        ("''We wait. Nobody called'', she said. It rained.", ["''We wait. Nobody called'', she said.", "It rained."]),
        ("She said: “We wait. Nobody called.” It rained.", ["She said: “We wait. Nobody called.”", "It rained."]),
        ("“We wait,” she said. “Nobody called.”", ["“We wait,” she said.", "“Nobody called.”"]),
        ("“Who will pay?” The boats were late.", ["“Who will pay?”", "The boats were late."]),
        ("Mr. Hale waits. It rained.", ["Mr. Hale waits.", "It rained."]),
    ],
)
def test_sentences_that_one_quotation_joins_are_one_segment(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("“Nobody will pay!” Hale said.", 1),
        ("“Who will pay?” Ada Hale asked on Monday.", 1),
        ("“We waited…” Hale said.", 1),
        ("“Nobody will pay!” The mayor shouted.", 1),
        ("“Nobody will pay!” Hale said the boats were late.", 2),
        ("“Nobody will pay!” It rained.", 2),
        ("“We have paid.” Hale said on Monday.", 2),
        ("‘Nobody will pay!’ Hale said.", 2),
    ],
)
def test_a_sentence_that_only_names_who_cried_or_asked_belongs_to_the_quotation(text: str, count: int) -> None:
    assert len(texts(text)) == count


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
        ("Ada Hale said:\n\n“We wait.”\n\nIt rained.", ["Ada Hale said:\n\n“We wait for boats.”", "It rained."]),
        ("Ada Hale said:\n“We wait.” It rained.", ["Ada Hale said:\n“We wait for boats.”", "It rained."]),
        ("Ada Hale said this:\n\n“We wait,” she wrote.", ["Ada Hale said this:\n\n“We wait for boats,” she wrote."]),
        ("Three boats came:\n\nIt rained.", ["Three boats came:", "It rained."]),
        ("Three boats came.\n\n“We wait.”", ["Three boats came.", "“We wait for boats.”"]),
        ("“She has said:”\n\n“We wait.”", ["“She has said:”", "“We wait for boats.”"]),
    ],
)
def test_a_colon_announces_the_speech_of_the_next_paragraph(text: str, expected: list[str]) -> None:
    assert texts(text.replace("We wait", "We wait for boats")) == expected


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
    segment = lay_out(text).segments[0]
    assert segment.is_quotation is expected
    assert segment.quotes >= segment.is_quotation


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
def test_a_word_or_two_between_marks_is_no_speech_but_is_quoted(text: str, count: int) -> None:
    layout = lay_out(text)
    assert len(layout.quotations) == count
    assert len(layout.quoted) == 1
    assert layout.segments[0].quotes is (count > 0)


def test_words_know_their_quotation() -> None:
    layout = lay_out("“We wait now,” she said, “for three boats.”")
    inside = dict(zip(layout.tokens.texts, layout.words.inside, strict=True))
    assert (inside["wait"], inside["said"], inside["boats"], inside["”"]) == (0, -1, 1, 1)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Boats were late.", "Boats", "first"),
        ("The port of Oslo waits.", "Oslo", NAME),
        ("It rained. Critics waited.", "Critics", "first"),
        ("It rained. The boats waited.", "The", "determiner"),
        ("OSLO – Boats were late.", "Boats", "first"),
        ("He said that Boats was late.", "Boats", NAME),
    ],
)
def test_a_capital_at_the_head_of_a_sentence_is_a_class_of_its_own(text: str, word: str, expected: str) -> None:
    assert kind_of(lay_out(text), word) == expected


def test_a_name_is_a_sign_without_its_letters() -> None:
    layout = lay_out("The boats of Oslo waited for Ada Hale on Monday.")
    words = zip(layout.tokens.texts, layout.words.words, layout.words.forms, strict=True)
    assert [text for text, word, form in words if form == named("name") != word] == ["Oslo", "Ada", "Hale"]
    others = zip(layout.words.words, layout.words.forms, strict=True)
    assert all(word == form for word, form in others if form != named("name"))


def test_the_headline_is_noted() -> None:
    assert [segment.headline for segment in lay_out(f"Hale: We wait{AFTER}").segments] == [True, False]
    assert [segment.headline for segment in lay_out(f"Hale waits.{AFTER}").segments] == [False, False]


def test_page_furniture_has_no_segment_but_its_sentences_are_there() -> None:
    text = "It rained.\n\nRead more: Hale says she will go.\n\nNobody called."
    layout = lay_out(text)
    assert texts(text) == ["It rained.", "Nobody called."]
    assert len(layout.sentences) == 3


@pytest.mark.parametrize("text", ["", " ", "\n\n"])
def test_an_empty_text_has_no_segments(text: str) -> None:
    assert lay_out(text).segments == []


@given(NEWS)
def test_words_and_segments_stand_in_order_within_the_text(text: str) -> None:
    layout = lay_out(text)
    words, texts_of_words = layout.words, layout.tokens.texts
    edges = [edge for pair in zip(words.starts, words.ends, strict=True) for edge in pair]
    assert edges == sorted(edges)
    assert [text[start:end] for start, end in zip(words.starts, words.ends, strict=True)] == texts_of_words
    assert words.size == len(texts_of_words) == len(layout.tokens.lowers)
    for column, packed in zip(words[:-1], map(np.asarray, layout.packed[:-1]), strict=True):
        assert np.array_equal(column, packed)
        assert packed.shape == (words.size,)
        assert packed.dtype.name == "int64"
        assert packed.flags.c_contiguous  # what is compiled takes it by its address
    assert layout.packed.size == words.size
    reached = 0
    for segment in layout.segments:
        assert reached <= segment.first <= segment.end <= len(texts_of_words)
        assert all(segment.span[0] <= words.starts[at] < segment.span[1] for at in range(segment.first, segment.end))
        reached = segment.end


@given(NEWS)
def test_a_word_is_inside_the_quotation_it_stands_in(text: str) -> None:
    layout = lay_out(text)
    for start, inside in zip(layout.words.starts, layout.words.inside, strict=True):
        around = [at for at, each in enumerate(layout.quotations) if each.start <= start < each.end]
        assert around == ([] if inside < 0 else [inside])
