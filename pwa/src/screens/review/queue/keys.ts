/** Keys of a desk, where nobody is typing. In a list, j and k walk the links; Enter is the link's own. */

import { onBeforeUnmount, onMounted } from 'vue'

export type Keys = Readonly<Record<string, () => void>>

/** Whether a key means what is written on it: nobody is typing, and no shortcut is meant. */
const isPlain = ({ target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  !ctrlKey &&
  !metaKey &&
  !altKey &&
  !(target instanceof HTMLElement && target.closest('input, select, textarea, [contenteditable], dialog'))

/** As long as the screen is open, these keys do this. */
export function useKeys(keys: Keys): void {
  function press(event: KeyboardEvent): void {
    const act = keys[event.key]
    if (!act || !isPlain(event)) return
    act()
    event.preventDefault()
  }
  onMounted(() => document.addEventListener('keydown', press))
  onBeforeUnmount(() => document.removeEventListener('keydown', press))
}

/** Where j and k lead from `at` (-1: nowhere yet) among `of`; it stays at the ends. */
export const step = (at: number, of: number, by: 1 | -1): number =>
  at === -1 ? (by === 1 ? 0 : of - 1) : Math.min(of - 1, Math.max(0, at + by))

/** `links` are asked for anew at each key, because the list may have changed. */
export function useListKeys(links: () => readonly HTMLElement[]): void {
  function walk(by: 1 | -1): void {
    const all = links()
    const here = document.activeElement instanceof HTMLElement ? all.indexOf(document.activeElement) : -1
    all[step(here, all.length, by)]?.focus()
  }
  useKeys({ j: () => walk(1), k: () => walk(-1) })
}
