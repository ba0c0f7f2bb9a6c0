"""A command of `lianfang`: what it takes, and how it says that something cannot be done."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Mapping


class Trouble(Exception):
    """Something a person can mend."""


@dataclass(frozen=True)
class Argument:
    """One word or option, as argparse takes it."""

    names: tuple[str, ...]
    options: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Command:
    """`run` answers with the exit code; its docstring is the command's help."""

    name: str
    run: Callable[[argparse.Namespace], int]
    arguments: tuple[Argument, ...]

    def add_to(self, commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
        """Among the others."""
        said = self.run.__doc__
        parser = commands.add_parser(self.name, help=said, description=said)
        parser.set_defaults(run=self.run)
        for argument in self.arguments:
            parser.add_argument(*argument.names, **argument.options)


def takes(*names: str, **options: Any) -> Argument:
    """One word or option of a command."""
    return Argument(names, options)


def command(*arguments: Argument) -> Callable[[Callable[[argparse.Namespace], int]], Command]:
    """Makes a function the command of its name."""
    return lambda run: Command(run.__name__.rstrip("_"), run, arguments)


def progress(counts: Mapping[str, int]) -> None:
    """How far it has come, to somebody who sits and waits."""
    if sys.stderr.isatty():
        said = ", ".join(f"{number} {what}" for what, number in counts.items())
        print(f"\r{said}", end="", file=sys.stderr, flush=True)


def bar(step: str, done: int, of: int) -> None:
    """How far it has come of a known whole."""
    if sys.stderr.isatty() and (done % 50 == 0 or done == of):
        print(f"\r{step} {done} of {of} ", end="\n" if done == of else "", file=sys.stderr, flush=True)
