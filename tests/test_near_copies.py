"""Groups of near-identical texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.near_copies import NEAR_COPY, DisjointSets, jaccard, near_copy_groups, shingles

REPORT = (
    "The harbour minister of Lomera said on Tuesday that the new customs post would open before the autumn storms, "
    "and that fishermen from both shores would be able to land their catch without paying the old levy twice."
)
EDITED = REPORT.replace("on Tuesday", "on Wednesday")
OTHER = "Opposition leaders in Lomera called the customs post a costly monument that no fisherman had asked for."


@pytest.mark.parametrize(
    ("texts", "groups"),
    [
        ([], []),
        ([REPORT], [0]),
        ([REPORT, OTHER], [0, 1]),
        ([REPORT, OTHER, REPORT], [0, 1, 0]),
        ([OTHER, REPORT, EDITED], [0, 1, 1]),
        ([REPORT, REPORT.upper().replace(",", " --")], [0, 0]),
        ([REPORT.replace("'", "’"), REPORT], [0, 0]),
        ([REPORT, REPORT[: len(REPORT) // 2]], [0, 1]),
        (["No comment.", "no comment", "No comments.", "No"], [0, 0, 2, 3]),
        (["!!!", "???", " !!! ", "", ""], [0, 1, 0, 3, 3]),
        (["\ud800 !", "\ud800 !"], [0, 0]),
    ],
    ids=["none", "one", "unlike", "same", "a word changed", "marks and case", "apostrophes", "half", "short", "no words", "odd"],
)  # fmt: skip
def test_near_copies_share_the_first_ones_number(texts: list[str], groups: list[int]) -> None:
    assert near_copy_groups(texts) == groups


def test_likeness_is_handed_on_from_one_text_to_the_next() -> None:
    words = [f"word{number}" for number in range(100)]
    first, second, third = (" ".join(words[start : start + 60]) for start in (0, 6, 12))
    assert jaccard(shingles(first), shingles(second)) >= NEAR_COPY
    assert jaccard(shingles(first), shingles(third)) < NEAR_COPY
    assert near_copy_groups([first, third]) == [0, 1]
    assert near_copy_groups([first, third, second]) == [0, 0, 0]


def test_the_border_is_the_exact_similarity_and_belongs_to_near_copies() -> None:
    words = [f"word{number}" for number in range(20)]
    whole, shorter, shortest = " ".join(words[:12]), " ".join(words[:10]), " ".join(words[:9])
    assert jaccard(shingles(whole), shingles(shorter)) == 0.8
    assert near_copy_groups([whole, shorter]) == [0, 0]
    assert jaccard(shingles(whole), shingles(shortest)) == 0.7
    assert near_copy_groups([whole, shortest]) == [0, 1]


def test_shingles_are_three_words_in_small_letters() -> None:
    assert shingles("Lomera's port, reopened today") == {"lomera's port reopened", "port reopened today"}
    assert shingles("Two words.") == {"two words"}


@given(st.lists(st.lists(st.sampled_from("abc"), min_size=0, max_size=7).map(" ".join), max_size=12))
def test_groups_are_those_that_comparing_all_pairs_gives(texts: list[str]) -> None:
    sets = DisjointSets(len(texts))
    for later in range(len(texts)):
        for earlier in range(later):
            if jaccard(shingles(texts[earlier]), shingles(texts[later])) >= NEAR_COPY:
                sets.join(later, earlier)
    assert near_copy_groups(texts) == sets.groups()


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9))))
def test_a_group_is_named_by_its_smallest_member(pairs: list[tuple[int, int]]) -> None:
    sets = DisjointSets(10)
    for first, second in pairs:
        sets.join(first, second)
    groups = sets.groups()
    assert all(groups[first] == groups[second] for first, second in pairs)
    assert all(group <= member and groups[group] == group for member, group in enumerate(groups))
