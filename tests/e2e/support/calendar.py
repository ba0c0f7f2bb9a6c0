"""The calendar on a phone: what a finger does there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator

    from tests.e2e.support.worker import Worker


def without_network(worker: Worker) -> None:
    worker.phone.airplane(on=True)


def with_network(worker: Worker) -> None:
    """The network is back; ends when everything said on this phone is received."""
    worker.phone.airplane(on=False)
    worker.phone.hear_of_network()
    worker.phone.until("""
        new Promise((resolve, reject) => {
            const asked = indexedDB.open('lianfang')
            asked.onerror = reject
            asked.onsuccess = () => {
                const rows = asked.result.transaction('statements').objectStore('statements').getAll()
                rows.onsuccess = () => {
                    asked.result.close()
                    resolve(rows.result.every(({ state }) => state === 'received'))
                }
            }
        })
    """)


def refresh(worker: Worker) -> None:
    """Fetch what is planned, by hand."""
    worker.tap("刷新")
    expect(worker.button("刷新")).to_be_enabled()


def due_in(worker: Worker, village: str) -> Locator:
    """The card of the first person who is due there, and for whom no visit is planned."""
    person = worker.page.locator("a[href^='/people/']").filter(has_not_text="约走访")
    card = worker.page.locator("section.goes").filter(has=person).filter(has_text=village).first
    expect(card).to_be_visible()
    return card
