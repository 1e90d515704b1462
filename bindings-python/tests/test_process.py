"""What happens to the process: how it exits, forks, is interrupted and is killed. Each in a child of its own."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import vendra

from .shop import BUYER, MARKETPLACE, OWNER, cart, found

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")


def run(code: str, *arguments: str, timeout: float = 60) -> subprocess.CompletedProcess[str]:
    """Runs a program in an interpreter of its own."""
    given = [sys.executable, "-X", "faulthandler", "-c", textwrap.dedent(code), *arguments]
    return subprocess.run(given, capture_output=True, text=True, timeout=timeout)


EXITS = {
    "asyncio, nothing closed": """
        import asyncio, vendra
        async def main():
            engine = await vendra.open("memory:")
            calls = [asyncio.ensure_future(engine.clock.now()) for _ in range(50)]
            await calls[0]
        asyncio.run(main())
    """,
    "asyncio, closed with calls in flight": """
        import asyncio, vendra
        async def main():
            async with vendra.open("memory:") as engine:
                calls = [asyncio.ensure_future(engine.clock.now()) for _ in range(50)]
                await calls[0]
        asyncio.run(main())
    """,
    "threads that call until the end": """
        import threading, time, vendra
        engine = vendra.open_sync("memory:")
        def forever():
            while True:
                engine.clock.now()
        for _ in range(4):
            threading.Thread(target=forever, daemon=True).start()
        time.sleep(0.02)
    """,
    "an exception": """
        import asyncio, vendra
        async def main():
            engine = await vendra.open("memory:")
            for _ in range(50):
                asyncio.ensure_future(engine.clock.now())
            await asyncio.sleep(0)
            raise SystemExit(0)
        asyncio.run(main())
    """,
    "a loop that is left as it is": """
        import asyncio, vendra
        loop = asyncio.new_event_loop()
        async def opened():
            return await vendra.open("memory:")
        engine = loop.run_until_complete(opened())
        for _ in range(50):
            loop.create_task(engine.clock.now())
        loop.run_until_complete(asyncio.sleep(0))
        loop.close()
    """,
}


def _exit(code: str) -> tuple[int, str]:
    ran = run(code)
    # asyncio itself may say that tasks were destroyed; what may not be is a crash.
    quiet = [line for line in ran.stderr.splitlines() if "Fatal" in line or "panicked" in line or "Segmentation" in line]
    return ran.returncode, "\n".join(quiet)


@pytest.mark.slow
@pytest.mark.parametrize("way", EXITS)
def test_a_hundred_interpreters_exit(way: str) -> None:
    with ThreadPoolExecutor(4) as pool:
        outcomes = list(pool.map(_exit, [EXITS[way]] * 20))
    assert outcomes == [(0, "")] * 20


@needs_fork
def test_a_child_is_told_and_does_not_hang() -> None:
    ran = run(
        """
        import asyncio, os, sys, vendra
        engine = vendra.open_sync("memory:")
        engine.clock.now()
        child = os.fork()
        if child == 0:
            try:
                engine.clock.now()
            except vendra.ConflictError as error:
                assert error.code == "handle.forked", error
                async def again():
                    async with vendra.open("memory:") as mine:
                        await mine.clock.now()
                asyncio.run(again())
                with vendra.open_sync("memory:") as mine:
                    mine.clock.now()
                engine.close()
                sys.exit(7)
            sys.exit(1)
        _, status = os.waitpid(child, 0)
        engine.clock.now()
        print(os.WEXITSTATUS(status))
        """
    )
    assert (ran.stdout.strip(), ran.returncode) == ("7", 0), ran.stderr


@needs_fork
def test_a_child_of_asyncio_does_not_take_the_parents_answers() -> None:
    ran = run(
        """
        import asyncio, os, time, vendra
        async def main():
            async with vendra.open("memory:") as engine:
                await engine.clock.now()
                children = []
                for _ in range(5):
                    child = os.fork()
                    if child == 0:
                        time.sleep(0.05)
                        os._exit(0)
                    children.append(child)
                    await asyncio.gather(*[engine.clock.now() for _ in range(200)])
                for child in children:
                    os.waitpid(child, 0)
            print("fine")
        asyncio.run(main())
        """
    )
    assert (ran.stdout.strip(), ran.returncode) == ("fine", 0), ran.stderr


WAITS = """
import signal, sys, vendra
from datetime import timedelta
# What is started in the background of a script ignores it.
signal.signal(signal.SIGINT, signal.default_int_handler)
engine = vendra.open_sync("sqlite:" + sys.argv[1], sqlite=vendra.Sqlite(busy_timeout=timedelta(seconds=60)))
market = engine.market("mkt_01h455vb4pex5vsknk084sn001", vendra.Staff(user="usr_01h455vb4pex5vsknk084sn001", role="owner"))
print("waiting", flush=True)
try:
    market.contacts.add(details={"name": "Ada"})
