/** Brings a part of the page into sight, and the focus with it: the next Tab goes on from there. */
export function look(id: string): void {
  const part = document.getElementById(id)
  part?.scrollIntoView()
  part?.focus({ preventScroll: true })
}
