"""Learn the weights of quote extraction again from PolNeAR's training articles (Newell et al., 2018).

Run it with ``STANCE_BENCH`` naming the folder of measuring data: ``python benchmarks/learn_attribution.py``. It writes
``stance/language/data/learned_cues.txt`` and ``stance/quotes/data/weights.tsv``. Only figures are kept: words that report, and
log-odds of words and word classes around them, alone and by twos and threes of classes; none of the corpus's sentences.

Each choice is a logistic regression (L1) over the options that the package itself finds at the cues of the gold. The last choice, whether
an attribution is right as a whole, is learned from articles that the others were not learned from, in four turns, so that its
probability is that of unseen text.
"""

import os
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from joblib import Parallel, delayed
from scipy.sparse import csr_matrix
from scorer import load_scorer
from sklearn.linear_model import LogisticRegression

from stance.language.cues import load_cues
from stance.language.word_classes import class_of, is_open
from stance.quotes.attributions import Reader, speech
from stance.quotes.cue_candidates import cue_at, cue_signs, glance
from stance.quotes.endings import ending_options
from stance.quotes.layout import Layout, Segment, Words, lay_out
from stance.quotes.models import INTERCEPT, NAMES, WEIGHTS, Models, weights_of
from stance.quotes.openings import Report, opening_options, report_of
from stance.quotes.reading import located
from stance.quotes.source_candidates import SourceCandidate, source_options
from stance.quotes.starts import start_options
from stance.quotes.weights import Options, Signs, Weights

CUES = WEIGHTS.parents[2] / "language" / "data" / "learned_cues.txt"
TURNS = 4
LEAST_SEEN = 3  # times that a sign must occur
LEAST_WEIGHT = 0.02
SPARSENESS = {"word": 0.5, "cue": 0.6, "source": 0.5, "opening": 0.5, "ending": 0.5, "start": 0.5, "whole": 0.3}
CUE_SHARE, CUE_LEAST = 0.06, 2  # of a word's occurrences in cues of the gold, and how many

Gold = dict[str, list[tuple[int, int]]]
Corpus = dict[str, tuple[Layout, list[Gold]]]


@dataclass
class Examples:
    """The options of one choice, each with whether it was right."""

    signs: list[Signs] = field(default_factory=list)
    right: list[bool] = field(default_factory=list)

    def add(self, signs: Signs, *, right: bool) -> None:
        """Note an option."""
        self.signs.append(signs)
        self.right.append(right)

    def fit(self, choice: str) -> Weights:
        """Return the weights of a logistic regression over the options."""
        names = NAMES[choice]
        keys = [
            [(given, name, value) for given in signs[1] for name, value in zip(names, signs[0], strict=True) if value]
            for signs in self.signs
        ]
        seen = Counter(key for each in keys for key in each)
        columns = {key: at for at, key in enumerate(sorted(key for key, times in seen.items() if times >= LEAST_SEEN))}
        rows = [[columns[key] for key in each if key in columns] for each in keys]
        ends = np.cumsum([0, *map(len, rows)])
        flat = np.fromiter((at for row in rows for at in row), dtype="int32", count=int(ends[-1]))
        matrix = csr_matrix((np.ones(len(flat)), flat, ends.astype("int32")), shape=(len(rows), len(columns)))
        regression = LogisticRegression(C=SPARSENESS[choice], l1_ratio=1, solver="liblinear", random_state=0)
        regression.fit(matrix, np.array(self.right))
        learned = [
            (*key, round(float(weight), 3))
            for key, weight in zip(columns, regression.coef_[0], strict=True)
            if abs(weight) >= LEAST_WEIGHT
        ]
        return weights_of(choice, learned, round(float(regression.intercept_[0]), 3))


def main() -> None:
    """Learn, and write the weights."""
    bench = Path(os.environ["STANCE_BENCH"])
    scorer = load_scorer(bench / "score_attribution.py")
    corpus = load(scorer, bench / "polnear" / "train")
    models, words = learn(scorer, corpus)
    CUES.write_text("".join(f"{word}\n" for word in sorted(words - listed_words())), encoding="utf-8")
    WEIGHTS.write_text("".join(rows(models)), encoding="utf-8")


def load(scorer: ModuleType, split: Path) -> Corpus:
    """Return the laid-out articles of a split with their gold."""
    texts, gold = scorer.read_split(split)
    return {name: (lay_out(texts[name]), gold[name]) for name in sorted(texts)}


