"""Rulebooks damaged by chance: what a slip of the hand, or somebody's malice, may write."""

import re
from pathlib import Path
from random import Random

from goodstanding.rulebook.language.english import ENGLISH
from goodstanding.rulebook.language.pattern import Literal, Optional

ROOT = Path(__file__).parents[2]
BASES = [
    path.read_text(encoding="utf-8")
    for folder in ("rulebooks", "tests/rulebooks/good", "tests/rulebooks/bad")
    for path in sorted(ROOT.glob(f"{folder}/*.md"))
]
TOLD = re.compile(r"^```problems\n.*?^```\n?", re.DOTALL | re.MULTILINE)
CUT = re.compile(r"(?m)^(?=## |```(?:rule|example)$)")
WORD = re.compile(r"[^\W_]+(?:-\w+)*|[.,:;|]")
AT_ONCE = 4
"""Pieces of a rulebook that one text is made of, so that a hundred are read a second."""

CHARACTERS = (
    *"\t\r\n\x00\x0b\x0c\x1c\x85\u00a0\u2028\u200b\u202e\ufeff\ufffd\U0001f600",
    *'"“”\u2019`[](){}|;:,.-\u2013_#>*~\\/&<!%0123456789\u0663²½ßİ\u0131\u017fé漢',
)
LETTERS = ("s", "a", "ies")
"""Words with nothing before their ending."""

NUMBERS = (
    *("0", "1", "00", "-1", "1.5", "1e9", "12", "13", "31", "99", "1000", "9999"),
    *(
        "99999",
        "2147483648",
        "9" * 20,
        "9" * 400,
        "9" * 5000,
        "²",
        "\u0663",
        "1/0",
        "0/1",
    ),
    *("2024-02-30", "0000-00-00", "0001-01-01", "9999-12-31", "9999-12", "2024-13"),
    *("2024-01..9999-12", "2024-12..2024-01", "0001-01..9999-12", "31 February"),
    *("29 February", "99999 days", "9999 years", "120000 months", "0 weeks"),
)
KEYS = ("rules", "id", "title", "version", "in force from", "in force until", "x", "")
VALUES = (
    *(
        "",
        "1",
        "2",
        "[",
        "{a: b}",
        "- a",
        "&a *a",
        "*a",
        "!!python/object:os",
        "|",
        ">",
    ),
    *("2024-01-01", "9999-12-31", "0000-00-00", "2024-02-30", "true", "null", "~", "'"),
    *('"', "a: b: c", "\ta", "\x00", "9" * 5000, "1e999", ".nan", "[" * 300, "{" * 300),
)


def _literals(pattern):
    for part in pattern:
        if isinstance(part, Literal):
            yield from part.words
        elif isinstance(part, Optional):
            yield from _literals(part.parts)


WORDS = sorted(
    {
        word
        for phrases in ENGLISH.values()
        for phrase in phrases
        for word in _literals(phrase.pattern)
    }
)


