"""What a cart costs, and why: pure functions. Made from vendra's schema: see bindings-python/generate."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Union

from ._pure import pure
from .types import (
    Quote,
    QuoteAsInput,
    QuoteInput,
)

__all__ = [
    "check",
    "quote",
]


def check(*, input: Union[QuoteInput, Mapping[str, Any]], quote: Union[QuoteAsInput, Quote, Mapping[str, Any]]) -> None:
    """Whether a quote is what its input comes to."""
    given: dict[str, Any] = {"input": input, "quote": quote}
    pure("quotes.check", given, type(None))


def quote(input: Union[QuoteInput, Mapping[str, Any]]) -> Quote:
    """What a cart costs, line by line, and why."""
    given = input
    answer: Quote = pure("quotes.quote", given, Quote)
    return answer
