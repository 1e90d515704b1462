"""The engine's methods that are pure functions. Made from vendra's schema: see bindings-python/generate."""

PURE = frozenset({
    "quotes.check",
    "quotes.quote",
})
"""What needs no engine and no store: an answer at once."""
