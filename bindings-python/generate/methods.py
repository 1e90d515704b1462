"""Methods of the schema as methods of Python's classes: one text, for asyncio and without."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from names import attribute, declared, docstring, first_line, parameter, pascal
from types_ import REF, Types, optional, said

Method = dict[str, Any]

# What a method is about, where that is not `id`: given without a name.
ABOUT = {
    "stock": ("offer", "location"),
    "store_credit": ("customer", "currency"),
    "checkout.check_out": ("cart",),
    "refunds.give_back": ("order",),
}
# Readings that change something: their answers are kept under a key.
KEYED = {"carts.claim", "operations.run", "reconciliations.reconcile"}
# Functions about one thing that has a type of its own: it is given as such.
WHOLE = {"commission_plan", "journal", "parse", "quotes.quote", "reroute", "route", "trial_balance"}
# Answers that this package has a type of its own for.
ANSWERS = {"carts.guest": "Guest"}
# How a function is called without an engine.
PURE = "pure"

SPACES = {
    "carts": "What buyers put together before they order.",
    "checkout": "From a cart to an order.",
    "claims": "Complaints of buyers about what came, or did not.",
    "clock": "What time it is for the engine.",
    "commission_plans": "What the platform takes of a sale.",
    "contacts": "Names and addresses, which are nowhere else.",
    "customers": "Buyers with an account.",
    "dead_letters": "Events that a subscriber could not handle.",
    "disputes": "Payments that a bank takes back.",
    "exchanges": "Other goods for those that came.",
    "gift_cards": "Money that is spent by a code.",
    "invoices": "What vendors are charged, as documents.",
    "ledger": "The books: every amount, twice.",
    "offers": "What vendors sell, and at what price.",
    "operations": "The marketplace as a whole.",
    "orders": "What buyers ordered, of all vendors.",
    "payments": "What buyers pay.",
    "payouts": "What vendors are paid.",
    "promotions": "Discounts, and who bears them.",
    "quotes": "What a cart costs, and why: pure functions, on the engine's threads.",
    "reconciliations": "What gateways report, held against the books.",
    "refunds": "Money that goes back to buyers.",
    "returns": "Goods that come back.",
    "settings": "The marketplace's own policies.",
    "settlements": "Sales that become what may be paid out.",
    "stock": "How many units there are, by offer and location.",
    "store_credit": "What customers have to spend here.",
    "transfers": "Money that is moved to vendors at a gateway.",
    "vendor_orders": "One vendor's part of an order.",
    "vendors": "Who sells.",
    "webhooks": "What gateways tell by themselves.",
    "webhook_endpoints": "Where events are sent to.",
}

DECIDE = """What a request comes to, for each kind of thing: the pure functions by which the engine itself decides.

``given`` is what happened to the thing before, ``request`` what is asked of it, ``facts`` what the engine would have looked up. The answer
has the events that come of it, the state after them, and the effects: what the same commit posts and counts. What the state does not
permit raises a ``vendra.Error`` with the code of the refusal."""


@dataclass
class Parameter:
    """One field of a method's input."""

    field: str
    kind: str
    required: bool
    said: str


class Methods:
    """The methods of a schema."""

    def __init__(self, methods: dict[str, Method], types: Types) -> None:
        self._types = types
        self._methods = methods

    def namespaces(self) -> dict[str, dict[str, Method]]:
        """Methods by namespace. Functions are apart."""
        spaces: dict[str, dict[str, Method]] = {}
        for name, method in self._methods.items():
            if method["kind"] != "function":
                space, _, own = name.partition(".")
                spaces.setdefault(space, {})[own] = method
        return spaces

    def functions(self, space: str) -> dict[str, Method]:
        """The pure functions of a namespace, or those of none."""
        found = {name: method for name, method in self._methods.items() if method["kind"] == "function"}
        return {name: method for name, method in found.items() if name.rpartition(".")[0] == space}

    def input(self, method: Method) -> dict[str, Any]:
        """The input of a method, as an object."""
        given = method["input"]
        if "$ref" in given:
            given = self._types.definition(given["$ref"].removeprefix(REF))
        return dict(given)

    def parameters(self, name: str, method: Method) -> tuple[list[Parameter], list[Parameter]]:
        """What is given without a name, and what is given by name."""
        space = name.partition(".")[0]
        about = ABOUT.get(name) or ABOUT.get(space) or ("id",)
        given = self.input(method)
        needed = given.get("required", ())
        first: list[Parameter] = []
        rest: list[Parameter] = []
        for field, inner in given.get("properties", {}).items():
            required = field in needed
            if space == "settings" and field == "id":
                continue  # The marketplace whose settings they are is known.
            kind = self._types.of(inner, given=True)
            one = Parameter(field, kind if required else optional(kind), required, said(f"{space}.{field}", inner))
            (first if field in about and required else rest).append(one)
        return first, sorted(rest, key=lambda one: not one.required)


