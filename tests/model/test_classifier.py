import numpy as np
import pytest
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from stance.errors import BadInputError
from stance.model import Model, train
from stance.model.clause import mark
from stance.records import Statement
from stance.scheme import load_scheme, parse_scheme
from tests.model.samples import label, labels, row

SCHEME = load_scheme()
TRADE = parse_scheme(
    {
        "name": "trade",
        "unit": "One statement on tariffs.",
        "questions": [
            {
                "name": "tariffs",
                "classes": [
                    {"name": each, "definition": each, "color": "#112233", "hotkey": str(at)}
                    for at, each in enumerate(("pro", "anti", "neutral"))
                ],
            }
        ],
    }
)


def test_a_model_answers_every_question_with_probabilities_that_add_up(small_model: Model) -> None:
    (found,) = small_model.predict([Statement(id="1", text="Suva condemned the brutal raid.", actor="Suva")])
    assert found.answers == {"stance": "condemning", "sentiment": "negative"}
    assert list(found.probabilities["stance"]) == list(SCHEME.question("stance").class_names)
    assert sum(found.probabilities["stance"].values()) == pytest.approx(1, abs=1e-3)
    assert found.model == f"small@{small_model.digest[:8]}"


def test_probabilities_are_scikit_learns_to_a_millionth(small_model: Model) -> None:
    statements = [each.statement for each in labels()]
    rows = small_model.vocabulary.rows(mark(each) for each in statements)
    shape = (len(statements), len(small_model.vocabulary))
    matrix = csr_matrix((rows.values, rows.columns, rows.starts), shape=shape)
    head = small_model.heads["stance"]
    reference = LogisticRegression().fit(matrix[:8], [0, 1, 2, 3] * 2)
    reference.coef_, reference.intercept_ = head.weights.T.astype(float), head.intercepts.astype(float)
    np.testing.assert_allclose(head.probabilities(rows), reference.predict_proba(matrix), atol=1e-6)


def test_the_same_labels_give_the_same_weights(small_model: Model) -> None:
    again = train(labels(), SCHEME, name="small")
    assert again.digest == small_model.digest
    assert again.heads["stance"].weights.tobytes() == small_model.heads["stance"].weights.tobytes()


def test_other_labels_give_another_digest(small_model: Model) -> None:
    assert train(labels()[1:], SCHEME, name="small").digest != small_model.digest


def test_statements_are_answered_in_their_order_whatever_stands_beside_them(small_model: Model) -> None:
    statements = [each.statement for each in labels()]
    together = small_model.predict(statements)
    assert [each.statement for each in together] == statements
    assert [small_model.predict([each])[0] for each in statements] == together
    assert small_model.predict([]) == []


def test_names_do_not_change_an_answer(small_model: Model) -> None:
    one, other = (
        Statement(id="1", text=f"{name} fears the dam will burst.", actor=name, source_text=name)
        for name in ("Peru", "Kenya")
    )
    assert small_model.predict([one])[0].probabilities == small_model.predict([other])[0].probabilities


def test_lines_without_anything_to_mask_are_counted() -> None:
    nameless = [label({**row(at), "source_text": "", "actor": "unknown"}, SCHEME) for at in (0, 5)]
    assert train([*labels()[:10], *nameless], SCHEME, name="m").lines_without_mask == 2


def test_a_text_that_was_trained_on_is_known(small_model: Model) -> None:
    assert small_model.was_trained_on(labels()[0].statement.text)
    assert not small_model.was_trained_on("Suva waits.")


def test_labels_of_one_class_are_refused() -> None:
    with pytest.raises(BadInputError, match="all 5 labels answer 'stance' with 'neutral'; a model needs labels of two"):
        train(labels(only=["neutral"]), SCHEME, name="m")


def test_labels_that_answer_nothing_are_refused() -> None:
    with pytest.raises(BadInputError, match=r"none of 1 labels answers a question of the scheme 'trade' \(tariffs\)"):
        train(labels()[:1], TRADE, name="m")


def test_a_question_that_no_label_answers_is_left_out_and_said() -> None:
    without = [label({**row(at), "sentiment": ""}, SCHEME) for at in range(20)]
    model = train(without, SCHEME, name="m")
    assert model.left_out == ("sentiment",)
    (found,) = model.predict([without[0].statement])
    assert found.answers["sentiment"] is None
    assert list(found.probabilities) == ["stance"]


def test_a_question_answered_in_part_learns_from_that_part() -> None:
    mixed = [label({**row(at), "sentiment": "" if at % 2 else row(at)["sentiment"]}, SCHEME) for at in range(20)]
    assert sum(train(mixed, SCHEME, name="m").heads["sentiment"].counts.values()) == 10


def test_of_two_classes_the_others_get_no_probability() -> None:
    model = train(labels(only=["supportive", "condemning"]), SCHEME, name="m")
    (found,) = model.predict([Statement(id="1", text="Suva hailed the brave crew.", actor="Suva")])
    assert found.answers["stance"] == "supportive"
    assert found.probabilities["stance"]["neutral"] == 0
    assert sum(found.probabilities["stance"].values()) == pytest.approx(1, abs=1e-3)


def test_a_scheme_of_ones_own_needs_no_code() -> None:
    answers = {"supportive": "pro", "condemning": "anti", "neutral": "neutral", "concerned": "anti"}
    own = [label({**row(at), "tariffs": answers[row(at)["stance"]]}, TRADE) for at in range(20)]
    model = train(own, TRADE, name="trade")
    (found,) = model.predict([own[5].statement])
    assert found.answers == {"tariffs": "pro"}
