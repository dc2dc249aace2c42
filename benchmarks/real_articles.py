"""Show what is found in real articles, and how near each statement is to the nearest starter statement.

Run it with ``STANCE_BENCH`` naming the folder of measuring data: the articles are read from ``seeds`` beside it, or from the
folder given as argument. Similarity is the cosine of word TF-IDF vectors: 1 for the same words, 0 for none in common. A model
that earns its answers does so on statements that are far from all it was trained on.
"""

import os
import sys
from pathlib import Path

import stance
from stance.resources import resource


def main() -> None:
    """Print a line for each statement: article, actor, speaker, stance, probability, similarity, words."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(os.environ["STANCE_BENCH"]).parent / "seeds"
    predictions = stance.load_model("starter").predict(stance.extract(stance.read_articles(folder)))
    for row, nearness in zip(predictions.to_dict("records"), nearest(list(predictions["text"])), strict=True):
        sure = row["probabilities"]["stance"][row["stance"]]
        who = f"{row['actor']} ({row['speaker']})"
        print(
            f"{row['article'][:3]}  {who:48.48}  {row['stance']:10} {sure:.2f}  nearest {nearness:.2f}  {row['words']:.70}"
        )


def nearest(texts: list[str]) -> list[float]:
    """Return the similarity of each text to the starter statement nearest to it."""
    import pandas as pd
    from sklearn.feature_extraction.text import TfidfVectorizer

    starter = pd.read_json(resource("labels/starter.jsonl"), lines=True)["text"]
    vectorizer = TfidfVectorizer(sublinear_tf=True).fit([*starter, *texts])
    similarity = vectorizer.transform(texts) @ vectorizer.transform(starter).T
    return [float(value) for value in similarity.max(axis=1).toarray().ravel()]


if __name__ == "__main__":
    main()
