"""Closed classes of English words, as far as finding who said what needs them."""

BE = frozenset("am is are was were be been being 're isn't aren't wasn't weren't".split())
HAVE = frozenset("has have had having hasn't haven't hadn't 've".split())
MODAL = frozenset(
    """
    will would can could may might must shall should won't wouldn't can't cannot couldn't shouldn't mustn't 'll 'd
    do does did don't doesn't didn't
    """.split()
)
AUXILIARY = BE | HAVE | MODAL
LINKING = BE | frozenset(
    "remain remains remained feel feels felt become becomes became seem seems seemed grew appeared".split()
)
IRREGULAR_PASTS = frozenset(
    """
    began became came went took gave got made found told knew thought felt left kept held brought built bought sent spent
    lost met paid put ran rose sat sold spoke stood taught threw won wore wrote drew drove fell flew forgot fought grew hid
    hit hung laid lay led let lit read rode sang sank saw set shook shot shut slept sought stuck struck swore swept swung tore
    understood woke withdrew broke caught chose cut dealt dug drank ate
    """.split()
)
NEGATION = frozenset("not n't never no nor neither without hardly scarcely barely".split())

SUBJECT_PRONOUNS = frozenset("i he she they we it you who".split())
PERSON_PRONOUNS = frozenset("he she".split())
PRONOUNS = SUBJECT_PRONOUNS | frozenset(
    "him her them us me himself herself themselves itself one this that these those".split()
)
POSSESSIVES = frozenset("his her its their our my your 's".split())
DETERMINERS = POSSESSIVES | frozenset(
    """
    the a an this that these those some any many several few most all both each every another other no one two three
    four five six seven eight nine ten dozens hundreds thousands half more
    """.split()
)
PREPOSITIONS = frozenset(
    """
    of in on at by for from with about against over under into onto through during after before between among across
    around without within toward towards to as like near since until amid despite upon beyond behind outside inside
    including regarding concerning following per via throughout alongside
    """.split()
)
SUBORDINATORS = frozenset(
    """
    that which who whom whose when while if because although though whether where what how why than so unless until
    since as after before whereas once
    """.split()
)
COORDINATORS = frozenset("and but or yet nor".split())
TIME_WORDS = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december today yesterday tomorrow tonight morning afternoon evening night week weekend month year
    earlier later last next this early late mid
    """.split()
)
# What a statement was made at or in: not part of who made it.
OCCASIONS = frozenset(
    """
    conference conferences briefing briefings interview interviews news press statement statements speech speeches rally
    rallies summit meeting meetings event events hearing hearings debate debates letter tweet tweets post posts email
    message report reports forum ceremony session response reply remarks comments address broadcast call show note memo
    filing article column editorial op-ed video visit trip talks time end start opening sidelines telephone phone joint
    televised televized
    """.split()
)
ADVERBS = frozenset(
    """
    also again too still just only even now then once always often never ever already soon meanwhile however instead
    therefore thus nevertheless nonetheless further moreover furthermore later earlier today yesterday tonight first
    finally indeed likewise not n't all both has-been long quite very deeply rather so far separately
    """.split()
)
_NO_ADVERBS = frozenset(
    """
    daily weekly monthly yearly early family friendly elderly likely deadly costly july italy ally rally assembly supply
    reply anomaly monopoly homily belly jelly bully comply apply rely multiply kelly emily
    """.split()
)


def is_adverb(lower: str) -> bool:
    """Whether a word in small letters may stand between a subject and its verb."""
    return lower in ADVERBS or (lower.endswith("ly") and len(lower) > 4 and lower not in _NO_ADVERBS)
