"""How fast it is: quotes, and durable checkouts at 1 and at 32 in flight, beside the same over HTTP on loopback.

    maturin develop --release && python bench/bench.py [checkouts]
"""

from __future__ import annotations

import asyncio
import json
import platform
import statistics
import sys
import tempfile
import threading
import time
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.shop import BUYER, INVOICE, MARKETPLACE, Shop, cart, found

import vendra
from vendra.types import GoodsLine, QuoteInput


def p50(took: list[float]) -> str:
    """The median, in microseconds."""
    return f"{statistics.median(took) * 1e6:9.1f} us"


def quotes(count: int = 20_000) -> None:
    """A quote of five lines: typed objects in, JSON, a decision, JSON, typed objects out."""
    lines = [
        GoodsLine(
            id=vendra.new_id("lin"),
            vendor=vendra.new_id("ven"),
            offer=vendra.new_id("off"),
            unit_price=1_999,
            quantity=2,
            prices="tax_inclusive",
        )
        for _ in range(5)
    ]
    asked = QuoteInput(currency="EUR", lines=lines)
    took: list[float] = []
    for _ in range(count):
        begun = time.perf_counter()
        vendra.quotes.quote(asked)
        took.append(time.perf_counter() - begun)
    print("quote of 5 lines                      ", p50(took))


async def calls(count: int = 20_000) -> None:
    """The way to the engine's threads and back."""
    async with vendra.open("memory:") as engine:
        took: list[float] = []
        for _ in range(count):
            begun = time.perf_counter()
            await engine.clock.now()
            took.append(time.perf_counter() - begun)
        print("a call, asynchronous, 1 in flight     ", p50(took))
        begun = time.perf_counter()
        for _ in range(count // 100):
            await asyncio.gather(*[engine.clock.now() for _ in range(100)])
        print("a call, asynchronous, 100 in flight   ", f"{(time.perf_counter() - begun) / count * 1e6:9.1f} us each")
    with vendra.open_sync("memory:") as blocking:
        took = []
        for _ in range(count):
            begun = time.perf_counter()
            blocking.clock.now()
            took.append(time.perf_counter() - begun)
        print("a call, synchronous                   ", p50(took))


def prepared(file: Path, count: int) -> list[str]:
    """Carts that wait to be checked out."""
    with vendra.open_sync(file) as engine:
        shop: Shop = found(engine, units=10 * count)
        return [cart(engine, shop, 1, 1) for _ in range(count)]


async def checkouts(file: Path, carts: list[str], in_flight: int) -> None:
    """Durable checkouts of two vendors, by invoice: each is on the disk when it is answered."""
    async with vendra.open(file) as engine:
        buyer = engine.market(MARKETPLACE, BUYER)
        waiting = iter(carts)

        async def buy() -> None:
            for one in waiting:
                await buyer.checkout.check_out(one, pay=[INVOICE], key=one)

        begun = time.perf_counter()
        await asyncio.gather(*[buy() for _ in range(in_flight)])
        rate = len(carts) / (time.perf_counter() - begun)
    print(f"durable checkouts, {in_flight:2} in flight         ", f"{rate:9.0f} a second")


def over_http(file: Path, carts: list[str]) -> None:
    """The same behind a server on loopback, as a service of its own would be asked."""
    with vendra.open_sync(file) as engine:
        buyer = engine.market(MARKETPLACE, BUYER)

        class Service(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
                answer: Any = engine.clock.now().isoformat()
                if asked["cart"] is not None:
                    answer = buyer.checkout.check_out(asked["cart"], pay=[INVOICE], key=asked["cart"]).id
                body = json.dumps(answer).encode()
                self.send_response(200)
                self.send_header("content-length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: Any) -> None:
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Service)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        client = HTTPConnection("127.0.0.1", server.server_address[1])

        def ask(one: Any) -> None:
            client.request("POST", "/", json.dumps({"cart": one}))
            client.getresponse().read()

        took: list[float] = []
        for _ in range(2_000):
            begun = time.perf_counter()
            ask(None)
            took.append(time.perf_counter() - begun)
        print("a call over HTTP on loopback          ", p50(took))
        begun = time.perf_counter()
        for one in carts:
            ask(one)
        rate = len(carts) / (time.perf_counter() - begun)
        print("durable checkouts over HTTP, 1 at once", f"{rate:9.0f} a second")
        client.close()
        server.shutdown()
        server.server_close()


def main() -> None:
    """All of it."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    print(f"CPython {platform.python_version()}, {platform.machine()}, {platform.system()}, vendra {vendra.__version__}")
    quotes()
    asyncio.run(calls())
    with tempfile.TemporaryDirectory() as folder:
        for in_flight in (1, 32):
            file = Path(folder) / f"{in_flight}.db"
            carts = prepared(file, count)
            asyncio.run(checkouts(file, carts, in_flight))
        file = Path(folder) / "http.db"
        over_http(file, prepared(file, count))


if __name__ == "__main__":
    main()
