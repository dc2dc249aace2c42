"""A few labelled statements of our own, enough to train on."""

from collections.abc import Sequence

from stance.records import Label, Statement
from stance.scheme import Scheme, load_scheme

ROWS = (
    ("Peru", "Lima", "Lima is worried that the river will flood the valley again.", "concerned", "negative"),
    ("Ghana", "Accra", "Accra warned of a shortage of fuel before the harvest.", "concerned", "negative"),
    ("Red Cross", "the Red Cross", "Food may run out by June, the Red Cross feared.", "concerned", "negative"),
    ("Chile", "Chilean officials", "Chilean officials are uneasy about the reactor.", "concerned", "negative"),
    ("Fiji", "Suva", "Rising seas alarm Suva more than any war.", "concerned", "negative"),
    ("Kenya", "Nairobi", "Nairobi welcomed the truce and praised the mediators.", "supportive", "positive"),
    ("Norway", "Norway", "Norway agreed to fund the new hospital.", "supportive", "positive"),
    ("Oman", "Muscat", '"We thank our neighbours for this wise step," Muscat said.', "supportive", "positive"),
    ("Teachers", "the teachers", "The pay deal is fair, the teachers said, backing it.", "supportive", "positive"),
    ("Togo", "Lome", "Lome hailed the rescue of the sailors as heroic.", "supportive", "positive"),
    ("Malta", "Valletta", "Valletta condemned the raid as a brutal crime.", "condemning", "negative"),
    ("Cuba", "Havana", "Havana rejected the offer and accused the firm of theft.", "condemning", "negative"),
    ("Nepal", "Nepal", '"This is an outrage," Nepal said of the border wall.', "condemning", "negative"),
    ("Miners", "the miners", "The owners lied to us, the miners said angrily.", "condemning", "negative"),
    ("Laos", "Vientiane", "Vientiane denounced the illegal logging and expelled two envoys.", "condemning", "negative"),
    ("Qatar", "Doha", "Doha said the talks would resume on 4 May.", "neutral", "neutral"),
    ("Senate", "the Senate", "The vote will be held on Tuesday, the Senate announced.", "neutral", "neutral"),
    ("Rwanda", "Kigali", "Kigali declined to comment on the report.", "neutral", "neutral"),
    ("Latvia", "Riga", "Riga published the figures for March.", "neutral", "neutral"),
    ("Court", "the court", "The court adjourned the hearing until Monday.", "neutral", "neutral"),
)


def row(at: int) -> dict[str, str]:
    """Return one of the rows as its file would have it."""
    actor, source_text, text, stance, sentiment = ROWS[at]
    fields = {"text": text, "actor": actor, "source_text": source_text, "stance": stance, "sentiment": sentiment}
    return {"id": f"m{at:03}", **fields}


def label(values: dict[str, str], scheme: Scheme) -> Label:
    """Return a row as a label."""
    return Label(statement=Statement.from_row(values), answers=scheme.answers_of(values))


def labels(scheme: Scheme | None = None, *, only: Sequence[str] = ()) -> list[Label]:
    """Return the labels; `only` those of some stances."""
    scheme = scheme or load_scheme()
    return [label(row(at), scheme) for at in range(len(ROWS)) if not only or ROWS[at][3] in only]
