"""How pure functions are called."""

from __future__ import annotations

from typing import Any

from . import _native
from ._encoding import encode
from ._open import decoded, explained
from .errors import InvalidError, error_of


def pure(name: str, given: Any, answer: Any) -> Any:
    """Calls a pure function."""
    is_answer, told = _native.pure(name, encode(given))
    if is_answer:
        return decoded(name, answer, told)
    error = error_of(told)
    raise explained(error, {"input": given}) if isinstance(error, InvalidError) else error
