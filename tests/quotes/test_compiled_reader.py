"""What is compiled gives the same as what is plain. To compile takes minutes, once; from then on it is on disk."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.quotes import Extractor
from stance.quotes.layout import lay_out
from stance.quotes.reader import Reader
from stance.resources import resource
from tests.conftest import ROOT
from tests.quotes.bad_inputs import BAD_INPUTS
from tests.quotes.reports import WEIGHTS
from tests.quotes.samples import EXTRACTOR, article
from tests.quotes.test_any_text import MORE
from tests.quotes.test_extract import NEWS, PIECES

pytest.importorskip("numba")
pytestmark = pytest.mark.compiled

LONG = 20_000  # characters
ARTICLES = {path.stem: path for path in sorted((ROOT / "tests" / "data" / "articles").glob("*.txt"))}
SEEDS = {path.stem: path for path in sorted(resource("seeds").glob("*.txt"))}
Check = Callable[[str], None]


@pytest.fixture(scope="module")
def same() -> Check:
    """A check that a text gives the same quotes both ways."""
    fast = Extractor(fast=True)

    def check(text: str) -> None:
        assert fast.extract(article(text)) == EXTRACTOR.extract(article(text))

    check("Ada Hale said that the boats were late.")
    return check


@pytest.mark.parametrize("name", ARTICLES)
def test_articles_of_our_own_give_the_same(name: str, same: Check) -> None:
    same(ARTICLES[name].read_bytes().decode("utf-8"))


@pytest.mark.parametrize("name", SEEDS)
def test_the_seed_articles_give_the_same(name: str, same: Check) -> None:
    same(SEEDS[name].read_bytes().decode("utf-8"))


@pytest.mark.parametrize("text_of", BAD_INPUTS.values(), ids=BAD_INPUTS)
def test_bad_texts_give_the_same(text_of: Callable[[int], str], same: Check) -> None:
    same(text_of(LONG))


@pytest.mark.parametrize("text", ["", " ", "\ufeff", ".", "said"])
def test_next_to_nothing_gives_the_same(text: str, same: Check) -> None:
    same(text)


@given(text=NEWS)
def test_pieces_of_news_in_any_order_give_the_same(text: str, same: Check) -> None:
    same(text)


@given(text=st.lists(st.sampled_from(PIECES + MORE), max_size=60).map("".join))
def test_pieces_with_anything_strewn_between_give_the_same(text: str, same: Check) -> None:
    same(text)


@given(text=st.text(max_size=300))
def test_any_text_gives_the_same(text: str, same: Check) -> None:
    same(text)


@given(text=NEWS, kept=st.floats(0, 1))
def test_whatever_is_kept_log_odds_and_spans_are_the_same(text: str, kept: float, same: Check) -> None:
    same("")
    layout = lay_out(text)
    plain, fast = (Reader(layout, WEIGHTS, kept=kept, fast=packed) for packed in (None, WEIGHTS.packed()))
    for number in range(len(layout.segments)):
        assert fast.attributions(number) == plain.attributions(number)
