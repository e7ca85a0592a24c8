"""What may stand where the cursor is: every phrase, and every name that fits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from goodstanding.editor.draft import Draft, Position, Span
from goodstanding.editor.unfinished import Unfinished, unfinished_at
from goodstanding.rulebook.language.english import ENGLISH
from goodstanding.rulebook.language.may_stand import (
    Joining,
    MayStand,
    Named,
    Onward,
    may_stand,
)
from goodstanding.rulebook.language.pattern import Literal, Optional, Pattern, Slot
from goodstanding.rulebook.language.terminals import NAMED
from goodstanding.rulebook.language.words import Kind
from goodstanding.rulebook.names import Sort

WITH_A_CAPITAL = {"top", "duty_line", "measure_line"}
FOLLOWS = {"opens", "certifies", "deemed", "told", "stays", "judged", "in_force"}
"""Lines under a ground that are sentences, and no conditions."""

CLOSE_UP = {",", ":", ")", "."}
SHAPES = {
    "int": (Kind.NUMBER.value, "${1:3}"),
    "fraction": (Kind.FRACTION.value, "${1:2/3}"),
    "string": (Kind.STRING.value, '"${1:words}"'),
    "blank": (Kind.BLANK.value, "[${1:days}]"),
    "step": (Kind.STEP.value, "${1:1}."),
    "date": (Kind.DATE.value, "${1:2024-06-30}"),
    "month": (Kind.MONTH.value, "${1:2024-06}"),
    "day_of_year": ("a day of the year, as in 31 August", "${1:31 August}"),
    "name": ("a name of your own, one word", "${1:name}"),
    "phrase": ("words of your own", "${1:words}"),
}


class Offer(Struct, frozen=True, kw_only=True):
    """Something that may stand here.

    `says` is what it means; `snippet` what is written, with numbered gaps to fill;
    `plain` the same up to the first gap; `span` what it takes the place of.
    """

    label: str
    kind: str
    says: str
    snippet: str
    plain: str
    span: Span


def completions(draft: Draft, at: Position) -> list[Offer]:
    """Everything that may stand at `at`, in the order of the table of phrases."""
    here = unfinished_at(draft, at)
    if here is None:
        return []
    names = draft.rulebook.names
    span = Span(at.line, here.begun, at.character)
    if here.rule == "ground":
        found: Iterable[MayStand] = [
            Named(Sort.GROUND, key, key, key) for key in names[Sort.GROUND]
        ]
    else:
        found = may_stand(here.words, here.rule, names)
    offers = {
        offer.label: offer for each in found for offer in _offers(each, here, span)
    }
    return list(offers.values())


def _offers(found: MayStand, here: Unfinished, span: Span) -> Iterator[Offer]:
    if isinstance(found, Onward):
        yield from _phrase(found, here, span)
        return
    if isinstance(found, Named):
        label, kind, says, text = found.form, "name", f"a {found.sort}", found.rest
    elif isinstance(found, Joining):
        label, kind, says, text = found.word, "phrase", "one more", found.word
    else:
        label, text = SHAPES[found.rule]
        kind, says = "shape", ""
    lead = "" if here.spaced or text == "," else " "
    plain = text.partition("${")[0] if kind == "shape" else text
    yield Offer(
        label=label,
        kind=kind,
        says=says,
        snippet=lead + text,
        plain=lead + plain,
        span=span,
    )


def _phrase(found: Onward, here: Unfinished, span: Span) -> Iterator[Offer]:
    """The rest of a phrase, once for each word that it may begin with."""
    first = found.rest[0]
    for word in first.words if isinstance(first, Literal) else [""]:
        rest = (Literal((word,)), *found.rest[1:]) if word else found.rest
        label, snippet = _shown(rest), _snippet(rest)
        if _is_sentence(found, here):
            label, snippet = (text[0].upper() + text[1:] for text in (label, snippet))
        lead = "" if here.spaced or word in CLOSE_UP else " "
        yield Offer(
            label=label,
            kind="phrase",
            says=found.phrase.says,
            snippet=lead + snippet,
            plain=lead + snippet.partition("${")[0].rstrip(),
            span=span,
        )


def _is_sentence(found: Onward, here: Unfinished) -> bool:
    rule, name = found.phrase.rule, found.phrase.name
    begins = found.begins and not here.words
    return begins and (
        rule in WITH_A_CAPITAL or (rule == "ground_line" and name in FOLLOWS)
    )


def _shown(pattern: Pattern) -> str:
    """The pattern as it is shown to people: gaps in braces, what may be left out in []."""
    said: list[str] = []
    for part in pattern:
        if isinstance(part, Literal):
            said.append("|".join(part.words))
        elif isinstance(part, Slot):
            said.append(f"{{{part.field}}}")
        else:
            said.append(f"[{_shown(part.parts)}]")
    return _spaced(said)


def _snippet(pattern: Pattern) -> str:
    """The pattern as an editor fills it in: `${1:gap}`, and `${2|a,an|}` to choose."""
    said: list[str] = []
    gaps = 0
    for part in pattern:
        if isinstance(part, Optional):
            continue  # what may be left out is shown, and left to the writer
        if isinstance(part, Literal) and len(part.words) == 1:
            said.append(part.words[0])
            continue
        gaps += 1
        if isinstance(part, Literal):
            said.append(f"${{{gaps}|{','.join(part.words)}|}}")
        else:
            said.append(f"${{{gaps}{_gap(part)}}}")
    return _spaced(said)


def _gap(slot: Slot) -> str:
    """What fills a gap: a choice, where there are only words to choose from."""
    phrases = [] if slot.rule in NAMED else ENGLISH.get(slot.rule, ())
    said = [words for phrase in phrases for words in _sayings(phrase.pattern)]
    if not phrases or "" in said:
        return f":{slot.field}"
    return f"|{','.join(said)}|"


def _sayings(pattern: Pattern) -> list[str]:
    """Every way to say a pattern of plain words; an empty one, if it is no such."""
    ways = [""]
    for part in pattern:
        if not isinstance(part, Literal) or part.words[0] in CLOSE_UP:
            return [""]
        ways = [f"{way} {word}".strip() for way in ways for word in part.words]
    return ways


def _spaced(said: Iterable[str]) -> str:
    """The words with spaces between them, and none before a comma or a colon."""
    text = ""
    for word in said:
        close = word[0] in CLOSE_UP or not text or text.endswith("(")
        text += word if close else f" {word}"
    return text
