/** A value somebody may watch: what is left of a state store when the database is live. */

export interface Signal<T> {
  get(): T
  set(next: T): void
  /** Calls back on every change; returns how to stop. */
  watch(seen: (value: T) => void): () => void
}

export function signal<T>(initial: T): Signal<T> {
  let value = initial
  const watchers = new Set<(value: T) => void>()
  return {
    get: () => value,
    set(next) {
      value = next
      for (const seen of [...watchers]) seen(next)
    },
    watch(seen) {
      watchers.add(seen)
      return () => watchers.delete(seen)
    },
  }
}
