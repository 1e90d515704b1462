"""Types of the schema as Python's."""

from __future__ import annotations

import json
import re
from typing import Any

from names import attribute, docstring, first_line, pascal
from said import SAID

Schema = dict[str, Any]

REF = "#/$defs/"

# Of what is read and written differently, the written: where the names do not say so.
TWINS = {"QuoteAsInput": "Quote", "QuoteInput": "QuoteInput"}
# What is given as it is, for want of anything that a type would add.
PLAIN = {"Command": "Mapping[str, Any]", "HostStatement": "Statement"}


class Types:
    """The definitions of a schema, and which of them are needed."""

    def __init__(self, definitions: dict[str, Schema]) -> None:
        self._definitions = {}
        for name, schema in definitions.items():
            self._definitions.update(named(name, schema))
        self._needed: set[str] = set()

    def of(self, schema: Schema | bool, *, given: bool = False) -> str:
        """A schema as an annotation. What is given may be a plain dict where a type of ours stands."""
        if isinstance(schema, bool):
            return "Any"
        if "$ref" in schema:
            name = str(schema["$ref"]).removeprefix(REF)
            if name in PLAIN:
                return PLAIN[name]
            self._need(name)
            if not given or not self.is_object(name):
                return name
            # What was read may be given back as it is, or changed.
            read = TWINS.get(name, name.removesuffix("Input"))
            if read == name or read not in self._definitions:
                return f"Union[{name}, Mapping[str, Any]]"
            self._need(read)
            return f"Union[{name}, {read}, Mapping[str, Any]]"
        if "const" in schema:
            return f"Literal[{json.dumps(schema['const'])}]"
        if "anyOf" in schema:
            some = [one for one in schema["anyOf"] if one.get("type") != "null"]
            kinds = [self.of(one, given=given) for one in some]
            inner = kinds[0] if len(kinds) == 1 else f"Union[{', '.join(kinds)}]"
            return optional(inner) if len(some) < len(schema["anyOf"]) else inner
        if "oneOf" in schema:
            return f"Union[{', '.join(self.of(one, given=given) for one in schema['oneOf'])}]"
        if "enum" in schema:
            return f"Literal[{', '.join(json.dumps(value) for value in schema['enum'])}]"
        kind = schema.get("type")
        if isinstance(kind, list):
            rest = [one for one in kind if one != "null"]
            return optional(self.of({**schema, "type": rest[0]}, given=given))
        return self._plain(kind, schema, given)

    def _plain(self, kind: object, schema: Schema, given: bool) -> str:
        if kind == "string":
            return "Timestamp" if schema.get("format") == "date-time" else "str"
        if kind in ("integer", "boolean"):
            return {"integer": "int", "boolean": "bool"}[str(kind)]
        if kind == "null":
            return "None"
        if kind == "array" and "prefixItems" in schema:
            return f"tuple[{', '.join(self.of(item, given=given) for item in schema['prefixItems'])}]"
        if kind == "array":
            return f"Sequence[{self.of(schema['items'], given=given)}]"
        if kind == "object":
            patterns = list(schema.get("patternProperties", {}).values())
            values = patterns[0] if patterns else schema.get("additionalProperties")
            if isinstance(values, dict):
                return f"Mapping[str, {self.of(values, given=given)}]"
            return "Mapping[str, Any]"
        return "Any"

    def is_object(self, name: str) -> bool:
        """Whether a definition is a type of ours, and not a text or a number by another name."""
        schema = self._definitions[name]
        return "properties" in schema or (one := schema.get("oneOf")) is not None and "const" not in one[0]

    def names(self) -> set[str]:
        """The definitions that are needed."""
        return self._needed | {"Timestamp"}

    def definition(self, name: str) -> Schema:
        """A definition."""
        return self._definitions[name]

    def _need(self, name: str) -> None:
        if name in self._needed:
            return
        self._needed.add(name)
        schema = self._definitions[name]
        for inner in (*schema.get("properties", {}).values(), *schema.get("oneOf", ())):
            self.of(inner)
        if "properties" not in schema and "oneOf" not in schema:
            self.of(schema)

    def written(self) -> str:
        """The module of all that is needed."""
        needed = sorted(self._needed)
        tags = self._tags()
        aliases: list[str] = []
        classes: list[str] = []
        unions: list[str] = []
        for name in needed:
            schema = self._definitions[name]
            if "properties" in schema:
                classes.append("\n".join(self._class(name, schema, tags.get(name))))
            elif "oneOf" in schema and "$ref" in schema["oneOf"][0]:
                members = ", ".join(one["$ref"].removeprefix(REF) for one in schema["oneOf"])
                unions.append(alias(name, f"Union[{members}]", schema))
            else:
                # What has classes among others comes after them.
                later = unions if "anyOf" in schema else aliases
                later.append(alias(name, self._alias(name, schema), schema))
        listed = "\n".join(f'    "{name}",' for name in needed)
        body = "\n".join([*aliases, *classes, *unions])
        used = [name for name in ("Annotated", "Any", "Literal", "Optional", "Union") if re.search(rf"\b{name}\b", body)]
        header = HEADER.replace("TYPING", ", ".join(used))
        return "\n".join([header, f"__all__ = [\n{listed}\n]\n", *aliases, "", *classes, "", *unions]).rstrip() + "\n"

    def _tags(self) -> dict[str, tuple[str, str]]:
        """Of each alternative the field and the value that tell it from the others."""
        return {
            target.removeprefix(REF): (schema["discriminator"]["propertyName"], value)
            for schema in self._definitions.values()
            if "discriminator" in schema
            for value, target in schema["discriminator"]["mapping"].items()
        }

    def _alias(self, name: str, schema: Schema) -> str:
        if schema.get("format") == "date-time":
            return "Annotated[datetime, msgspec.Meta(tz=True)]"
        if name == "Rate":
            return "Decimal"
        if "oneOf" in schema:
            return f"Literal[{', '.join(json.dumps(one['const']) for one in schema['oneOf'])}]"
        return self.of(schema)

    def _said(self, name: str, field: str, schema: Schema | bool) -> str:
        """What a field is: where that is not said, what its type is."""
        own = {} if isinstance(schema, bool) else schema
        known = said(f"{name}.{field}", own) or SAID.get(f".{field}", "")
        some = [one for one in (own, *own.get("anyOf", ())) if "$ref" in one]
        if known or not some:
            return known
        target = str(some[0]["$ref"]).removeprefix(REF)
        return first_line(said(target, self._definitions[target]))

    def _class(self, name: str, schema: Schema, tag: Any) -> list[str]:
        config = f', tag_field="{tag[0]}", tag="{tag[1]}"' if tag else ""
        lines = [f"class {name}(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True{config}):"]
        lines += docstring(said(name, schema), "    ")
        required = schema.get("required", ())
        fields = [(field, inner) for field, inner in schema["properties"].items() if not tag or field != tag[0]]
        for field, inner in fields:
            kind = self.of(inner)
            known = attribute(field)
            if field in required:
                default = f' = msgspec.field(name="{field}")' if known != field else ""
            else:
                kind = optional(kind)
                default = f' = msgspec.field(default=None, name="{field}")' if known != field else " = None"
            lines.append(f"    {known}: {kind}{default}")
            lines += docstring(self._said(name, field, inner), "    ")
        if len(lines) == 1:
            lines.append("    pass")
        return [*lines, "", ""]