except KeyboardInterrupt:
    print("interrupted", flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals are another matter there")
def test_ctrl_c_ends_a_call_that_waits(file: Path) -> None:
    with vendra.open_sync(file):
        pass
    # Another process has the lock: this one, which has no engine open.
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("begin immediate")
    child = subprocess.Popen(
        [sys.executable, "-c", WAITS, str(file)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    with child:
        assert child.stdout is not None and child.stdout.readline() == "waiting\n"
        time.sleep(0.3)
        begun = time.monotonic()
        child.send_signal(signal.SIGINT)
        assert child.stdout.readline() == "interrupted\n"
        assert time.monotonic() - begun < 2
        # And it exits, though what it asked for still waits.
        _, err = child.communicate(timeout=30)
    other.close()
    assert child.returncode == 0, err


def test_what_was_answered_survives_a_kill(file: Path) -> None:
    with vendra.open_sync(file) as engine:
        found(engine)
    code = f"""
        import sys, vendra
        engine = vendra.open_sync("sqlite:" + sys.argv[1])
        market = engine.market({MARKETPLACE!r}, vendra.Staff(user={OWNER.user!r}, role="owner"))
        number = 0
        while True:
            made = market.contacts.add(details={{"name": str(number)}}, key=str(number))
            print(number, made.id, flush=True)
            number += 1
    """
    child = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code), str(file)], stdout=subprocess.PIPE, text=True
    )
    with child:
        time.sleep(1.5)
        child.kill()
        out, _ = child.communicate(timeout=30)
    answered = dict(line.split() for line in out.splitlines()[:-1])
    assert answered
    with vendra.open_sync(file) as engine:
        market = engine.market(MARKETPLACE, OWNER)
        for number, made in answered.items():
            assert market.contacts.add(details={"name": number}, key=number).id == made


def test_processes_share_a_file(file: Path) -> None:
    with vendra.open_sync(file) as engine:
        shop = found(engine, units=1)
        carts = [cart(engine, shop, 1) for _ in range(4)]
        code = f"""
            import sys, vendra
            with vendra.open_sync("sqlite:" + sys.argv[1]) as engine:
                buyer = engine.market({MARKETPLACE!r}, vendra.Customer({BUYER.customer!r}))
                try:
                    buyer.checkout.check_out(sys.argv[2], pay=[{{"by": "method", "method": "invoice", "gateway": "none"}}])
                    print("won")
                except vendra.Error as error:
                    print(error.code)
        """
        with ThreadPoolExecutor(4) as pool:
            ran = list(pool.map(run, [code] * 4, [str(file)] * 4, carts))
        outcomes = sorted(one.stdout.strip() for one in ran)
        assert outcomes[-1] == "won" and outcomes.count("won") == 1
        assert set(outcomes[:-1]) <= {"stock.short", "order.short"}
        assert engine.market(MARKETPLACE, OWNER).stock.levels(shop.books.offer)[0].available == 0
