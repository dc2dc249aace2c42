"""The language of statements: tokens, sentences, quotation marks and word lists."""
