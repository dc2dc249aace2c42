import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer

from stance.model.clause import CONTENT, MarkedStatement
from stance.model.features import FeatureSettings, Rows, Vocabulary, learn_vocabulary
from stance.model.terms import TermSettings

TEXTS = [
    "the river rose and the town was afraid of the river",
    "the town thanked the crew and the crew sang",
    "a crew of ten sailed up the river at dawn",
    "nothing was said of the town",
]


def plain(text: str) -> MarkedStatement:
    words = text.split()
    return MarkedStatement(words, [CONTENT] * len(words), [False] * len(words), "nothing")


def dense(vocabulary: Vocabulary, rows: Rows) -> NDArray[np.float64]:
    shape = (len(rows.starts) - 1, len(vocabulary))
    return np.asarray(csr_matrix((rows.values, rows.columns, rows.starts), shape=shape).toarray())


def fitted(block: str, texts: list[str] = TEXTS) -> Vocabulary:
    settings = FeatureSettings(terms=TermSettings(blocks=(block,)), weights={block: 1.0})
    return learn_vocabulary([plain(text) for text in texts], settings)


@pytest.mark.parametrize(
    ("block", "reference"),
    [
        ("words", TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, tokenizer=str.split, token_pattern=None)),
        ("characters", TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True)),
    ],
)
def test_words_and_characters_are_scikit_learns_to_a_ten_thousandth(block: str, reference: TfidfVectorizer) -> None:
    expected = reference.fit_transform(TEXTS).toarray()
    vocabulary = fitted(block)
    assert list(vocabulary.terms[block]) == list(reference.get_feature_names_out())
    # The inverse document frequencies are kept to four decimals.
    np.testing.assert_allclose(dense(vocabulary, vocabulary.rows(map(plain, TEXTS))), expected, atol=1e-4)
    reference.idf_ = vocabulary.idf[block].astype(np.float64)
    exact = reference.transform(TEXTS).toarray()
    np.testing.assert_allclose(dense(vocabulary, vocabulary.rows(map(plain, TEXTS))), exact, atol=1e-6)


def test_unknown_terms_and_empty_statements_give_empty_rows() -> None:
    vocabulary = fitted("words")
    rows = vocabulary.rows([plain("zebra"), plain(""), plain("town")])
    assert rows.starts.tolist() == [0, 0, 0, 1]
    weights = np.ones((len(vocabulary), 2), dtype=np.float32)
    np.testing.assert_allclose(rows.times(weights), [[0, 0], [0, 0], [1, 1]])


def test_no_statement_at_all_gives_no_row() -> None:
    rows = fitted("words").rows([])
    assert rows.times(np.ones((1, 2))).shape == (0, 2)


def test_rare_terms_are_left_out_once_there_are_texts_enough() -> None:
    texts = ["the town slept"] * 200 + ["a lone heron"]
    assert list(fitted("words", texts).terms["words"]) == ["slept", "the", "the town", "town", "town slept"]


@given(st.lists(st.text(alphabet="ab c", max_size=12), min_size=1, max_size=6))
def test_each_row_has_length_one_or_nothing_in_it(texts: list[str]) -> None:
    vocabulary = fitted("characters", texts)
    lengths = np.linalg.norm(dense(vocabulary, vocabulary.rows(map(plain, texts))), axis=1)
    assert all(length == pytest.approx(1) or length == 0 for length in lengths)


def test_rows_times_weights_is_the_matrix_product() -> None:
    vocabulary = fitted("words")
    rows = vocabulary.rows(map(plain, TEXTS))
    weights = np.random.default_rng(0).normal(size=(len(vocabulary), 3))
    np.testing.assert_allclose(rows.times(weights), dense(vocabulary, rows) @ weights, atol=1e-12)


def test_settings_come_back_from_json_as_they_were() -> None:
    settings = FeatureSettings(terms=TermSettings(word_ngrams=(1, 3), clause=False), weights={"words": 2.0})
    row = settings.to_row()
    row["terms"] = {name: list(value) if isinstance(value, tuple) else value for name, value in row["terms"].items()}
    assert FeatureSettings.from_row(row) == settings
