"""The rulebook as queries over a roll: packed histories, and conditions on them.

`assessment.reference` is the definition of every word here.  What cannot be said in
a query is refused with its reason (`CannotSay`) and left to the definition; nothing is
ever dropped.
"""
