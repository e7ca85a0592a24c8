"""Bylaws that run: membership standing and due process.

The packages follow the way the data takes:

    bylaws      the text, article by article
    rulebook    what the text says, as a value that can be checked and run
    roll        who belongs, what they owed and what they did
    assessment  who falls short of which rule on a day, with the evidence

Each package may import the ones above it that it needs.  Rulebook and roll know
nothing of each other: they meet in `assessment` only.  `ARCHITECTURE.md` says who
may import whom, and where a new thing goes.
"""

__version__ = "2026.1"
