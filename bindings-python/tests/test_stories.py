"""Whole courses of a marketplace, through the typed methods, with asyncio and without: tests/stories documents the files."""

from __future__ import annotations

import asyncio
import inspect
from typing import Any

import pytest
import rfc8785

import vendra
from vendra._async.transport import Transport as AsyncTransport
from vendra._sync.transport import Transport

from .corpus import JSON, TESTS, arguments, failed, function, read, written

STORIES = {path.stem: read(path) for path in sorted((TESTS / "stories").glob("*.json"))}


def meant(value: JSON, kept: dict[str, JSON]) -> JSON:
    """What stands for a text that begins with `$`."""
    if isinstance(value, str) and value.startswith("$"):
        name, *path = value[1:].split(".")
        found = kept[name]
        for step in path:
            found = found[int(step)] if isinstance(found, list) else found[step]
        return found
    if isinstance(value, list):
        return [meant(item, kept) for item in value]
    if isinstance(value, dict):
        return {name: meant(field, kept) for name, field in value.items()}
    return value


def told(name: str) -> tuple[JSON, dict[str, JSON], list[JSON]]:
    """A story after those that it goes on from: how it is opened, marketplace and actors, its steps."""
    story = STORIES[name]
    if "after" not in story:
        return story["open"], {"marketplace": story["marketplace"], "actors": story["actors"]}, story["steps"]
    opened, who, steps = told(story["after"])
    marketplace = story.get("marketplace", who["marketplace"])
    return opened, {"marketplace": marketplace, "actors": {**who["actors"], **story.get("actors", {})}}, [*steps, *story["steps"]]


async def tell(engine: Any, name: str) -> list[str]:
    """Tells a story, and gives what was not as it says."""
    _, who, steps = told(name)
    kept: dict[str, JSON] = {}
    wrong: list[str] = []
    for number, step in enumerate(steps):
        call, given = step["call"], meant(step.get("input", {}), kept)
        space, _, own = call.rpartition(".")
        if "as" in step and space != "worker":
            market = engine.market(who["marketplace"], meant(who["actors"][step["as"]], kept))
            method = getattr(getattr(market, space), own)
        elif space in ("clock", "worker"):
            method = getattr(getattr(engine, space), own)
        else:
            method = function_or(engine.market(who["marketplace"], vendra.System()), call)
        then = step["then"]
        if space == "worker":
            named = {name: value for name, value in given.items() if name not in ("marketplaces", "subscribers")}
            positional = given.get("marketplaces", [])
        else:
            positional, named = arguments(method, given)
        if "key" in step:
            named["key"] = step["key"]
        try:
            answer = method(*positional, **named)
            if inspect.isawaitable(answer):
                answer = await answer
        except vendra.Error as error:
            if then.get("failed") != failed(error):
                wrong.append(f"step {number}, {call}: {failed(error)} ({error.message}) and not {then}")
            continue
        if "ok" not in then or written(answer) != rfc8785.dumps(then["ok"]):
            wrong.append(f"step {number}, {call}:\n  {written(answer).decode()}\nand not\n  {then}")
        if "keep" in step:
            kept[step["keep"]] = vendra.plain(answer)
    return wrong


def function_or(market: Any, call: str) -> Any:
    """A pure function, or what needs no marketplace."""
    space, _, own = call.rpartition(".")
    try:
        return function(call)
    except AttributeError:
        return getattr(getattr(market, space), own)


@pytest.mark.parametrize("name", STORIES)
def test_a_story(name: str) -> None:
    with vendra.sync.Engine(Transport.open(told(name)[0], {})) as engine:
        assert asyncio.run(tell(engine, name)) == []


@pytest.mark.parametrize("name", STORIES)
async def test_a_story_with_asyncio(name: str) -> None:
    async with vendra.Engine(await AsyncTransport.open(told(name)[0], {})) as engine:
        assert await tell(engine, name) == []
