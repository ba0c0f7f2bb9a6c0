"""Where the people of the fictitious county live."""

from backend.demo import county
from tests.e2e.support.phone import Place


def home_on(card: str) -> Place:
    """The home whose address stands on this visit card."""
    [home] = [one for one in county.data()["people"] if f"{one['address']}\n" in f"{card}\n"]
    return Place(home["lat"], home["lon"])