def decided(methods: dict[str, Method]) -> dict[str, Any]:
    """The answers of deciders, which have no name in the schema: each gets one, by which its method then knows it."""
    named: dict[str, Any] = {}
    for name, method in methods.items():
        space, _, own = name.partition(".")
        if space == "decide":
            answer = f"{pascal(own)}Decision"
            named[answer] = {**method["output"], "description": method["description"]}
            method["output"] = {"$ref": f"{REF}{answer}"}
    return named


def signature(first: list[Parameter], rest: list[Parameter], more: list[str]) -> list[str]:
    """Parameters as they are declared."""
    named = [f"{parameter(one.field)}: {one.kind}{'' if one.required else ' = None'}" for one in rest] + more
    return [f"{parameter(one.field)}: {one.kind}" for one in first] + (["*", *named] if named else [])


def gathered(parameters: list[Parameter], indent: str, into: str = "given") -> list[str]:
    """Arguments as the input that they are."""
    always = ", ".join(f'"{one.field}": {parameter(one.field)}' for one in parameters if one.required)
    lines = [f"{indent}{into}: dict[str, Any] = {{{always}}}"]
    for one in parameters:
        if not one.required:
            known = parameter(one.field)
            lines += [f"{indent}if {known} is not None:", f'{indent}    {into}["{one.field}"] = {known}']
    return lines


def documentation(method: Method, parameters: list[Parameter], indent: str, more: str = "") -> list[str]:
    """What a method does, and what each parameter is."""
    text = method.get("description") or more
    told = [f"    {parameter(one.field)}: {first_line(one.said)}" for one in parameters if one.said]
    # As IDEs and the reference know it: one line for each.
    parts = [part for part in (text, "\n".join(["Args:", *told]) if told else "") if part]
    return docstring("\n\n".join(parts), indent)


def namespaces(methods: Methods, types: Types, *, is_async: bool) -> str:
    """The module of all namespaces, and of the functions that an engine has as well."""
    do, wait = ("async def", "await ") if is_async else ("def", "")
    lines: list[str] = []
    spaces = methods.namespaces()
    for space, members in sorted(spaces.items()):
        lines += ["", "", f"class {pascal(space)}Methods(Namespace):", f'    """{SPACES[space]}"""', "", "    __slots__ = ()"]
        for own, method in members.items():
            lines += ["", *_method(methods, types, f"{space}.{own}", own, method, do, wait)]
            if own == "list":
                lines += ["", *_each(methods, types, f"{space}.{own}", method, is_async)]
    lines += ["", "", "class QuotesMethods(Namespace):", f'    """{SPACES["quotes"]}"""', "", "    __slots__ = ()"]
    for name, method in methods.functions("quotes").items():
        lines += ["", *_function(methods, types, name, method, do, f"{wait}self._ask")]
    lines += ["", "", "class Namespaces:", '    """All that can be done in a marketplace."""', "", "    __slots__ = ()"]
    lines += ASKING.format(do=do).splitlines()
    for space in sorted(spaces):
        lines += ["", "    @property", f"    def {space}(self) -> {pascal(space)}Methods:", f'        """{SPACES[space]}"""']
        lines += [f"        return {pascal(space)}Methods(self._ask)"]
    body = "\n".join(lines) + "\n"
    imported = "".join(f"    {name},\n" for name in sorted(types.names() & set(words(body))))
    asked = "Awaitable[Any]" if is_async else "Any"
    needed = imports(f"{body} {asked} Callable Sequence")
    return HEADER.format(imports=needed, imported=imported, asked=asked) + body


def published(methods: Methods) -> str:
    """The module by which the namespaces are known outside of the package."""
    names = ["Also", *(f"{pascal(space)}Methods" for space in sorted([*methods.namespaces(), "quotes"]))]
    imported = "".join(f"    {name},\n" for name in names)
    listed = "".join(f'    "{name}",\n' for name in names)
    return f"{PUBLISHED}\nfrom ._async.namespaces import (\n{imported})\n\n__all__ = [\n{listed}]\n"


def words(text: str) -> list[str]:
    """The names in a text."""
    return re.findall(r"\w+", text)


def _method(
    methods: Methods, types: Types, name: str, own: str, method: Method, do: str, wait: str
) -> list[str]:
    first, rest = methods.parameters(name, method)
    answer = ANSWERS.get(name) or types.of(method["output"])
    keyed = method["kind"] == "request" or name in KEYED
    more = ["key: Optional[str] = None", "also: Also = ()"] if keyed else []
    lines = [declared(f"{do} {own}", ["self", *signature(first, rest, more)], f" -> {answer}:", "    ")]
    lines += documentation(method, first + rest, "        ")
    lines += gathered(first + rest, "        ")
    sent = "given, {answer}, key, also" if keyed else "given, {answer}"
    kept = "type(None)" if answer == "None" else answer
    asked = f'{wait}self._ask("{name}", {sent.format(answer=kept)})'
    if answer == "None":
        return [*lines, f"        {asked}"]
    return [*lines, f"        answer: {answer} = {asked}", "        return answer"]