class Mutant:
    """One rulebook, or part of one, with one to four faults in it."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.faults = (
            self.character, self.character, self.word, self.word, self.word, self.number, self.number,
            self.line, self.indentation, self.block, self.nesting, self.length, self.depth, self.front,
        )  # fmt: skip

    def text(self) -> str:
        """A text with faults of any kind."""
        text = self._base()
        for _ in range(self.random.choice((1, 1, 2, 4))):
            text = self.random.choice(self.faults)(text)
        return text

    def reworded(self) -> str:
        """A text in which only words and numbers are changed, so that it may still run."""
        text = self._base()
        for _ in range(self.random.choice((1, 1, 2))):
            text = self.random.choice((self.word, self.number))(text)
        return text

    def _base(self) -> str:
        text = TOLD.sub("", self.random.choice(BASES))
        parts = CUT.split(text)
        if len(parts) <= AT_ONCE or self.random.random() < 0.05:
            return text
        at = self.random.randrange(1, len(parts) - AT_ONCE + 2)
        declaring = [part for part in parts[1:at] if part.startswith("```rule")][:1]
        return "".join([parts[0], *declaring, *parts[at : at + AT_ONCE - 1]])

    def _at(self, text: str) -> int:
        return self.random.randint(0, len(text))

    def character(self, text: str) -> str:
        at, new = self._at(text), self.random.choice(CHARACTERS)
        return text[:at] + self.random.choice((new, "", new * 3)) + text[at + 1 :]

    def word(self, text: str) -> str:
        found = list(WORD.finditer(text))
        if not found:
            return text
        here, there = self.random.choice(found), self.random.choice(found)
        new = self.random.choice(
            (self.random.choice(WORDS), there[0], "", f"{here[0]} {here[0]}", *LETTERS)
        )
        return text[: here.start()] + new + text[here.end() :]

    def number(self, text: str) -> str:
        found = list(re.finditer(r"\d[\d/.-]*", text))
        if not found:
            return text
        here = self.random.choice(found)
        return text[: here.start()] + self.random.choice(NUMBERS) + text[here.end() :]

    def line(self, text: str) -> str:
        lines = text.splitlines(keepends=True)
        if not lines:
            return text
        here, there = (self.random.randrange(len(lines)) for _ in range(2))
        kind = self.random.randrange(4)
        if kind == 0:
            del lines[here]
        elif kind == 1:
            lines.insert(there, lines[here])
        elif kind == 2:
            lines[here], lines[there] = lines[there], lines[here]
        else:
            lines[here] = lines[here].rstrip("\r\n")
        return "".join(lines)

    def indentation(self, text: str) -> str:
        lines = text.splitlines(keepends=True)
        if not lines:
            return text
        here = self.random.randrange(len(lines))
        new = self.random.choice(
            ("", " ", "  ", "    ", "\t", "   \t", " " * 300, "> ")
        )
        lines[here] = new + lines[here].lstrip(" \t")
        return "".join(lines)

    def block(self, text: str) -> str:
        parts = CUT.split(text)
        here, there = (self.random.randrange(len(parts)) for _ in range(2))
        kind = self.random.randrange(3)
        if kind == 0:
            del parts[here]
        elif kind == 1:
            parts.insert(there, parts[here])
        else:
            parts[here], parts[there] = parts[there], parts[here]
        return "".join(parts)

    def nesting(self, text: str) -> str:
        at, deep = self._at(text), self.random.choice((1, 5, 300))
        opens, closes = self.random.choice(
            (
                ("[", "]"),
                ("(", ")"),
                ('"', '"'),
                ("“", "”"),
                ("> ", ""),
                ("```\n", "```\n"),
            )
        )
        return (
            text[:at]
            + opens * deep
            + text[at : at + 9]
            + closes * deep
            + text[at + 9 :]
        )

    def length(self, text: str) -> str:
        lines = text.splitlines(keepends=True)
        if not lines:
            return text
        here = self.random.randrange(len(lines))
        words = lines[here].split(" ")
        at = self.random.randrange(len(words))
        some = words[at : at + self.random.randint(1, 6)]
        joint = self.random.choice(([], ["and"], ["or"], [","], ["of"], ["before"]))
        words[at:at] = (some + joint) * self.random.choice((2, 10, 100, 600))
        lines[here] = " ".join(words)
        return "".join(lines)

    def depth(self, text: str) -> str:
        deep, step = (
            self.random.choice((3, 30, 150, 500)),
            self.random.choice((" ", "  ")),
        )
        head = self.random.choice(("any of:", "all of:", "Ground deep, any of:"))
        added = "".join(f"{step * n}{head}\n" for n in range(1, deep))
        lines = text.splitlines(keepends=True)
        at = self.random.randint(0, len(lines))
        return "".join([*lines[:at], added, *lines[at:]])

    def front(self, text: str) -> str:
        lines = text.splitlines(keepends=True)
        key, value = self.random.choice(KEYS), self.random.choice(VALUES)
        at = self.random.randint(0, min(7, len(lines)))
        lines[at : at + self.random.randint(0, 1)] = [f"{key}: {value}\n"]
        return "".join(lines)
