"""The days on which small worlds play."""

from datetime import date

FIRST = date(2023, 1, 1)
DAYS = 600
