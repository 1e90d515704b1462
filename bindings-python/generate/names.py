"""How things are called in Python."""

from __future__ import annotations

import keyword
import re
import textwrap

WIDTH = 120


def attribute(name: str) -> str:
    """A field's name, which may be a word that Python keeps for itself."""
    return f"{name}_" if keyword.iskeyword(name) else name


def parameter(name: str) -> str:
    """A parameter's name."""
    return attribute(name)


def pascal(name: str) -> str:
    """``carts`` and ``commission_plans`` as the names of classes."""
    return "".join(word.capitalize() for word in re.split(r"[^a-zA-Z0-9]+", name))


def wrapped(text: str, indent: str) -> list[str]:
    """Prose in lines of a width, paragraphs apart."""
    lines: list[str] = []
    for paragraph in text.split("\n\n"):
        if lines:
            lines.append("")
        for line in paragraph.split("\n"):
            hanging = "        " if line.startswith("    ") else "  " if line.startswith(("-", "*")) else ""
            lines += textwrap.wrap(
                line,
                WIDTH - len(indent),
                break_long_words=False,
                break_on_hyphens=False,
                subsequent_indent=hanging,
            ) or [""]
    return lines


def docstring(text: str, indent: str) -> list[str]:
    """A docstring, each line indented."""
    text = text.replace("\\", "\\\\").replace('"""', "'''")
    if not text:
        return []
    lines = wrapped(text, indent + "   ")
    if lines[-1].endswith('"'):
        lines[-1] += " "
    if len(lines) == 1:
        return [f'{indent}"""{lines[0]}"""']
    body = [f"{indent}{line}".rstrip() for line in lines[1:]]
    return [f'{indent}"""{lines[0]}', *body, f'{indent}"""']


def declared(start: str, parameters: list[str], end: str, indent: str) -> str:
    """A signature: in one line where it fits."""
    line = f"{indent}{start}({', '.join(parameters)}){end}"
    if len(line) <= WIDTH:
        return line
    inner = "".join(f"{indent}    {one},\n" for one in parameters)
    return f"{indent}{start}(\n{inner}{indent}){end}"


def first_line(text: str) -> str:
    """The first paragraph of what is said, as one line."""
    return " ".join(text.split("\n\n")[0].split())
