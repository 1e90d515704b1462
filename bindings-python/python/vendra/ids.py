"""Ids of what you name yourself: products, places, people. vendra gives what it makes its own."""

from __future__ import annotations

import os
import re
import time

from .errors import malformed

_PREFIX = re.compile(r"[a-z]{3}").fullmatch
_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"


def new_id(prefix: str) -> str:
    """A fresh id in TypeID form: ``new_id("prd")`` for a product, ``"loc"`` for a place, ``"usr"`` for a person, ``"cus"``, ``"mkt"``.

    It is a UUID of version 7, so that ids that come later sort later. Raises InvalidError for a prefix that no id has.
    """
    if not _PREFIX(prefix):
        raise malformed(f"{prefix!r} is not the prefix of an id, which is three small letters: prd, loc, usr, cus, mkt")
    milliseconds = time.time_ns() // 1_000_000
    chance = int.from_bytes(os.urandom(10), "big")
    number = milliseconds << 80 | 0x7 << 76 | (chance >> 68 & 0xFFF) << 64 | 0b10 << 62 | chance & (1 << 62) - 1
    text = "".join(_DIGITS[number >> shift & 31] for shift in range(125, -1, -5))
    return f"{prefix}_{text}"