def _each(methods: Methods, types: Types, name: str, method: Method, is_async: bool) -> list[str]:
    first, rest = methods.parameters(name, method)
    page = types.definition(method["output"]["$ref"].removeprefix(REF))
    item = types.of(page["properties"]["items"]["items"])
    rest = [one for one in rest if one.field != "after"]
    do, wait, iterator = ("async def", "await ", "AsyncIterator") if is_async else ("def", "", "Iterator")
    passed = ", ".join(f"{parameter(one.field)}={parameter(one.field)}" for one in first + rest)
    return [
        declared(f"{do} each", ["self", *signature(first, rest, [])], f" -> {iterator}[{item}]:", "    "),
        '        """All that ``list`` gives, page by page, one at a time."""',
        "        after: Optional[str] = None",
        "        while True:",
        f"            page = {wait}self.list({passed}, after=after)",
        "            for item in page.items:",
        "                yield item",
        "            if page.next is None:",
        "                return",
        "            after = page.next",
    ]


def _function(methods: Methods, types: Types, name: str, method: Method, do: str, call: str) -> list[str]:
    """A pure function, called by itself or, as a method, by an engine."""
    answer = types.of(method["output"])
    itself, indent = ([], "") if call == PURE else (["self"], "    ")
    inside = f"{indent}    "
    # A decider has a parameter of that name.
    given = "asked" if "given" in methods.input(method).get("properties", ()) else "given"
    if name in WHOLE or "oneOf" in methods.input(method):
        taken = [*itself, f"input: {types.of(method['input'], given=True)}"]
        told, gather = documentation(method, [], inside), [f"{inside}{given} = input"]
    else:
        first, rest = methods.parameters(name, method)
        taken = [*itself, *signature([], first + rest, [])]
        told, gather = documentation(method, first + rest, inside), gathered(first + rest, inside, given)
    called = f'{call}("{name}", {given}, {"type(None)" if answer == "None" else answer})'
    ends = [called] if answer == "None" else [f"answer: {answer} = {called}", "return answer"]
    start = declared(f"{do} {attribute(name.rpartition('.')[2])}", taken, f" -> {answer}:", indent)
    return [start, *told, *gather, *(f"{inside}{end}" for end in ends)]


def functions(methods: Methods, types: Types, space: str, about: str) -> str:
    """The module of pure functions."""
    lines: list[str] = []
    for name, method in methods.functions(space).items():
        lines += ["", "", *_function(methods, types, name, method, "def", PURE)]
    body = "\n".join(lines) + "\n"
    used = sorted(types.names() & set(words(body)))
    imported = "from .types import (\n" + "".join(f"    {name},\n" for name in used) + ")\n" if used else ""
    listed = "".join(f'    "{attribute(name.rpartition(".")[2])}",\n' for name in methods.functions(space))
    return FUNCTIONS.format(about=about, imports=imports(body), imported=imported, listed=listed) + body


HEADER = '''"""What can be done, by namespace. Made from vendra's schema: see bindings-python/generate."""

from __future__ import annotations

{imports}

from ..actors import Guest
from ..statement import Statement
from ..types import (
{imported})

Also = Sequence[Statement]
"""Your own SQL, which is run in the same transaction: all of it or nothing."""


class Namespace:
    """What can be done with one kind of thing."""

    __slots__ = ("_ask",)

    def __init__(self, ask: Callable[..., {asked}]) -> None:
        self._ask = ask
'''

PUBLISHED = '''"""What can be done in a marketplace: ``market.carts`` is ``CartsMethods`` here, ``market.orders`` is ``OrdersMethods``.

Those of ``vendra.sync.Market`` are the same by the same names, and wait instead of being awaited. ``key`` is a key under which a
request happens once, ``also`` SQL of your own that is run in the same transaction. Made from vendra's schema: see bindings-python/generate.
"""
'''

ASKING = '''
    {do} _ask(
        self, method: str, input: Any, answer: Any, key: Optional[str] = None, also: Also = ()
    ) -> Any:
        raise NotImplementedError
'''

FUNCTIONS = '''"""{about} Made from vendra's schema: see bindings-python/generate."""

from __future__ import annotations

{imports}

from ._pure import pure
{imported}
__all__ = [
{listed}]
'''


def imports(text: str) -> str:
    """What of the standard library a text needs."""
    used = set(words(text))
    known = {
        "collections.abc": ("AsyncIterator", "Awaitable", "Callable", "Iterator", "Mapping", "Sequence"),
        "typing": ("Any", "Literal", "Optional", "Union"),
    }
    lines = [f"from {module} import {', '.join(sorted(used & set(names)))}" for module, names in known.items()]
    return "\n".join(line for line in lines if not line.endswith("import "))
