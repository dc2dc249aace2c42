import pytest

from stance.model.clause import mark
from stance.model.terms import TermSettings, terms_of, word_lists_digest
from stance.records import Statement


def terms(text: str, settings: TermSettings | None = None, *, source_text: str = "Lima") -> dict[str, dict[str, float]]:
    marked = mark(Statement(id="1", text=text, source_text=source_text))
    return {block: dict(found) for block, found in terms_of(marked, settings or TermSettings()).items()}


def test_words_are_counted_alone_and_in_pairs_without_names_and_marks() -> None:
    single = {"_actor_": 1, "said": 2, "so": 2, "_name_": 1}
    pairs = {"_actor_ said": 1, "said so": 2, "so _name_": 1, "_name_ said": 1}
    assert terms("Lima said, so Oslo Port said so.")["words"] == single | pairs


def test_characters_do_not_cross_words_and_leave_masks_out() -> None:
    found = terms("Lima so", TermSettings(blocks=("characters",), character_ngrams=(2, 3)))["characters"]
    assert found == {" s": 1, "so": 1, "o ": 1, " so": 1, "so ": 1}


def test_a_word_shorter_than_the_n_gram_counts_once() -> None:
    found = terms("Lima a", TermSettings(blocks=("characters",), character_ngrams=(3, 5)))["characters"]
    assert found == {" a ": 1}


@pytest.mark.parametrize(
    ("text", "present", "absent"),
    [
        ("Lima condemned the raid.", ["cue condemning", "cue lemma condemn", "verb condemn"], ["act condemning"]),
        (
            "Lima said the raid was a disgrace.",
            ["content condemning", "near condemning", "cue neutral"],
            ["far condemning"],
        ),
        ("Lima said that on the way home all that was a disgrace.", ["far condemning"], ["near condemning"]),
        ("Lima welcomed the dangerous voyage.", ["near concerned", "supportive governs content concerned"], []),
        ("Lima is not worried.", ["lemma not worried", "negation"], ["lemma worried", "cue concerned"]),
        ("Lima published the list.", ["lemma publish"], ["negation", "share neutral"]),
        ("“A disgrace,” Lima said.", ["quoted condemning"], ["near condemning"]),
    ],
)
def test_word_lists_tell_cue_from_content_and_flip_under_negation(
    text: str, present: list[str], absent: list[str]
) -> None:
    found = terms(text)["lists"]
    assert set(present) <= found.keys()
    assert not set(absent) & found.keys()


def test_shares_do_not_grow_with_the_text() -> None:
    once = terms("Lima hailed the brave crew.")["lists"]
    twice = terms("Lima hailed the brave crew and hailed the brave crew.")["lists"]
    assert once["share supportive"] == twice["share supportive"] == 2


def test_another_speakers_clause_is_not_read_unless_asked_for() -> None:
    text = "Lima backed the plan, while Oslo condemned it."
    assert "lemma condemn" not in terms(text)["lists"]
    assert "lemma condemn" in terms(text, TermSettings(clause=False))["lists"]


def test_without_negation_nothing_is_flipped() -> None:
    found = terms("Lima is not worried.", TermSettings(negation=False))["lists"]
    assert "lemma worried" in found
    assert "negation" not in found


def test_the_digest_of_the_word_lists_is_short_and_stays() -> None:
    assert len(word_lists_digest()) == 16
    assert word_lists_digest() == word_lists_digest()
