"""Who falls short of which rule on a day, with the evidence."""
