"""Given-when-then, one decision at a time: tests/scenarios/schema.json documents the files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import rfc8785

import vendra

from .corpus import JSON, TESTS, arguments, function, read, written

FILES = sorted(path for path in (TESTS / "scenarios").rglob("*.json") if path.name != "schema.json")


def substituted(value: JSON, names: dict[str, JSON]) -> JSON:
    """Every text `$name` as what `let` says of it."""
    if isinstance(value, str):
        return names[value[1:]] if value.startswith("$") else value
    if isinstance(value, list):
        return [substituted(item, names) for item in value]
    if isinstance(value, dict):
        return {
            str(names.get(key[1:], key)) if key.startswith("$") else key: substituted(field, names)
            for key, field in value.items()
        }
    return value


def merged(base: JSON, over: JSON) -> JSON:
    """Facts of a case over those of its file."""
    return {**base, **over} if isinstance(base, dict) and isinstance(over, dict) else base if over is None else over


def refused(error: vendra.Error) -> JSON:
    """A refusal as the files tell it."""
    return {"refused": {"code": error.code, **({"data": error.data} if error.data else {})}}


def called(name: str, given: JSON) -> JSON:
    """What a pure function gives by its typed one, written again, or its refusal."""
    typed = function(name)
    positional, named = arguments(typed, given)
    try:
        return {"output": json.loads(written(typed(*positional, **named)))}
    except vendra.Error as error:
        return refused(error)


class Scenarios:
    """The scenarios of one file."""

    def __init__(self, file: JSON) -> None:
        self.names: dict[str, JSON] = {}
        for name, value in file.get("let", {}).items():
            self.names[name] = substituted(value, self.names)
        self.file = file
        self.facts = substituted(file.get("facts"), self.names)
        self.histories = substituted(file.get("histories", {}), self.names)
        self.count = 0
        self.wrong: list[str] = []

    def decide(self, past: list[JSON], request: JSON, facts: JSON) -> JSON:
        """What a decider says, by its typed function."""
        said = called(f"decide.{self.file['decider']}", {"given": past, "request": request, "facts": facts})
        return said.get("output", said)

    def history(self, given: JSON) -> list[JSON]:
        """The events that a case starts from, some of which may be asked for."""
        if given is None:
            return []
        if isinstance(given, str):
            return self.history(self.histories[given])
        events: list[JSON] = []
        for item in given:
            events += self.history(item) if isinstance(item, str) else [item]
        return events

    def past(self, given: JSON) -> list[JSON]:
        """The events of a history."""
        past: list[JSON] = []
        for item in self.history(substituted(given, self.names)):
            if "ask" in item:
                past += self.decide(past, item["ask"], merged(self.facts, item.get("facts")))["events"]
            else:
                past.append(item)
        return past

    def compare(self, label: str, then: JSON, actual: JSON) -> None:
        """Holds what happened against what a scenario says, field by field."""
        self.count += 1
        for field, value in substituted(then, self.names).items():
            if field not in actual or rfc8785.dumps(actual[field]) != rfc8785.dumps(value):
                self.wrong.append(f"{label}: {field}:\n  {actual.get(field, actual)}\nand not\n  {value}")

    def step(self, label: str, step: JSON, base: JSON, past: list[JSON]) -> None:
        """One request."""
        facts = merged(base, substituted(step.get("facts"), self.names))
        actual = self.decide(past, substituted(step["when"], self.names), facts)
        past += actual.get("events", [])
        if "state" in actual:
            actual = {**actual, "state": actual["state"]["state"]}
        self.compare(label, step["then"], actual)

    def call(self, case: JSON) -> None:
        """One call of a pure function."""
        actual = called(case["call"], substituted(case["input"], self.names))
        self.compare(case["name"], case["then"], actual)

    def run(self) -> None:
        """All of them."""
        for case in self.file.get("cases", ()):
            if "call" in case:
                self.call(case)
                continue
            past = self.past(case.get("given"))
            if "steps" in case:
                shared = merged(self.facts, substituted(case.get("facts"), self.names))
                for step in case["steps"]:
                    self.step(case["name"], step, shared, past)
            else:
                self.step(case["name"], case, self.facts, past)
        for row in self.file.get("grid", ()):
            past = self.past(row["given"])
            facts = merged(self.facts, substituted(row.get("facts"), self.names))
            for request in substituted(row["refuses"], self.names):
                asked = {"request": request} if isinstance(request, str) else request
                actual = self.decide(past, asked, facts)
                self.compare("grid", {"code": row["code"]}, actual.get("refused", actual))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(Path(path).relative_to(TESTS / "scenarios")))
def test_scenarios(path: Path) -> None:
    scenarios = Scenarios(read(path))
    scenarios.run()
    assert scenarios.wrong == []
    assert scenarios.count
