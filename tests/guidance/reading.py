"""How hard a text is to read, and whether it blames. English only: Welsh needs its own measure."""

import re
from collections.abc import Iterable

# Names a reader meets whole, however long: each counts as one short word.
NAMES = (
    "Professionals Online Safety Helpline", "Lucy Faithfull Foundation",
    "Internet Watch Foundation", "South West Grid for Learning", "Revenge Porn Helpline",
    "Information Commissioner’s Office", "Equality and Human Rights Commission",
    "Protection of Children Act 1978", "Criminal Justice Act 1988", "Sexual Offences Act 2003",
    "Data Protection Act 2018", "Police Act 1997", "Victims’ Code", "Online Safety Act 2023",
    "CEOP Safety Centre", "England and Wales", "Northern Ireland", "Victim Support", "Stop It Now",
    "Report Remove", "Leave site", "Outcome 21", "Outcome 22", "Relay UK", "emergencySMS",
    "Samaritans", "Childline", "StopNCII", "Scotland", "999 BSL", "SWGfL", "NSPCC", "CEOP", "UKCIS",
    "POSH", "IWF", "DBS", "AI",
)  # fmt: skip
_NAME = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, NAMES)) + r")(?!\w)")
_NUMBER = re.compile(r"\d[\d ]*\d|\d")
_WORD = re.compile(r"[A-Za-z]+(?:[’'][A-Za-z]+)*")
_SENTENCE_END = re.compile(r"(?<=[.!?])[”’\")]*\s+|\n+")

# Spelling to sound. An e is silent in asked, shares, make, someone, safely; sounded in wanted,
# cases, table. Vowels that stand together sound apart in video, period, create, being.
_SILENT = re.compile(
    r"e(?=(?:ly|ty|ment|ful|less|fore|thing|times|one|guard|where)\w*$)"
    r"|(?<=[aeiouy])(?<![td])e(?=d$)|(?<=[^aeioultd])e(?=d$)|(?<=[aeioul]l)e(?=d$)"
    r"|(?<=[^aeioulscxzgh])e(?=s$)|(?<=[aeiouyl]l)e(?=s$)|(?<=[^aeioul])e$|(?<=[aeiouy]l)e$"
)
_VOWELS = re.compile(r"[aeiouy]+")
_APART = re.compile(
    r"(?<=[aeiouy])ing$|(?<![cgst])i(?=a)|(?<![cgst])io(?!ur)|eo(?!p)|crea(?![mks])|coe"
    r"|(?<![qg])ua(?=[lt])|(?:id|ar)ea$|scien|quiet|(?<!fr)(?<![ct])ien"
)

# Words that blame a child, promise too much or label. Source: the Children's Society and NAPAC
# guide to appropriate language, 2024; UKCIS and NSPCC advice on what to say to a child.
BLAMING = (
    r"child porn\w*", r"revenge porn",
    r"put(?:ting|s)? (?:yourself|yourselves|themsel(?:f|ves)|himself|herself) at risk",
    r"should have known", r"risky behaviour", r"mistakes? (?:you|they|he|she) made",
    r"(?:your|their|his|her) mistakes?", r"promiscuous\w*", r"why did (?:you|they|he|she)",
    r"did (?:you|they) not", r"completely confidential",
    r"(?:you|they) (?:will not|would not|won[’']t) (?:get into|be in) trouble",
    r"(?:lose|lost) control for ?ever", r"once [^.!?\n]*\bfor ?ever",
    r"(?:child|young|teenage) (?:offender|suspect|perpetrator|criminal)s?",
    r"(?:offender|suspect|perpetrator)s? (?:aged|who is) (?:\d+|under)",
)  # fmt: skip
TOO_HARD_FOR_PARENTS = (
    r"offenders?", r"suspects?", r"perpetrators?", r"indecent", r"imagery", r"aggravat\w+",
    r"utilis\w+", r"non-conviction",
)  # fmt: skip
TOO_HARD_FOR_CHILDREN = (
    *TOO_HARD_FOR_PARENTS, r"victims?", r"consent\w*", r"disclos\w+", r"always", r"never",
    r"you (?:sent|shared|posted)",
)  # fmt: skip


def grade(text: str) -> float:
    """The Flesch-Kincaid school grade; each line is at least one sentence; 0.0 for no words."""
    lines = sentences(text)
    words = [word for line in lines for word in _words(line)]
    if not words:
        return 0.0
    sounds = sum(syllables(word) for word in words)
    return 0.39 * len(words) / len(lines) + 11.8 * sounds / len(words) - 15.59


def sentences(text: str) -> list[str]:
    """The sentences of a text that hold a word; a list item or paragraph ends one too."""
    return [part for part in _SENTENCE_END.split(_plain(text)) if _words(part)]


def longest_sentence(text: str) -> int:
    """How many words the longest sentence has."""
    return max((len(_words(part)) for part in sentences(text)), default=0)


def syllables(word: str) -> int:
    """How many syllables an English word has, by rule: right for most words, close for the rest."""
    plain = _SILENT.sub("", re.sub(r"[^a-z]", "", word.lower()))
    return max(len(_VOWELS.findall(plain)) + len(_APART.findall(plain)), 1)


def ease(text: str) -> float:
    """The Flesch reading ease: 100 is very easy, 0 very hard; 100.0 for no words."""
    lines = sentences(text)
    words = [word for line in lines for word in _words(line)]
    if not words:
        return 100.0
    sounds = sum(syllables(word) for word in words)
    return 206.835 - 1.015 * len(words) / len(lines) - 84.6 * sounds / len(words)


def blame_words(text: str, *, child: bool = True, parent: bool = False) -> list[str]:
    """The words in a text that blame, label or promise too much, as they stand there.

    With `child` or `parent` the words too hard for their pages count too. The old name that
    people still search for may stand once.
    """
    plain = _NAME.sub("One", text)
    hard = TOO_HARD_FOR_CHILDREN if child else TOO_HARD_FOR_PARENTS if parent else ()
    found = _found(BLAMING + hard, plain)
    return found + _found((r"sexting",), plain)[1:]


def _found(patterns: Iterable[str], text: str) -> list[str]:
    return [
        match.group()
        for pattern in patterns
        for match in re.finditer(rf"\b{pattern}\b", text, re.IGNORECASE)
    ]


def _plain(text: str) -> str:
    """Names and numbers become one short word, as a reader takes them."""
    return _NUMBER.sub("one", _NAME.sub("One", text))


def _words(text: str) -> list[str]:
    return _WORD.findall(text)
