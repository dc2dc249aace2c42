import re
from html.parser import HTMLParser
from typing import Any

import pytest

from stance.errors import BadRecordError
from stance.report import corpus_page
from stance.scheme import Scheme, parse_scheme
from tests.report.samples import ARTICLES, predicted, quote, rows

VOID = {"meta", "link", "input", "rect"}
EVIL = """<script>alert(1)</script><img src=x onerror="alert(2)">'"&lt;"""
MODEL = {"name": "sample", "digest": "0123456789abcdef"}


class Page(HTMLParser):
    """The elements, links, anchors and text of a page; a tag left open fails."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"style", "script"} & set(self.open):
            self.text += data

    def every(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]

    @property
    def links(self) -> list[str]:
        return [each["href"] or "" for each in self.every("a")]

    @property
    def anchors(self) -> list[str]:
        return [each["id"] or "" for _, each in self.tags if "id" in each]


def read(given: list[dict[str, Any]], scheme: Scheme) -> Page:
    return Page(corpus_page(given, scheme, model=MODEL))


def said(page: Page) -> str:
    return " ".join(page.text.split())


def test_the_page_shows_each_quote_with_stance_probability_and_article(scheme: Scheme) -> None:
    page = read(rows(), scheme)
    for row in rows():
        assert " ".join(row["context"].split()) in said(page)
        assert f"{row['stance']} {row['probabilities']['stance'][row['stance']]:.0%}" in said(page)
        assert row["title"] in said(page)
    assert {url for _, _, _, url in ARTICLES.values() if url} <= set(page.links)
    assert "Ministers meet on river dam (lantern-1)" in said(page)
    assert "30 quotes by 8 actors, from 5 articles of 4 to 21 March 2025." in said(page)
    assert "Shares are not corrected for the model’s errors" in said(page)
    assert "0123456789abcdef" in said(page)


def test_speaker_tone_kind_joint_actors_and_doubt_stand_beside_the_quote(scheme: Scheme) -> None:
    page = said(read(rows(), scheme))
    for words in ("Ratu Vunibobo", "sentiment: negative 83%", "mixed", "with Norway", "attribution unsure, 41%"):
        assert words in page


def test_content_source_and_cue_are_marked_and_the_context_is_not(scheme: Scheme) -> None:
    row = quote("It was late. |{Ana Mota} (said) <all was well>.|", **predicted("neutral", 0.6, "neutral"))
    page = corpus_page([row], scheme, model={})
    assert (
        'It was late. <span class="said"><span class="source">Ana Mota</span> <span class="cue">said</span> '
        "<mark>all was well</mark>.</span>"
    ) in page


def test_an_actor_s_most_frequent_answer_comes_first_and_its_most_certain_quote(scheme: Scheme) -> None:
    egypt = [row for row in rows() if row["actor"] == "Egypt"]
    shares = re.findall(r'data-k="(\d)".*?class="sure">(\d+)%', corpus_page(egypt, scheme, model={}), re.DOTALL)
    assert shares == [("0", "81"), ("0", "69"), ("1", "90"), ("2", "93"), ("3", "55")]


def test_a_bare_statement_with_an_answer_is_enough(scheme: Scheme) -> None:
    page = read([{"text": "We reject it.", "stance": "condemning"}, {"text": "So be it."}], scheme)
    assert "We reject it." in said(page)
    assert "No actor named" in said(page)
    assert "1 condemning, 1 without an answer" in said(page)
    assert "no answer" in said(page)


def test_no_quotes_make_a_page_that_says_so_and_what_to_do(scheme: Scheme) -> None:
    page = read([], scheme)
    assert "No quotes were found" in said(page)
    assert "What to do" in said(page)
    assert page.every("table") == page.every("form") == []


@pytest.mark.parametrize(
    "field", ["text", "actor", "speaker", "title", "outlet", "date", "article", "kind", "id", "url", "source_text"]
)
def test_markup_in_a_field_stays_text(scheme: Scheme, field: str) -> None:
    row = {"text": "No.", "stance": "condemning", field: EVIL}
    page = read([row], scheme)
    assert page.every("img") == []
    assert len(page.every("script")) == 1
    if field not in {"id", "url"}:
        assert EVIL in page.text


def test_markup_in_joint_actors_context_and_model_stays_text(scheme: Scheme) -> None:
    row = {"text": "No.", "stance": "condemning", "actors": [EVIL], "context": f"No.{EVIL}", "context_start": 0}
    page = Page(corpus_page([row], scheme, model={EVIL: EVIL}))
    assert page.every("img") == []
    assert page.text.count(EVIL) == 4


def test_markup_in_the_scheme_stays_text() -> None:
    classes = [
        {"name": f"{EVIL}{place}", "definition": EVIL, "color": "#123456", "hotkey": place} for place in range(2)
    ]
    scheme = parse_scheme({"name": EVIL, "unit": "u", "questions": [{"name": "mood", "classes": classes}]})
    page = read([{"text": "No.", "mood": f"{EVIL}1"}], scheme)
    assert page.every("img") == []
    assert page.text.count(EVIL) > 6


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://news.example/a?b=1&c=2#d", True),
        ("HTTP://news.example/", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)//https://news.example", False),
        ("java\nscript:alert(1)", False),
        ("data:text/html,<p>", False),
        ("file:///etc/hosts", False),
        ("//news.example/a", False),
        ("https:news.example", False),
        ('https://news.example/" onclick="alert(1)', False),
        ("https://news.example/a b", False),
        (7, False),
    ],
)
def test_only_web_addresses_are_linked(scheme: Scheme, url: object, *, linked: bool) -> None:
    page = read([{"text": "No.", "stance": "condemning", "title": "A day", "article": "a1", "url": url}], scheme)
    outside = [link for link in page.links if not link.startswith("#")]
    assert outside == ([url] if linked else [])
    assert ("A day (a1)" in said(page)) != linked


def test_nothing_is_loaded_from_outside_the_page(scheme: Scheme) -> None:
    page = read(rows(), scheme)
    sources = [value for _, each in page.tags for name, value in each.items() if name in {"src", "srcset", "data"}]
    assert sources == []
    assert [each["href"] for each in page.every("link")] == ["data:,"]
    assert not re.search(r"@import|url\(", corpus_page(rows(), scheme, model={}))


def test_every_link_within_the_page_arrives_and_no_anchor_is_there_twice(scheme: Scheme) -> None:
    doubled = [
        *rows(),
        *rows(),
        {"text": "No."},
        {"text": "No."},
        {"text": "No.", "id": "2"},
        {"text": "Ñ", "actor": "東京"},
    ]
    page = read(doubled, scheme)
    assert len(set(page.anchors)) == len(page.anchors)
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.anchors)
    assert "actor-european-union" in page.anchors


def test_a_screen_reader_finds_landmarks_headers_and_labels(scheme: Scheme) -> None:
    page = read(rows(), scheme)
    assert [len(page.every(tag)) for tag in ("header", "main", "footer", "h1")] == [1, 1, 1, 1]
    assert {each.get("scope") for each in page.every("th")} == {"col", "row"}
    assert len([each for each in page.every("th") if each["scope"] == "row"]) == 9
    assert page.links[0] == "#main"
    assert all(each.get("aria-hidden") == "true" for each in page.every("svg"))
    assert page.every("html") == [{"lang": "en"}]


def test_without_scripts_all_is_shown_and_the_filter_is_not(scheme: Scheme) -> None:
    page = read(rows(), scheme)
    assert "hidden" in page.every("form")[0]
    assert all("open" in each for each in page.every("details")[:-1])
    assert len([each for each in page.every("li") if each.get("class") == "quote"]) == 30


def test_many_actors_quoted_once_are_folded_away_and_few_are_not(scheme: Scheme) -> None:
    once = [{"text": "No.", "stance": "condemning", "actor": f"Actor {count}"} for count in range(25)]
    assert "25 more actors, quoted once" in said(read([*rows(), *once], scheme))
    assert "quoted once" not in said(read([*rows(), *once[:5]], scheme))
    assert "quoted once" not in said(read(once, scheme))


def test_the_same_rows_make_the_same_bytes(scheme: Scheme) -> None:
    assert corpus_page(iter(rows()), scheme, model=MODEL) == corpus_page(rows(), scheme, model=MODEL)


def test_a_thousand_quotes_stay_below_one_and_a_half_megabytes(scheme: Scheme) -> None:
    aside = "The room was full, and the windows stood open on the square below while the delegates spoke. "
    marked = f"{2 * aside}|<“{aside}We fear the worst,”> {{Ana Mota}} (said).| {2 * aside}"
    named = ("article", "title", "url", "outlet", "date", "actor", "kind", "stance", "sentiment", "probabilities")
    many = [
        quote(marked, id=f"{count:016x}", **{name: row[name] for name in named})
        for count, row in enumerate(34 * rows())
    ]
    assert len(corpus_page(many[:1000], scheme, model=MODEL).encode()) < 1_500_000


def test_an_answer_outside_the_scheme_is_refused(scheme: Scheme) -> None:
    with pytest.raises(BadRecordError, match="'cross' is no class of 'stance'; the scheme allows concerned"):
        corpus_page([{"text": "No.", "stance": "cross"}], scheme, model={})
