"""Cases: what follows a finding, conducted as the rulebook prescribes.

A case is a fold over its events.  An act takes a case and gives an event, or raises
`Refused` with everything that stands against it; nothing here asks the clock.
"""
