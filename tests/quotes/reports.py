"""Reports, a cue with its source, as the tests of openings, endings and starts need them."""

from collections.abc import Iterator

from stance.quotes.attribution import Draft
from stance.quotes.attributions import Reader
from stance.quotes.cue_candidates import cue_at
from stance.quotes.layout import Layout, Segment, Words, lay_out
from stance.quotes.models import load_models
from stance.quotes.openings import Report, report_of
from stance.quotes.source_candidates import source_candidates
from stance.quotes.weights import Options


def report(text: str, cue: str, place: str) -> tuple[Layout, Segment, Report]:
    layout = lay_out(text)
    words, segment = layout.words, layout.segments[0]
    at = cue_at(words, segment, words.texts.index(cue))
    source = next(each for each in source_candidates(words, segment, at, None) if each.place == place)
    return layout, segment, report_of(words, segment, at, source)


def written(layout: Layout, start: int, end: int) -> str:
    return " ".join(layout.words.texts[start:end])


def drafts(text: str) -> Iterator[tuple[Words, Draft]]:
    layout = lay_out(text)
    reader = Reader(layout, load_models())
    for segment in layout.segments:
        yield from ((layout.words, draft) for draft in reader.drafts(segment))


def has_a_value_for_each_sign(options: Options, names: tuple[str, ...], common: int) -> bool:
    sizes = {len(values) for _, (values, _) in options.signs()}
    return len(options.common) == common and sizes == {len(names)}
