"""Keeps files, functions and routes small: the tail is where beauty is lost.

A file that grows past its size holds two ideas: split by idea, never by number.
"""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

FILE, FUNCTION, ROUTE, APP = 300, 50, 10, 60
SOURCES = ("backend/*.py", "tests/*.py", "tools/*.py", "pwa/src/*.ts", "pwa/src/*.vue", "pwa/src/*.css")
GENERATED = {"pwa/src/net/schema.d.ts"}
VERBS = {"get", "post", "put", "patch", "delete"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def tracked() -> list[Path]:
    names = subprocess.run(["git", "ls-files", *SOURCES], capture_output=True, text=True, check=True)
    return [Path(name) for name in names.stdout.split() if name not in GENERATED and Path(name).exists()]


def faults_of_python(path: Path, source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > FUNCTION:
                yield f"{path}:{node.lineno}: {node.name} has {lines} lines, at most {FUNCTION}"
            if path.name == "routes.py" and is_route(node) and body_lines(node) > ROUTE:
                yield f"{path}:{node.lineno}: route {node.name} has {body_lines(node)} lines, at most {ROUTE}"


def is_route(node: Function) -> bool:
    calls = (d.func for d in node.decorator_list if isinstance(d, ast.Call))
    return any(isinstance(call, ast.Attribute) and call.attr in VERBS | {"route"} for call in calls)


def body_lines(node: Function) -> int:
    body = node.body[1:] if ast.get_docstring(node) else node.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def faults() -> Iterator[str]:
    for path in tracked():
        source = path.read_text(encoding="utf-8")
        lines = source.count("\n")
        limit = APP if path == Path("backend/app.py") else FILE
        if lines > limit:
            yield f"{path}: {lines} lines, at most {limit}"
        if path.suffix == ".py":
            yield from faults_of_python(path, source)


if __name__ == "__main__":
    found = list(faults())
    print("\n".join(found) or f"{len(tracked())} files within their sizes")
    sys.exit(bool(found))
