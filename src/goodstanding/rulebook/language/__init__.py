"""How sentences are written: words, patterns, and the table of phrases.

Nothing here knows what a sentence means; `rulebook.read` does.  A second language
is a second table beside `english`.
"""
