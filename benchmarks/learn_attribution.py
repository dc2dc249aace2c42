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
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from examples import Examples, Learned, lines, weights_of
from joblib import Parallel, delayed
from scorer import load_scorer
from training_articles import Corpus, Gold, cue_shares, listed_words, load, mark_cues, words_of

from stance.quotes.atoms import WEIGHTS, load_vocabulary
from stance.quotes.attributions import speech
from stance.quotes.cue_candidates import THAT, cue_at
from stance.quotes.layout import Layout
from stance.quotes.models import CHOICES
from stance.quotes.openings import Report, report_of
from stance.quotes.options import (
    Signs,
    ending_options,
    opening_options,
    signs_of_cue,
    source_options,
    start_options,
    word_signs,
)
from stance.quotes.reader import Reader, text_of
from stance.quotes.reading import located
from stance.quotes.retracing import Retracer
from stance.quotes.segments import Segment
from stance.quotes.source_candidates import SourceCandidate, source_candidates
from stance.quotes.traits import CAN_REPORT, LETTER_OR_FIGURE
from stance.quotes.weights import Weights
from stance.quotes.words import NOWHERE, Column, Words, span_of

CUES = WEIGHTS.parents[2] / "language" / "data" / "learned_cues.txt"
TURNS = 4


def main() -> None:
    """Learn, and write the weights."""
    bench = Path(os.environ["STANCE_BENCH"])
    scorer = load_scorer(bench / "score_attribution.py")
    corpus = load(scorer, bench / "polnear" / "train")
    learned, words = learn(scorer, corpus)
    CUES.write_text("".join(f"{word}\n" for word in sorted(words - listed_words())), encoding="utf-8")
    WEIGHTS.write_text("".join(lines(learned, load_vocabulary())), encoding="utf-8")


def learn(scorer: ModuleType, corpus: Corpus) -> tuple[dict[str, Learned], frozenset[str]]:
    """Return the weights by choice, the last learned across articles, and the words that can be cues."""
    names, atoms = sorted(corpus), load_vocabulary().texts
    turns = [set(names[turn::TURNS]) for turn in range(TURNS)]
    weighed = Parallel(n_jobs=2)(delayed(weigh)(scorer.__file__, corpus, atoms, held_out) for held_out in turns)
    examples = Examples()
    for signs, right in weighed:
        examples.signs += signs
        examples.right += right
    learned, words = learn_choices(scorer, corpus)
    return learned | {"whole": examples.fit("whole", load_vocabulary())}, words


def weigh(scorer_file: str, corpus: Corpus, atoms: Sequence[str], held_out: set[str]) -> tuple[list[Signs], list[bool]]:
    """Return the drafts of some articles, by what the others teach, each with whether it is right."""
    scorer = load_scorer(Path(scorer_file))
    load_vocabulary().add(atoms)  # a process of its own knows none of the corpus
    others = {name: corpus[name] for name in sorted(corpus) if name not in held_out}
    learned, words = learn_choices(scorer, others)
    weights, examples = weights_of(learned), Examples()
    for name in sorted(held_out):
        add_whole(scorer, weights, mark_cues(corpus[name][0], words), corpus[name][1], examples)
    print(f"{len(examples.right)} attributions of {len(held_out)} articles weighed", file=sys.stderr, flush=True)
    return examples.signs, examples.right


def learn_choices(scorer: ModuleType, corpus: Corpus) -> tuple[dict[str, Learned], frozenset[str]]:
    """Return the weights of all choices but the last, and the words that can be cues."""
    share = cue_shares(corpus)
    words = frozenset(share) | listed_words()
    examples: defaultdict[str, Examples] = defaultdict(Examples)
    for layout, gold in corpus.values():
        add_choices(scorer, mark_cues(layout, words), gold, share, examples)
    return {choice: examples[choice].fit(choice, load_vocabulary()) for choice in CHOICES if choice != "whole"}, words


def add_choices(
    scorer: ModuleType, layout: Layout, gold: list[Gold], share: dict[str, float], examples: dict[str, Examples]
) -> None:
    """Note the options of an article's choices."""
    words, outside, _ = text_of(layout)
    lowers = layout.tokens.lowers
    heads: dict[int, Gold] = {}
    for each in gold:
        can_report = [at for at in words_of(words, each["cue"]) if words.traits[at] & CAN_REPORT]
        if can_report:
            heads.setdefault(max((share.get(lowers[at], 0.0), at) for at in can_report)[1], each)
    likely = [int(at in heads) for at in range(len(lowers))]
    for segment in layout.segments:
        add_segment(scorer, layout, words, segment, heads, likely, examples)
        for sentence in speech(words, segment):
            add_segment(scorer, layout, outside, sentence, heads, likely, examples)


