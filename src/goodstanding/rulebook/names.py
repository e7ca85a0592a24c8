"""The names a rulebook declares, and the forms in which its sentences use them."""

from __future__ import annotations

import re
from enum import StrEnum

from msgspec import Struct, field


class Sort(StrEnum):
    """What a name stands for."""

    DUTY = "duty"
    ACT = "act"
    STATUS = "status"
    BODY = "body"
    NOTICE = "notice"
    GROUND = "ground"
    MEASURE = "measure"
    PARAMETER = "parameter"
    KIND = "kind of occasion"
    RIGHT = "right"
    AMOUNT = "measure of an act"
    CALENDAR = "kind of period"
    SET = "set"
    KEY = "key of a set"
    THE_KEY = "key of a set that is held"


class Name(Struct, frozen=True, kw_only=True):
    """A name, as declared, and its forms for one and for many.

    `one` and `many` are the declared forms in brackets; without them, the name itself
    stands for many and its singular for one.
    """

    key: str
    one: str
    many: str

    @property
    def is_many(self) -> bool:
        """Whether the name itself is the plural, as in `the directors decide`."""
        return self.key == self.many

    def forms(self) -> set[tuple[str, ...]]:
        """The sequences of words that say this name."""
        return {tuple(form.split()) for form in (self.key, self.one, self.many)}


class KeySet(Struct, frozen=True):
    """A set of the writer's own, and its keys; `held`: by members, as statuses."""

    name: Name
    keys: tuple[Name, ...]
    held: bool


def of_blank(text: str) -> str:
    """The name by which `Let` fills a blank: its words, without what stands between.

    Example:
        >>> of_blank("So many, as the member's branch says")
        "so-many-as-the-member's-branch-says"
    """
    words = IN_A_BLANK.findall(text.lower()) or text.split()
    return "-".join(words)


IN_A_BLANK = re.compile(r"\w+(?:['\u2019]\w+)*")

STROKE = "/"
"""Between a name and the key of a set that it is for: `commits/ports-bit`."""


def family(key: str) -> str:
    """The name without the key that it is for.

    Example:
        >>> family("commits/ports-bit")
        'commits'
    """
    return key.partition(STROKE)[0]


class Names(Struct):
    """Every declared name of a rulebook, by what it stands for.

    `sets` are the sets of keys; `stand_ins` are names that stand for those of one key,
    `commits/repository` for commits in whichever repository is asked of.
    """

    by_sort: dict[Sort, dict[str, Name]] = field(
        default_factory=lambda: {sort: {} for sort in Sort}
    )
    sets: dict[str, KeySet] = field(default_factory=dict)
    stand_ins: set[tuple[Sort, str]] = field(default_factory=set)

    def real(self) -> Names:
        """The names without stand-ins: what a fact or an example can speak of."""
        return Names(
            {
                sort: {
                    key: name
                    for key, name in names.items()
                    if (sort, key) not in self.stand_ins
                }
                for sort, names in self.by_sort.items()
            },
            self.sets,
        )

    def add(self, sort: Sort, name: Name) -> None:
        """Declare `name`."""
        self.by_sort[sort][name.key] = name

    def are_many(self, body: str) -> bool:
        """Whether a body is named in the plural, so that its verbs are too."""
        name = self.by_sort[Sort.BODY].get(body)
        return name is not None and name.is_many

    def verb(self, body: str, of_one: str) -> str:
        """The verb as it is said of the body: the board `finds`, the directors `find`."""
        return of_many(of_one) if self.are_many(body) else of_one

    def sorts_of(self, key: str) -> list[Sort]:
        """What `key` has been declared to stand for."""
        return [sort for sort, names in self.by_sort.items() if key in names]

    def __getitem__(self, sort: Sort) -> dict[str, Name]:
        return self.by_sort[sort]


PLURAL_KEYS = {Sort.DUTY, Sort.ACT, Sort.CALENDAR, Sort.AMOUNT}
"""Declared in the plural: duties, acts, periods, and what acts are measured in."""


BEHIND_A_NOUN = re.compile(r"(?<=\w)( (?:of|on|in|at|for|under) |-(?:of|on|for)-)")
"""What is said of a noun begins so: only the noun before it is inflected."""

PLURAL_ONLY = {"dues"}
"""What nobody says in the singular."""


def name_from(
    sort: Sort, key: str, one: str | None = None, many: str | None = None
) -> Name:
    """The name `key` with the forms given, or with those its ending suggests.

    Example:
        >>> name_from(Sort.DUTY, "activities").one
        'activity'
        >>> name_from(Sort.DUTY, "work", "piece of work").many
        'pieces of work'
        >>> name_from(Sort.BODY, "owners-of-shares").is_many
        True
        >>> name_from(Sort.BODY, "commons", "commons").is_many
        False
    """
    if one is not None:
        return Name(key=key, one=one, many=many or plural(one))
    if sort in PLURAL_KEYS:
        return Name(key=key, one=singular(key), many=key)
    if sort is Sort.BODY and singular(key) != key:
        return Name(key=key, one=key, many=key)
    return Name(key=key, one=key, many=plural(key))


def in_words(body: str) -> str:
    """The name of a body as it is told to people, without the hyphens that join it.

    Example:
        >>> in_words("district-board"), in_words("vice-chair")
        ('district board', 'vice-chair')
    """
    return JOINING.sub(" ", body)


JOINING = re.compile(r"(?<!\bvice)(?<!\bco)(?<!\bex)(?<!\bsub)-")
"""The hyphens of a name, but for those that belong to a word of it."""


def of_many(verb: str) -> str:
    """The verb as of many.

    Example:
        >>> [of_many(each) for each in ("decides", "certifies", "has", "does")]
        ['decide', 'certify', 'have', 'do']
    """
    if verb in ("has", "does"):
        return {"has": "have", "does": "do"}[verb]
    return f"{verb[:-3]}y" if verb.endswith("ies") else verb[:-1]


def singular(word: str) -> str:
    """One of `word`, by the common endings of English plurals.

    Example:
        >>> [singular(each) for each in ("activities", "hours-of-work", "house-dues")]
        ['activity', 'hour-of-work', 'payment of house-dues']
    """
    noun, tail = _noun(word)
    return _singular(noun) + tail


def _noun(words: str) -> tuple[str, str]:
    """The noun that is inflected, and what stands behind it: `member`, ` on leave`."""
    found = BEHIND_A_NOUN.search(words)
    at = found.start() if found else len(words)
    return words[:at], words[at:]


def _singular(word: str) -> str:
    if word.rpartition("-")[2] in PLURAL_ONLY:
        return f"payment of {word}"
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1] or word
    return word


def plural(words: str) -> str:
    """Many of `words`: the noun before `of`, `on` .., or the last word, in the plural."""
    noun, tail = _noun(words)
    if noun.endswith("y") and not noun.endswith(("ay", "ey", "oy", "uy")):
        return noun[:-1] + "ies" + tail
    ending = "es" if noun.endswith(("s", "x", "ch", "sh")) else "s"
    return noun + ending + tail
