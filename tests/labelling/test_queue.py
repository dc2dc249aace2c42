from collections import Counter
from collections.abc import Sequence
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.labelling.queue import Figures, Queued, Sampling, choose, most_telling, uncertainty, unlabelled
from stance.records import Statement

TEXT = "The harbour board of the eastern shore said on Monday that dredging would begin {} as planned before."


def statements(count: int, *, actor: str = "Chile", first: int = 0) -> list[Statement]:
    return [
        Statement(id=f"q{number}", text=f"Statement {number} of many.", actor=actor)
        for number in range(first, first + count)
    ]


def unsure(margins: Sequence[float], answer: int = 0) -> Figures:
    """Rows of three classes, one of which leads another by a margin."""
    rows = np.full((len(margins), 3), 0.1)
    rows[:, answer] = [(0.9 + margin) / 2 for margin in margins]
    rows[:, (answer + 1) % 3] = [(0.9 - margin) / 2 for margin in margins]
    return rows


def ids(chosen: Sequence[Queued], sampling: Sampling, quotes: Sequence[Statement]) -> set[str]:
    return {quotes[each.index].id for each in chosen if each.sampling is sampling}


@pytest.mark.parametrize(
    ("probabilities", "expected"),
    [([1.0, 0.0, 0.0], 0.0), ([0.5, 0.5, 0.0], 1.0), ([0.2, 0.5, 0.3], 0.8), ([0.25, 0.25, 0.5], 0.75)],
)
def test_uncertainty_is_one_less_the_margin(probabilities: list[float], expected: float) -> None:
    assert uncertainty(np.array([probabilities])) == pytest.approx([expected])


def test_the_least_sure_come_first() -> None:
    assert most_telling(unsure([0.8, 0.1, 0.5, 0.3]), list("abcd"), 3) == [1, 3, 2]


def test_predicted_classes_take_turns() -> None:
    probabilities = np.concatenate([unsure([0.1, 0.2, 0.3, 0.4]), unsure([0.8, 0.7], answer=1)])
    assert most_telling(probabilities, list("abcdef"), 5) == [0, 5, 1, 4, 2]


def test_an_actor_with_quotes_chosen_or_labelled_gives_way() -> None:
    margins = unsure([0.10, 0.12, 0.14, 0.40])
    actors = ["Chile", "Chile", "Chile", "Peru"]
    assert most_telling(margins, actors, 2) == [0, 3]
    assert most_telling(margins, actors, 2, labelled_actors={"Peru": 5}) == [0, 1]


def test_no_more_are_chosen_than_there_are() -> None:
    assert sorted(most_telling(unsure([0.1, 0.2]), ["a", "b"], 9)) == [0, 1]
    assert most_telling(np.zeros((0, 3)), [], 9) == []


def test_labelled_quotes_and_near_copies_are_left_out() -> None:
    done = [Statement(id="q1", text="An older text of it."), Statement(id="x", text=TEXT.format("in May"))]
    quotes = [
        Statement(id="q1", text="A newer text of the same quote."),
        Statement(id="q2", text=TEXT.format("in May")),
        Statement(id="q3", text="The vote is on Friday, the minister said."),
        Statement(id="q4", text="The vote is on Friday, the minister said."),
        Statement(id="q5", text="The vote is on Friday, the minister said.", actor="Peru"),
    ]
    assert unlabelled(quotes, done) == [2, 4]
    assert unlabelled(quotes, []) == [0, 1, 2, 4]


def test_a_share_is_drawn_at_random() -> None:
    quotes = statements(400)
    probabilities = unsure(np.linspace(0, 0.8, 400).tolist())
    chosen = choose(quotes, 100, probabilities=probabilities, random_share=0.3)
    assert Counter(each.sampling for each in chosen) == {Sampling.RANDOM: 30, Sampling.QUEUE: 70}
    assert len({each.index for each in chosen}) == 100


def test_without_a_model_all_are_drawn_at_random() -> None:
    chosen = choose(statements(40), 10, probabilities=None, random_share=0.3)
    assert [each.sampling for each in chosen] == [Sampling.RANDOM] * 10


@pytest.mark.parametrize("share", [0.0, 0.3, 1.0])
def test_where_there_are_too_few_all_are_chosen(share: float) -> None:
    quotes = statements(50)
    chosen = choose(quotes, 80, probabilities=unsure([0.5] * 50), random_share=share)
    assert sorted(each.index for each in chosen) == list(range(50))


def test_the_order_does_not_tell_how_a_quote_was_chosen() -> None:
    quotes = statements(400)
    chosen = choose(quotes, 200, probabilities=unsure([0.5] * 400), random_share=0.5)
    first = sum(each.sampling is Sampling.RANDOM for each in chosen[:100])
    assert 35 <= first <= 65


@given(st.randoms(use_true_random=False), st.integers(1, 60))
def test_what_is_drawn_depends_neither_on_the_model_nor_on_the_order_of_quotes(random: Random, count: int) -> None:
    quotes = statements(120)
    one = choose(quotes, count, probabilities=unsure([0.5] * 120), random_share=0.4)
    shuffled = list(quotes)
    random.shuffle(shuffled)
    other = choose(shuffled, count, probabilities=unsure([0.2] * 120, answer=2), random_share=0.4)
    assert ids(one, Sampling.RANDOM, quotes) == ids(other, Sampling.RANDOM, shuffled)


def test_the_random_quotes_of_several_rounds_are_those_of_one_long_draw() -> None:
    quotes = statements(600)
    rows = unsure(np.random.default_rng(0).uniform(0, 0.8, 600).tolist())
    left, drawn = list(range(600)), set()
    for _ in range(3):
        chosen = choose([quotes[at] for at in left], 100, probabilities=rows[left], random_share=0.3)
        drawn |= {quotes[left[each.index]].id for each in chosen if each.sampling is Sampling.RANDOM}
        left = [at for place, at in enumerate(left) if place not in {each.index for each in chosen}]
    at_once = choose(quotes, 300, probabilities=rows, random_share=0.3)
    assert drawn == ids(at_once, Sampling.RANDOM, quotes)


def test_another_seed_draws_others() -> None:
    quotes = statements(100)
    one, other = (choose(quotes, 20, probabilities=None, random_share=1.0, seed=seed) for seed in (0, 1))
    assert {each.index for each in one} != {each.index for each in other}