def learn(scorer: ModuleType, corpus: Corpus) -> tuple[Models, frozenset[str]]:
    """Return the weights, the last choice learned across articles, and the words that can be cues."""
    names = sorted(corpus)
    turns = [set(names[turn::TURNS]) for turn in range(TURNS)]
    weighed = Parallel(n_jobs=2)(delayed(weigh)(scorer.__file__, corpus, held_out) for held_out in turns)
    examples = Examples()
    for signs, right in weighed:
        examples.signs += signs
        examples.right += right
    models, words = learn_choices(scorer, corpus)
    return replace(models, whole=examples.fit("whole")), words


def weigh(scorer_file: str, corpus: Corpus, held_out: set[str]) -> tuple[list[Signs], list[bool]]:
    """Return the drafts of some articles, by what the others teach, each with whether it is right."""
    scorer = load_scorer(Path(scorer_file))
    models, words = learn_choices(scorer, {name: corpus[name] for name in sorted(corpus) if name not in held_out})
    examples = Examples()
    for name in sorted(held_out):
        add_whole(scorer, models, mark_cues(corpus[name][0], words), corpus[name][1], examples)
    print(f"{len(examples.right)} attributions of {len(held_out)} articles weighed", file=sys.stderr, flush=True)
    return examples.signs, examples.right


def learn_choices(scorer: ModuleType, corpus: Corpus) -> tuple[Models, frozenset[str]]:
    """Return the weights of all choices but the last, and the words that can be cues."""
    share = cue_shares(corpus)
    words = frozenset(share) | listed_words()
    examples: defaultdict[str, Examples] = defaultdict(Examples)
    for layout, gold in corpus.values():
        add_choices(scorer, mark_cues(layout, words), gold, share, examples)
    weights = {choice: examples[choice].fit(choice) for choice in NAMES if choice != "whole"}
    return Models(**weights, whole=weights_of("whole", [], 0.0)), words


def listed_words() -> frozenset[str]:
    """Return the words of the list of cues that can be looked up one by one."""
    return frozenset(word for word in load_cues().words if word[0].isalpha() and is_open(class_of(word)))


def cue_shares(corpus: Corpus) -> dict[str, float]:
    """Return the words that stand in cues, with the share of their occurrences that do."""
    seen: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    reporting: Counter[str] = Counter()
    for layout, gold in corpus.values():
        words = layout.words
        within = {at for each in gold for at in words_of(words, each["cue"])}
        seen.update(words.lowers)
        capital.update(lower for lower, text in zip(words.lowers, words.texts, strict=True) if text[0].isupper())
        reporting.update(words.lowers[at] for at in within)
    return {
        word: times / seen[word]
        for word, times in reporting.items()
        if is_open(class_of(word))
        and word[0].isalpha()
        and times >= CUE_LEAST
        and times >= CUE_SHARE * seen[word]
        and capital[word] <= seen[word] / 2
    }


def mark_cues(layout: Layout, words: frozenset[str]) -> Layout:
    """Return a layout in which these words can be cues."""
    marked = [lower in words for lower in layout.words.lowers]
    return replace(layout, words=replace(layout.words, cues=marked))


def words_of(words: Words, spans: Iterable[tuple[int, int]]) -> list[int]:
    """Return the words that begin in some spans."""
    found: list[int] = []
    for start, end in spans:
        found += range(*np.searchsorted(words.starts, [start, end]))
    return found


def add_choices(
    scorer: ModuleType, layout: Layout, gold: list[Gold], share: dict[str, float], examples: dict[str, Examples]
) -> None:
    """Note the options of an article's choices."""
    words = layout.words
    heads: dict[int, Gold] = {}
    for each in gold:
        possible = [(share.get(words.lowers[at], 0.0), at) for at in words_of(words, each["cue"]) if words.cues[at]]
        if possible:
            heads.setdefault(max(possible)[1], each)
    outside = replace(words, inside=[-1] * len(words.texts))
    for segment in layout.segments:
        add_segment(scorer, layout, words, segment, heads, examples)
        for sentence in speech(words, segment):
            add_segment(scorer, layout, outside, sentence, heads, examples)


def add_segment(
    scorer: ModuleType,
    layout: Layout,
    words: Words,
    segment: Segment,
    heads: dict[int, Gold],
    examples: dict[str, Examples],
) -> None:
    """Note the options of a segment's choices."""
    same = None
    for at in range(segment.first, segment.end):
        if not words.cues[at] or words.inside[at] >= 0:
            continue
        examples["word"].add(glance(words, segment, at), right=at in heads)
        examples["cue"].add(cue_signs(words, segment, at), right=at in heads)
        if at not in heads:
            continue
        cue = cue_at(words, segment, at)
        options = source_options(words, segment, cue, same)
        source = add_source(scorer, layout, words, options, heads[at], examples["source"])
        if source is not None:
            same = source.stretch or same
            add_content(words, segment, report_of(words, segment, cue, source), heads, examples)


