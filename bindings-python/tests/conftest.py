"""What tests start from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import vendra

from . import shop as shops


@pytest.fixture
def engine() -> Iterator[vendra.sync.Engine]:
    """An engine in memory, whose clock stands still."""
    with vendra.open_sync("memory:", gateways={"acme": "simulated"}, clock="manual", seed=7) as engine:
        yield engine


@pytest.fixture
def shop(engine: vendra.sync.Engine) -> shops.Shop:
    """A small marketplace in that engine."""
    return shops.found(engine)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a store may be."""
    return tmp_path / "shop.db"