def said(name: str, schema: Schema) -> str:
    """What the schema says of a thing, or what is said for it here."""
    return str(schema.get("description") or SAID.get(name, ""))


def named(name: str, schema: Schema) -> dict[str, Schema]:
    """A definition, and those that it needs to be one of Python's: alternatives without a name of their own get one."""
    alternatives = schema.get("oneOf", ())
    if "properties" in schema and alternatives:
        return {name: flattened(schema)}
    if not alternatives or not all(len(one.get("properties", ())) == 1 and "$ref" not in one for one in alternatives):
        return {name: schema}
    variants = {f"{name}{pascal(next(iter(one['properties'])))}": one for one in alternatives}
    return {**variants, name: {**schema, "oneOf": [{"$ref": f"{REF}{variant}"} for variant in variants]}}


def flattened(schema: Schema) -> Schema:
    """Alternatives beside fields that all have: what only some have may be left out."""
    fields: dict[str, Schema] = dict(schema["properties"])
    for one in schema["oneOf"]:
        for name, inner in one["properties"].items():
            known = fields.setdefault(name, inner)
            if known is not inner and "const" in inner:
                values = [*known.get("enum", [known.get("const")]), inner["const"]]
                fields[name] = {**known, "enum": values}
                fields[name].pop("const", None)
    shared = set.intersection(*(set(one["required"]) for one in schema["oneOf"]))
    rest = {key: value for key, value in schema.items() if key != "oneOf"}
    return {**rest, "properties": fields, "required": [*schema["required"], *shared]}


def optional(kind: str) -> str:
    """What may be None."""
    return kind if kind.startswith("Optional[") else f"Optional[{kind}]"


def alias(name: str, kind: str, schema: Schema) -> str:
    """Another name for a type."""
    told = "\n".join(docstring(said(name, schema), ""))
    if kind.startswith(("Literal[", "Union[")) and len(kind) > 100:
        outer, inner = kind.split("[", 1)
        kind = f"{outer}[\n    " + ",\n    ".join(inner[:-1].split(", ")) + ",\n]"
    return f"{name} = {kind}\n{told}\n"


HEADER = '''"""What vendra is told and what it answers. Made from its schema: see bindings-python/generate.

Amounts are whole numbers of minor units (1999 is 19.99 EUR) and never floats, rates are Decimal, moments are aware datetimes in UTC.
All are frozen. A field that may be left out is None where it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import TYPING

import msgspec
'''
