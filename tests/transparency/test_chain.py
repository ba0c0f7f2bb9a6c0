"""The chain of one device says the same whatever order its statements come in."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.transparency import chain
from backend.transparency.chain import Link

GOOD = [Link(number, f"h{number}", f"h{number - 1}" if number > 1 else None) for number in range(1, 8)]


def receive(order: Sequence[Link]) -> dict[str, str]:
    """States after links came one by one, each seeing only its neighbourhood, as the database gives it."""
    states: dict[str, str] = {}
    known: list[Link] = []
    for link in order:
        near = [other for other in known if abs(other.seq - link.seq) <= 1]
        placement = chain.place(link, near)
        states |= {link.hash: placement.state, **placement.changed}
        known.append(link)
    return states


def test_statements_in_order_are_ok() -> None:
    assert set(receive(GOOD).values()) == {"ok"}


def test_a_hole_is_a_gap_and_the_late_one_heals_it() -> None:
    assert receive([GOOD[0], GOOD[2]]) == {"h1": "ok", "h3": "gap"}
    assert receive([GOOD[0], GOOD[2], GOOD[1]]) == {"h1": "ok", "h2": "ok", "h3": "ok"}


def test_two_statements_with_one_number_are_a_fork() -> None:
    twin = Link(2, "other", "h1")
    assert receive([*GOOD[:3], twin]) == {"h1": "ok", "h2": "fork", "other": "fork", "h3": "ok"}


def test_a_statement_that_names_another_past_is_a_fork() -> None:
    assert receive([*GOOD[:2], Link(3, "x", "elsewhere")]) == {"h1": "ok", "h2": "ok", "x": "fork"}


def test_a_late_statement_can_show_that_a_gap_was_a_fork() -> None:
    assert receive([Link(3, "x", "elsewhere"), GOOD[1]])["x"] == "fork"


def test_a_repeated_statement_changes_nothing() -> None:
    placement = chain.place(GOOD[1], GOOD[:3])
    assert (placement.state, dict(placement.changed)) == ("ok", {})


@pytest.mark.parametrize(
    ("numbers", "holes"),
    [([], []), ([1, 2, 3], []), ([2], [range(1, 2)]), ([1, 5, 6, 9], [range(2, 5), range(7, 9)])],
)
def test_missing_numbers_are_named(numbers: list[int], holes: list[range]) -> None:
    assert chain.missing(numbers) == holes


numbers = st.integers(1, 6)
links = st.builds(lambda seq, name, prev: Link(seq, f"{seq}{name}", prev and f"{seq - 1}{prev}"),
                  numbers, st.sampled_from("ab"), st.sampled_from(["a", "b", "c", None]))  # fmt: skip
histories = st.lists(links, unique_by=lambda link: link.hash, max_size=10)


@given(histories, st.randoms())
def test_the_order_of_arrival_does_not_matter(history: list[Link], random: object) -> None:
    shuffled = list(history)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    whole = {link.hash: chain.state_of(link, history) for link in history}
    assert receive(history) == receive(shuffled) == whole
