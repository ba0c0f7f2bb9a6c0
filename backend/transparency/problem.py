"""Something that does not hold, and where."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """`where` names a row or a file ("statement 0199…", "log node 3/5", "photo ab12…"); `what` is wrong."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"
