import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.labelling.marking import marked, published, shown, who
from tests.labelling.samples import quote, span


def test_content_cue_and_source_are_marked_and_the_rest_of_the_context_set_apart() -> None:
    assert marked(quote()) == (
        '<span class="around">The harbour talks ended without a deal &amp; a date.<br><br></span>'
        '“<mark class="content">We watch the &lt;b&gt;toll&lt;/b&gt; with unease 😀,</mark>” '
        '<mark class="source">the envoy, Ana Ruiz</mark>, <mark class="cue">said</mark> on Monday. '
        '“<mark class="content">Nobody told us why.</mark>”'
        '<span class="around"><br><br>Traffic has halved since.</span>'
    )


def test_overlapping_spans_share_a_mark() -> None:
    said = span("said on Monday")
    html = marked(quote(content=(said,), cue=(span("said"),), source=()))
    assert '<mark class="content cue">said</mark><mark class="content"> on Monday</mark>' in html


def test_spans_are_moved_by_the_start_of_the_context() -> None:
    html = marked(
        quote(
            context="It is bad, she said.",
            context_start=100,
            statement=(100, 120),
            content=((100, 109),),
            cue=((115, 119),),
            source=((111, 114),),
        )
    )
    assert html == (
        '<mark class="content">It is bad</mark>, <mark class="source">she</mark> <mark class="cue">said</mark>.'
    )


def test_a_span_outside_the_context_is_cut_away() -> None:
    html = marked(quote(context="bad", context_start=10, statement=(8, 13), content=((0, 12),), cue=((40, 44),)))
    assert html == '<mark class="content">ba</mark>d'


@given(
    text=st.text(max_size=30),
    spans=st.lists(st.tuples(st.integers(0, 40), st.integers(0, 10)), max_size=4),
    start=st.integers(0, 5),
)
def test_every_character_is_shown_once_and_no_markup_is_let_through(
    text: str, spans: list[tuple[int, int]], start: int
) -> None:
    ranges = tuple((left, left + length) for left, length in spans)
    html = marked(quote(context=text, context_start=start, content=ranges, cue=ranges[:1], source=ranges[1:2]))
    plain = re.sub(r"</?(mark|span)[^>]*>", "", html.replace("<br>", "\n"))
    assert "<" not in plain
    assert unescape(plain) == shown(re.sub("\r\n|\r", "\n", text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a\x00b", "a\ufffdb"), ("a\x1bb", "a\ufffdb"), ("a\ud800b", "a\ufffdb"), ("a\tb\nc 😀é", "a\tb\nc 😀é")],
)
def test_what_a_page_cannot_carry_gets_a_stand_in(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "Actor: Chile · Speaker: Ana Ruiz · In the text: “the envoy, Ana Ruiz”"),
        ({"speaker": None, "source_text": ""}, "Actor: Chile"),
        ({"source_text": "Chile", "speaker": None}, "Actor: Chile"),
        ({"source_text": "Ana Ruiz"}, "Actor: Chile · Speaker: Ana Ruiz"),
        ({"speaker": "Chile"}, "Actor: Chile · In the text: “the envoy, Ana Ruiz”"),
        (
            {"actors": ("Chile", "Peru"), "source_text": "they"},
            "Actor: Chile (with Peru) · Speaker: Ana Ruiz · In the text: “they”",
        ),
    ],
)
def test_actor_and_speaker_stand_on_one_line(changes: dict[str, object], expected: str) -> None:
    assert who(quote(**changes)) == expected


def test_the_article_is_named_by_what_is_known_of_it() -> None:
    assert published(quote()) == "Harbour talks stall · The Port Mail · 2025-03-04 · [ports/000]"
    assert published(quote(title=None, outlet=None, date=None)) == "[ports/000]"
