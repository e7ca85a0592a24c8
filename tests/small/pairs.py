"""Random texts of two grounds on one duty, of which one certifies and one is decided on."""

from random import Random

WHO = ("the member is a rower", "the member is a trainer")
SPARED = ("the member is a rower", 'the board has found "illness"')

TEXT = """---
rules: 1
id: pair
title: Two grounds
---
## Article 1
```rule
The bodies are the board and the secretary.
A rower is a member whose status is "rower".
A trainer is a member whose status is "trainer".
Every member owes dues, each month.
  It is done by payment in full.
{one}
  The secretary certifies loss.
{one_spares}
{other}
  The board may open removal.
{other_spares}
Measure loss:
  It ends membership.
  1. The member may reply.
  The member may appeal to the board within 30 days of the decision, which suspends it.
Measure removal, by the steps of loss:
  It ends membership.
Every member may leave at any time, taking effect at once.
```
"""


def text_of(seed: int) -> str:
    """The text of this seed: both grounds ask for about as much of the same duty."""
    random = Random(seed)
    number = random.randint(1, 3)
    one, one_spares = _ground(random, "one", number)
    other, other_spares = _ground(random, "other", number + random.choice((0, 0, 0, 1)))
    return TEXT.format(
        one=one, one_spares=one_spares, other=other, other_spares=other_spares
    )


def _ground(random: Random, name: str, number: int) -> tuple[str, str]:
    conduct = random.choice(
        (
            f"at least {number} dues are missed in a row",
            f"more than {number - 1} dues are missed in a row",
            f"at least {number} of the last {number} dues are missed",
            f"at least {number} dues are missed in the last {number} months",
            f"at least {number} dues are missed in the last full calendar quarter",
            f"no dues are done in the last {number} months",
        )
    )
    asked = [conduct, *random.sample(WHO, random.choice((0, 0, 1)))]
    spared = random.sample(SPARED, random.choice((0, 0, 1)))
    heading = f"Ground {name}, all of:" if len(asked) > 1 else f"Ground {name}:"
    lines = "\n".join([heading, *(f"  {each}" for each in asked)])
    return lines, "\n".join(f"Except where {each}." for each in spared)
