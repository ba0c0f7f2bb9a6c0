/** Who has this phone open now. The data key lives in memory only; locking forgets it and loses nothing else. */

import { type Bytes, fromUtf8, utf8 } from '@/domain/bytes'
import { refuse } from '@/domain/refusal'
import { signal } from '@/domain/signal'
import type { Uuid } from '@/domain/types'
import { type Sealed, seal, unseal } from './seal'

interface Open {
  readonly account: Uuid
  readonly key: CryptoKey
}

let open: Open | null = null
let working = 0
let wantsLock = false

/** The account whose content can be read now, or null. */
export const unlocked = signal<Uuid | null>(null)

export function openVault(account: Uuid, key: CryptoKey): void {
  open = { account, key }
  wantsLock = false
  unlocked.set(account)
}

function close(): void {
  open = null
  wantsLock = false
  unlocked.set(null)
}

/** Lock now, or as soon as the work under way has been saved: a lock must never cost a running visit. */
export function lockVault(): void {
  if (working > 0) wantsLock = true
  else close()
}

// Signing out in one tab must not leave another one open. Browsers without the channel have one tab at a time.
const tabs = 'BroadcastChannel' in globalThis ? new BroadcastChannel('lianfang.lock') : null
tabs?.addEventListener('message', lockVault)

/** Lock this tab and every other. */
export function lockEverywhere(): void {
  lockVault()
  tabs?.postMessage('lock')
}

/** Run something that must not be cut off by a lock half-way. */
export async function holdingOpen<T>(work: () => Promise<T>): Promise<T> {
  working += 1
  try {
    return await work()
  } finally {
    working -= 1
    if (working === 0 && wantsLock) close()
  }
}

export const isWorking = (): boolean => working > 0

/** The open account. Refuses with `app.locked`. */
export function currentAccount(): Uuid {
  if (!open) throw refuse('app.locked')
  return open.account
}

function keyFor(account: Uuid): CryptoKey {
  if (open?.account !== account) throw refuse('app.locked')
  return open.key
}

export const sealBytes = async (account: Uuid, content: Bytes, place: string): Promise<Sealed> =>
  seal(keyFor(account), content, `${account}/${place}`)

export const openBytes = async (account: Uuid, sealed: Sealed, place: string): Promise<Bytes> =>
  unseal(keyFor(account), sealed, `${account}/${place}`)

export const sealJson = async (account: Uuid, value: unknown, place: string): Promise<Sealed> =>
  sealBytes(account, utf8(JSON.stringify(value)), place)

export const openJson = async <T>(account: Uuid, sealed: Sealed, place: string): Promise<T> =>
  JSON.parse(fromUtf8(await openBytes(account, sealed, place))) as T
