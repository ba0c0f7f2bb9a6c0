/** Whether the browser will keep what we put here, and whether it already has not. */

const MARKER = 'lianfang.database'

export interface StorageEstimate {
  readonly persisted: boolean | null
  readonly usage: number | null
  readonly quota: number | null
}

/** Ask that storage is never cleared behind the person's back; browsers decide by their own lights. */
export async function askPersistence(): Promise<boolean> {
  return (await navigator.storage?.persist?.()) ?? false
}

export async function storageEstimate(): Promise<StorageEstimate> {
  const [persisted, estimate] = await Promise.all([
    navigator.storage?.persisted?.() ?? null,
    navigator.storage?.estimate?.() ?? null,
  ])
  return { persisted, usage: estimate?.usage ?? null, quota: estimate?.quota ?? null }
}

/**
 * The database's own name is also written to localStorage, which browsers clear on other occasions. A marker
 * without its database means that the database vanished; the return value is that name, else null.
 */
export function vanishedDatabase(present: string): string | null {
  const remembered = localStorage.getItem(MARKER)
  localStorage.setItem(MARKER, present)
  return remembered !== null && remembered !== present ? remembered : null
}
