from stance.language.tokens import tokenize
from stance.model.reading import inside, read_text, tokens_of


def test_a_text_is_read_into_tokens_quotations_and_sentences() -> None:
    read = read_text('Suva waits. "We hope," it said.')
    quoted = [text for text, flag in zip(read.tokens.texts, read.quoted, strict=True) if flag]
    assert quoted == ["We", "hope", ","]
    assert [len(sentence) for sentence in read.sentences] == [3, 8]
    assert read.sentence_of(4) == range(3, 11)


def test_the_tokens_of_a_span_are_those_it_touches() -> None:
    tokens = tokenize("one two three")
    assert tokens_of(tokens, (4, 7)) == range(1, 2)
    assert tokens_of(tokens, (2, 5)) == range(2)
    assert not tokens_of(tokens, (3, 4))
    assert inside(tokens, [(0, 3), (8, 13)]) == [True, False, True]
