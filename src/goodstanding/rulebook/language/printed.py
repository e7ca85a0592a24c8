"""A sentence printed as it is said: one space, small letters, inflected forms right.

The words are those of the table and the writer's names; what changes is only which
of several forms stands: `a|an`, `is|are`, `month|months`, one or many of a name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import Enum, auto

from msgspec import Struct, field

from goodstanding.rulebook.language.terminals import NAMED
from goodstanding.rulebook.language.traced import Piece, Trace
from goodstanding.rulebook.names import PLURAL_KEYS, Name, Sort, of_many

HUGGING_LEFT = (",", ":", ";", ".", ")", "..")
HUGGING_RIGHT = ("(", "..")
ONE_OF = {"a", "an", "each", "every", "any", "this", "the"}
SILENT_H = ("hour", "honest", "honour", "honor", "heir")
SAID_YOU_OR_W = ("uni", "use", "usu", "eu", "one", "once", "ubi", "uti")
SAID_WITH_A_VOWEL = "AEFHILMNORSX"


class Number(Enum):
    """How many the next noun, or the subject of the next verb, stands for.

    A share is of what may not be countable: half of the work, half of the dues, none.
    """

    ONE = auto()
    MANY = auto()
    SHARE = auto()


class _Speech(Struct):
    """What has been said so far of a sentence that is being printed."""

    trace: Trace
    spelt: Mapping[str, str]
    said: list[str] = field(default_factory=list)
    articles: list[int] = field(default_factory=list)
    counted: Number | None = None
    subject: Number | None = None
    begun: dict[int, Number | None] = field(default_factory=dict)

    def say(self, text: str) -> None:
        """Add words; a form of `a` before them is chosen by their sound."""
        for at in self.articles:
            self.said[at] = article(text)
        self.articles.clear()
        self.said.append(text)


def printed(trace: Trace, spelt: Mapping[str, str]) -> str:
    """The sentence of `trace`; `spelt` says how the writer's names are written.

    A name that is not in `spelt` is written in small letters.
    """
    speech, at = _Speech(trace, spelt), 0
    for piece in trace.pieces:
        for joint in range(at, piece.start):
            _say_literal(speech, joint, (trace.words[joint].said,))
        speech.begun[piece.start] = speech.counted
        if piece.start in trace.items:
            speech.counted = speech.begun[trace.items[piece.start]]
        if piece.choice:
            _say_literal(speech, piece.start, piece.choice)
        else:
            _say_filling(speech, piece)
        at = piece.end
    return joined(speech.said)


def joined(said: list[str]) -> str:
    """The words with one space between them, and none before a comma or in brackets."""
    text, before = "", ""
    for each in said:
        if text and each not in HUGGING_LEFT and before not in HUGGING_RIGHT:
            text += " "
        text += each
        before = each
    return text


def article(text: str) -> str:
    """`a` or `an`, by the sound of what follows.

    Example:
        >>> [article(each) for each in ("activity", "union", "hour", "MP", "vote")]
        ['an', 'a', 'an', 'an', 'a']
    """
    first = re.split("[- ]", text, maxsplit=1)[0]
    if len(first) > 1 and first.isupper():
        return "an" if first[0] in SAID_WITH_A_VOWEL else "a"
    low = first.lower()
    if low.startswith(SILENT_H):
        return "an"
    return "an" if low[:1] in "aeiou" and not low.startswith(SAID_YOU_OR_W) else "a"


def _say_literal(speech: _Speech, at: int, choice: tuple[str, ...]) -> None:
    word = speech.trace.words[at].said
    if set(choice) == {"a", "an"}:
        speech.articles.append(len(speech.said))
        speech.said.append(word)
        speech.counted = Number.ONE
        return
    if _are_noun(choice):
        if speech.counted is not None:
            word = choice[0 if speech.counted is Number.ONE else 1]
        _counted(speech, speech.counted)
    elif _are_verb(choice):
        if speech.subject is not None:
            word = choice[0 if speech.subject is Number.ONE else 1]
        speech.subject = None
    else:
        _listen(speech, word)
        if word == "the" and speech.said[-1:] in (["the"], ["last"]):
            return  # `in the last grace`, not `in the last the grace`
    speech.say(word)


def _are_noun(choice: tuple[str, ...]) -> bool:
    return len(choice) == 2 and choice[1] == choice[0] + "s"  # noqa: PLR2004 -- one, many


def _are_verb(choice: tuple[str, ...]) -> bool:
    if choice == ("is", "are"):
        return True
    return len(choice) == 2 and of_many(choice[0]) == choice[1]  # noqa: PLR2004 -- one, many


def _listen(speech: _Speech, word: str) -> None:
    """Learn from a word of the table how many are spoken of."""
    if word in ONE_OF:
        speech.counted = Number.ONE
    elif word == "all":
        speech.counted = Number.MANY
    elif word in ("no", "percent"):
        speech.counted = Number.SHARE
    elif word == "member" or (word == "of" and speech.counted is not Number.SHARE):
        speech.subject = speech.subject or speech.counted
    elif word == "oldest":
        speech.counted = None
    elif not word[:1].isalnum() or word in ("and", "or"):
        speech.counted = speech.subject = None


def _counted(speech: _Speech, number: Number | None) -> None:
    """A noun was said: it uses up what counted it, and may be the subject."""
    many = Number.MANY if number is Number.SHARE else number
    speech.subject, speech.counted = speech.subject or many, None


def _say_filling(speech: _Speech, piece: Piece) -> None:
    if isinstance(piece.value, Name):
        _say_name(speech, piece, piece.value)
        return
    words = speech.trace.words[piece.start : piece.end]
    text = " ".join(word.text for word in words)
    speech.counted = None
    if piece.rule == "int":
        number = int(words[0].said)
        speech.counted = Number.ONE if number == 1 else Number.MANY
    elif piece.rule in ("fraction", "blank"):
        speech.counted = Number.SHARE
    speech.say(FORMS.get(piece.rule, str)(_spelt(speech, text)))


def _spelt(speech: _Speech, text: str) -> str:
    return speech.spelt.get(text.lower(), text)


FORMS: dict[str, Callable[[str], str]] = {
    "int": lambda text: str(int(text)),
    "step": str.lower,
    "day_of_year": lambda text: f"{int(text.split()[0])} {text.split()[1].title()}",
}
"""How what fills a slot is written; the rest stands as the writer has it."""


def _say_name(speech: _Speech, piece: Piece, name: Name) -> None:
    words = speech.trace.words[piece.start : piece.end]
    text = " ".join(word.said for word in words)
    named_in_plural = set(NAMED[piece.rule]) <= PLURAL_KEYS
    text = _form(name, text, speech.counted, named_in_plural=named_in_plural)
    number = speech.counted or _shown(name, text)
    if number is Number.SHARE:  # `half of the work is`, `half of the dues are`
        number = _shown(name, text)
    _counted(speech, number)
    if Sort.BODY in NAMED[piece.rule]:  # `the directors find`, `the board finds`
        speech.subject = Number.MANY if name.is_many else Number.ONE
    if Sort.PARAMETER in NAMED[piece.rule]:
        speech.counted, speech.subject = Number.SHARE, None
    speech.say(_cased(speech.spelt, text))


def _form(
    name: Name, text: str, counted: Number | None, *, named_in_plural: bool
) -> str:
    """The form of `name` for so many; `text`, where that is one of them."""
    if counted is None and named_in_plural:
        return text
    if counted in (None, Number.ONE):
        fitting = {name.one} if named_in_plural else {name.one, name.key}
        return text if text in fitting else name.one
    is_plural = any(part.endswith("s") for part in name.key.split("-"))
    fits = named_in_plural and (is_plural or counted is Number.SHARE)
    return text if fits and text == name.key else name.many


def _shown(name: Name, text: str) -> Number | None:
    """How many the form itself shows, where nothing before it says."""
    if name.one == name.many or text not in (name.one, name.many):
        return None
    return Number.ONE if text == name.one else Number.MANY


def _cased(spelt: Mapping[str, str], text: str) -> str:
    return spelt.get(text, text)