def add_source(
    scorer: ModuleType, layout: Layout, words: Words, options: Options, gold: Gold, examples: Examples
) -> SourceCandidate | None:
    """Note the source candidates of a cue; return the right one that is most like the gold."""
    wanted = source_of(scorer, layout.text, gold["source"])
    likeness: list[float] = []
    for option, _ in options.signs():
        made = source_of(scorer, layout.text, [words.span(*option.stretch)] if option.stretch else [])
        if made.source and wanted.source:
            likeness.append(scorer.jaccard(wanted.source, made.source) if scorer.sources_agree(wanted, made) else -1.0)
        else:
            likeness.append(-1.0 if made.source or wanted.source else 1.0)
    most = max(likeness)
    for (_, signs), each in zip(options.signs(), likeness, strict=True):
        examples.add(signs, right=each == most >= 0)
    return options.each[likeness.index(most)][0] if most >= 0 else None


def source_of(scorer: ModuleType, text: str, spans: list[tuple[int, int]]) -> Any:
    """Return a source as the scorer compares it, its content left out."""
    return scorer.Attribution(frozenset(), scorer.letters(text, spans), *scorer.source_head(text, spans), frozenset())


def add_content(
    words: Words, segment: Segment, report: Report, heads: dict[int, Gold], examples: dict[str, Examples]
) -> None:
    """Note the options for where a content begins and ends, behind the report and before it."""
    at = report.cue.at
    wanted = [each for each in words_of(words, heads[at]["content"]) if segment.first <= each < segment.end]
    wanted = [each for each in wanted if words.lowers[each][0].isalnum()]
    behind, before = [each for each in wanted if each > at], [each for each in wanted if each < at]
    if len(behind) > 1 and words.lowers[behind[0]] == "that":
        del behind[0]  # the gold has it now in the content, now in the cue
    begun = None
    for opening, signs in opening_options(words, segment, report).signs():
        right = first_said(words, opening, segment.end) == behind[0] if opening is not None and behind else not behind
        right = right and (opening is not None) == bool(behind)
        examples["opening"].add(signs, right=right)
        begun = opening if right and begun is None else begun
    likely = set(heads)
    if begun is not None:
        for end, signs in ending_options(words, segment, report, begun, likely).signs():
            examples["ending"].add(signs, right=last_said(words, begun, end) == behind[-1])
    for stretch, signs in start_options(words, segment, report, likely).signs():
        right = stretch is None and not before
        if stretch and before:
            right = first_said(words, *stretch) == before[0] and last_said(words, *stretch) == before[-1]
        examples["start"].add(signs, right=right)


def first_said(words: Words, start: int, end: int) -> int | None:
    """Return the first word of a stretch that is no mark."""
    return next((at for at in range(start, end) if words.lowers[at][0].isalnum()), None)


def last_said(words: Words, start: int, end: int) -> int | None:
    """Return the last word of a stretch that is no mark."""
    return next((at for at in range(end - 1, start - 1, -1) if words.lowers[at][0].isalnum()), None)


def add_whole(scorer: ModuleType, models: Models, layout: Layout, gold: list[Gold], examples: Examples) -> None:
    """Note the drafts of an article, each with whether its content and source are right."""
    weighed: list[tuple[Signs, dict[str, Any]]] = []
    for each in located(layout, Reader(layout, models, kept=0.0)):
        attribution = each.attribution
        if attribution.whole:
            made = {"content": list(attribution.content), "source": list(attribution.source)}
            weighed.append((attribution.whole.signs, made))
    weighed.sort(key=lambda each: (sorted(each[1]["content"]), sorted(each[1]["source"])))
    golds, made = scorer.prepare(layout.text, gold), scorer.prepare(layout.text, [each for _, each in weighed])
    matched = {number: golds[wanted] for wanted, number in scorer.match(golds, made)}
    for number, (signs, _) in enumerate(weighed):
        wanted = matched.get(number)
        agrees = wanted is not None and (
            scorer.sources_agree(wanted, made[number]) or not (wanted.source or made[number].source)
        )
        examples.add(signs, right=agrees)


def rows(models: Models) -> Iterator[str]:
    """Yield the lines of the file of weights."""
    for choice in NAMES:
        weights = getattr(models, choice)
        yield f"{choice}\t\t{INTERCEPT}\t\t{weights.intercept}\n"
        for given, name, value, weight in weights.rows:
            yield f"{choice}\t{given}\t{name}\t{value}\t{weight}\n"


if __name__ == "__main__":
    main()
