"""How pure functions are called."""

from __future__ import annotations

from typing import Any

from . import _native
from ._encoding import encode
from ._open import decoded, explained
from .errors import InvalidError, error_of

AT_ONCE_MAX = 8_192
"""The most bytes of an input that an event loop may wait for: reading and writing it keeps the loop for longer than the function does."""


def pure(name: str, given: Any, answer: Any) -> Any:
    """Calls a pure function."""
    text = encode(given)
    try:
        told = told_by(*_native.pure(name, text))
    except InvalidError as error:
        raise explained(error, {"input": given}) from None
    return decoded(name, answer, told)


def told_by(is_answer: bool, told: bytes) -> bytes:
    """An answer, unless it is an error."""
    if is_answer:
        return told
    raise error_of(told)