def add_segment(
    scorer: ModuleType,
    layout: Layout,
    words: Words,
    segment: Segment,
    heads: dict[int, Gold],
    likely: Column,
    examples: dict[str, Examples],
) -> None:
    """Note the options of a segment's choices."""
    same = NOWHERE
    for at in range(segment.first, segment.end):
        if not words.traits[at] & CAN_REPORT or words.inside[at] >= 0:
            continue
        examples["word"].add(word_signs(words, segment, at), right=at in heads)
        examples["cue"].add(signs_of_cue(words, segment, at), right=at in heads)
        if at not in heads:
            continue
        cue = cue_at(words, segment, at)
        options = list(source_options(words, segment, cue, source_candidates(words, segment, cue, same)))
        source = add_source(scorer, layout, options, heads[at], examples["source"])
        if source is not None:
            same = source.stretch if source.stretch != NOWHERE else same
            add_content(words, segment, report_of(words, segment, cue, source), heads[at], likely, examples)


def add_source(
    scorer: ModuleType, layout: Layout, options: list[tuple[SourceCandidate, Signs]], gold: Gold, examples: Examples
) -> SourceCandidate | None:
    """Note the source candidates of a cue; return the right one that is most like the gold."""
    wanted = source_of(scorer, layout.text, gold["source"])
    likeness: list[float] = []
    for option, _ in options:
        found = option.stretch != NOWHERE
        made = source_of(scorer, layout.text, [span_of(layout.words, *option.stretch)] if found else [])
        if made.source and wanted.source:
            likeness.append(scorer.jaccard(wanted.source, made.source) if scorer.sources_agree(wanted, made) else -1.0)
        else:
            likeness.append(-1.0 if made.source or wanted.source else 1.0)
    most = max(likeness)
    for (_, signs), each in zip(options, likeness, strict=True):
        examples.add(signs, right=each == most >= 0)
    return options[likeness.index(most)][0] if most >= 0 else None


def source_of(scorer: ModuleType, text: str, spans: list[tuple[int, int]]) -> Any:
    """Return a source as the scorer compares it, its content left out."""
    return scorer.Attribution(frozenset(), scorer.letters(text, spans), *scorer.source_head(text, spans), frozenset())


def add_content(
    words: Words, segment: Segment, report: Report, gold: Gold, likely: Column, examples: dict[str, Examples]
) -> None:
    """Note the options for where a content begins and ends, behind the report and before it."""
    at = report.cue.at
    wanted = [each for each in words_of(words, gold["content"]) if segment.first <= each < segment.end]
    wanted = [each for each in wanted if words.traits[each] & LETTER_OR_FIGURE]
    behind, before = [each for each in wanted if each > at], [each for each in wanted if each < at]
    if len(behind) > 1 and words.words[behind[0]] == THAT:
        del behind[0]  # the gold has it now in the content, now in the cue
    begun = None
    for opening, signs in opening_options(words, segment, report):
        right = first_said(words, opening, segment.end) == behind[0] if opening >= 0 and behind else not behind
        right = right and (opening >= 0) == bool(behind)
        examples["opening"].add(signs, right=right)
        begun = opening if right and begun is None else begun
    if begun is not None and begun >= 0:
        for end, signs in ending_options(words, segment, report, begun, likely):
            examples["ending"].add(signs, right=last_said(words, begun, end) == behind[-1])
    for (_, stretch), signs in start_options(words, segment, report, likely):
        right = stretch == NOWHERE and not before
        if stretch != NOWHERE and before:
            right = first_said(words, *stretch) == before[0] and last_said(words, *stretch) == before[-1]
        examples["start"].add(signs, right=right)


def first_said(words: Words, start: int, end: int) -> int | None:
    """Return the first word of a stretch that is no mark."""
    return next((at for at in range(start, end) if words.traits[at] & LETTER_OR_FIGURE), None)


def last_said(words: Words, start: int, end: int) -> int | None:
    """Return the last word of a stretch that is no mark."""
    return next((at for at in range(end - 1, start - 1, -1) if words.traits[at] & LETTER_OR_FIGURE), None)


def add_whole(scorer: ModuleType, weights: Weights, layout: Layout, gold: list[Gold], examples: Examples) -> None:
    """Note the drafts of an article, each with whether its content and source are right."""
    retracer = Retracer(layout, weights)
    weighed: list[tuple[Signs, dict[str, Any]]] = []
    for each in located(layout, Reader(layout, weights, kept=0.0)):
        if retraced := retracer.of(each.attribution):
            made = {"content": list(each.attribution.content), "source": list(each.attribution.source)}
            weighed.append((retraced.whole.signs, made))
    weighed.sort(key=lambda each: (sorted(each[1]["content"]), sorted(each[1]["source"])))
    golds, made = scorer.prepare(layout.text, gold), scorer.prepare(layout.text, [each for _, each in weighed])
    matched = {number: golds[wanted] for wanted, number in scorer.match(golds, made)}
    for number, (signs, _) in enumerate(weighed):
        wanted = matched.get(number)
        agrees = wanted is not None and (
            scorer.sources_agree(wanted, made[number]) or not (wanted.source or made[number].source)
        )
        examples.add(signs, right=agrees)


if __name__ == "__main__":
    main()
