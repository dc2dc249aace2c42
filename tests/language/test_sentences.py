import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.language.sentences import paragraphs, sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The port closed. Nobody came.", ["The port closed.", "Nobody came."]),
        ("Who came? Nobody! The port closed.", ["Who came?", "Nobody!", "The port closed."]),
        ("The port closed...  Nobody came.", ["The port closed...", "Nobody came."]),
        ("“We waited.” Nobody came.", ["“We waited.”", "Nobody came."]),
        ('"We waited." "Nobody came."', ['"We waited."', '"Nobody came."']),
        ("''We waited.'' Nobody came.", ["''We waited.''", "Nobody came."]),
        ("The port closed.\r\nNobody came.", ["The port closed.", "Nobody came."]),
        ("It rose by 4. 20 boats sank.", ["It rose by 4.", "20 boats sank."]),
        ("The port closed.", ["The port closed."]),
        ("no mark at the end", ["no mark at the end"]),
        ("", []),
    ],
)
def test_a_mark_ends_a_sentence(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Hale met Dr. Osei on Monday.",
        "The U.S. Navy left.",
        "Gen. J. R. Okoro spoke.",
        "Sen. Ruth Hale of Ore. spoke.",
        "It met on Jan. 5 in Lagos.",
        "He came from St. Ives.",
        "The rate is 4.5 per cent.",
        "They asked (Who?) and left.",
        "It was over... and then it began.",
        "The firm, Quay Co. of Leith, closed.",
        "See stance.example for more.",
        "“Who?” she asked.",
        "“Stop!” he shouted.",
    ],
)
def test_a_point_inside_a_sentence_does_not_end_it(text: str) -> None:
    assert cut(text) == [text]


def test_offsets_index_the_whole_text() -> None:
    text = "Before. The port closed. Nobody came. After."
    assert sentences(text, 8, 37) == [(8, 24), (25, 37)]


@pytest.mark.parametrize("between", ["{} a", " {}a"])
def test_a_run_of_marks_is_read_once_not_in_all_ways(between: str) -> None:
    text = "." + between.format("'" * 10_000)
    assert cut(text) == [text]


@given(st.text(alphabet=st.sampled_from("aA. !?\"'”’“\n\u2028é…"), max_size=80))
def test_sentences_cover_the_text_but_for_blanks_between_them(text: str) -> None:
    spans = sentences(text)
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    assert edges == sorted(edges)
    assert all(start < end for start, end in spans)
    between = [text[edges[at] : edges[at + 1]] for at in range(0, len(edges), 2)]
    assert not "".join(between).strip()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\nTwo.", ["One.", "Two."]),
        ("One.\r\n\r\n  Two.\t\r\n", ["One.", "Two."]),
        ("One.\rTwo.", ["One.", "Two."]),
        ("One.\u2028Two.\u2029Three.\x85Four.", ["One.", "Two.", "Three.", "Four."]),
        ("\n \n\t", []),
        ("", []),
        ("One, and more.", ["One, and more."]),
    ],
)
def test_a_line_that_holds_anything_is_a_paragraph(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in paragraphs(text)] == expected


@given(st.text())
def test_paragraphs_hold_all_but_blanks_and_have_none_at_their_edges(text: str) -> None:
    lines = [text[start:end] for start, end in paragraphs(text)]
    assert all(line and line == line.strip() for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())
