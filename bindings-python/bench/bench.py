"""What the boundary costs: quotes, in the process and over HTTP on loopback; and durable checkouts on SQLite, beside Rust's in the same run.

    cargo build --release -p vendra-wire --example bench-checkout
    maturin develop --release && python bench/bench.py

Rounds of Python and Rust take turns, each on a copy of one file; the medians are compared.
"""

from __future__ import annotations

import asyncio
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from http.client import HTTPConnection
from pathlib import Path

import msgspec
from market import BUYER, CUSTOMER, INVOICE, MARKETPLACE, QUOTE, shop

import vendra
from vendra import _native
from vendra.types import Quote

SIZES = ((1, 200), (32, 1_600))
ROUNDS = 5
HERE = Path(__file__).resolve().parent
TARGET = Path(os.environ.get("CARGO_TARGET_DIR") or HERE.parent.parent / "target")
RUST = Path(os.environ.get("VENDRA_BENCH_RUST") or TARGET / "release" / "examples" / "bench-checkout")


def p50(count: int, each: Callable[[], object]) -> float:
    """The median of what a call takes, in microseconds, after a warm-up."""
    for _ in range(count // 5):
        each()
    took: list[int] = []
    for _ in range(count):
        began = time.perf_counter_ns()
        each()
        took.append(time.perf_counter_ns() - began)
    return statistics.median(took) / 1_000


async def p50_awaited(count: int) -> float:
    """The same of quotes that are awaited."""
    async with vendra.open("memory:") as engine:
        for _ in range(count // 5):
            await engine.quotes.quote(QUOTE)
        took: list[int] = []
        for _ in range(count):
            began = time.perf_counter_ns()
            await engine.quotes.quote(QUOTE)
            took.append(time.perf_counter_ns() - began)
    return statistics.median(took) / 1_000


def p50_over_http(count: int) -> float:
    """The same of quotes that another process is asked for over HTTP, on one connection that is kept."""
    with subprocess.Popen([sys.executable, HERE / "server.py"], stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            connection = HTTPConnection("127.0.0.1", int(server.stdout.readline()))
            write, read = msgspec.json.Encoder(), msgspec.json.Decoder(Quote)

            def ask() -> Quote:
                connection.request("POST", "/", write.encode(QUOTE))
                return read.decode(connection.getresponse().read())

            assert ask() == vendra.quotes.quote(QUOTE)
            spent = p50(count, ask)
            connection.close()
            return spent
        finally:
            server.terminate()


def quoting() -> None:
    """Quotes of 5 lines: typed objects, JSON, a decision, JSON, typed objects."""
    at_once = p50(20_000, lambda: vendra.quotes.quote(QUOTE))
    awaited = asyncio.run(p50_awaited(20_000))
    http = p50_over_http(5_000)
    print(
        f"quotes.quote, 5 lines, p50: {at_once:.1f} µs at once (aim: 25), {awaited:.1f} µs awaited (aim: 40), "
        f"{http:.1f} µs over HTTP on loopback ({http / at_once:.1f} times as much; aim: 20)"
    )


def by_asyncio(file: Path, in_flight: int, carts: Sequence[str]) -> float:
    """Checks the carts out, so many at a time: the seconds that took."""

    async def all_of_them() -> float:
        async with vendra.open(file) as engine:
            buyer = engine.market(MARKETPLACE, BUYER)
            waiting = enumerate(carts)

            async def one_by_one() -> None:
                for number, cart in waiting:
                    key = f"bench-{number}"
                    await buyer.checkout.check_out(cart, pay=[INVOICE], jurisdiction="DE", key=key)

            began = time.perf_counter()
            await asyncio.gather(*[one_by_one() for _ in range(in_flight)])
            return time.perf_counter() - began

    return asyncio.run(all_of_them())


def by_threads(file: Path, in_flight: int, carts: Sequence[str]) -> float:
    """The same by plain calls, from as many threads."""
    with vendra.open_sync(file) as engine:
        buyer = engine.market(MARKETPLACE, BUYER)
        waiting, lock = enumerate(carts), threading.Lock()

        def turns() -> Iterator[tuple[int, str]]:
            while True:
                with lock:
                    turn = next(waiting, None)
                if turn is None:
                    return
                yield turn

        def one_by_one() -> None:
            for number, cart in turns():
                buyer.checkout.check_out(cart, pay=[INVOICE], jurisdiction="DE", key=f"bench-{number}")

        threads = [threading.Thread(target=one_by_one) for _ in range(in_flight)]
        began = time.perf_counter()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return time.perf_counter() - began


def by_rust(file: Path, in_flight: int, carts: Sequence[str]) -> float:
    """The same by Rust, in a process of its own."""
    program: list[str | Path] = [RUST, file, str(in_flight), "bench", CUSTOMER, MARKETPLACE, *carts]
    return float(subprocess.run(program, check=True, stdout=subprocess.PIPE, text=True).stdout)


def checkouts() -> None:
    """Durable checkouts, by invoice: each is on the disk when it is answered."""
    ways = {"asyncio": by_asyncio, "plain calls": by_threads, "Rust": by_rust}
    with tempfile.TemporaryDirectory(prefix="vendra-bench-") as folder:
        file = Path(folder) / "shop.db"
        carts = shop(file, max(count for _, count in SIZES))
        for in_flight, count in SIZES:
            rates: dict[str, list[float]] = {name: [] for name in ways}
            for turn in range(ROUNDS):
                for name, way in ways.items():
                    inside = Path(folder) / f"{in_flight}-{turn}-{name}"
                    inside.mkdir()
                    shutil.copy(file, inside / "shop.db")
                    rates[name].append(count / way(inside / "shop.db", in_flight, carts[:count]))
                    shutil.rmtree(inside)
            medians = {name: statistics.median(all_of_them) for name, all_of_them in rates.items()}
            rust = medians.pop("Rust")
            told = ", ".join(f"{rate:.0f} a second by {name}: {rate / rust:.2f}" for name, rate in medians.items())
            print(
                f"checkouts, 5 lines over 3 vendors, SQLite, {in_flight} in flight: {rust:.0f} a second from Rust; "
                f"of that from Python (aim: 0.80), {told}"
            )


def refused() -> str | None:
    """What is missing, or built so that its numbers would mean nothing."""
    if _native.IS_DEBUG:
        return "vendra is a debug build, and what it measures means nothing: maturin develop --release"
    if not RUST.is_file():
        return f"there is no {RUST}: cargo build --release -p vendra-wire --example bench-checkout"
    return None


def main() -> None:
    """All of it."""
    why = refused()
    if why is not None:
        sys.exit(why)
    print(f"CPython {platform.python_version()}, {platform.machine()}, {platform.system()}, vendra {vendra.__version__}")
    quoting()
    checkouts()


if __name__ == "__main__":
    main()
