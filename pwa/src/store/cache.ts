/** Visit cards and colleagues for the next days, sealed; gone after 72 hours without contact. */

import type { ColourTable } from '@/domain/colour'
import type { Confirmation, DutyPhone, Person, Policy, Task } from '@/domain/task'
import type { Ms, Uuid } from '@/domain/types'
import { type CacheName, db } from './db'
import { openJson, sealJson } from './vault'

interface Cached {
  tasks: readonly Task[]
  people: readonly Person[]
  organisations: readonly DutyPhone[]
  confirmations: readonly Confirmation[]
  policy: Policy
  colours: ColourTable | null
}

const place = (name: CacheName): string => `cache/${name}`

/** Replace everything at once: a half-arrived list must never look complete. */
export async function replaceCache(account: Uuid, cached: Cached, at: Ms): Promise<void> {
  const names = Object.keys(cached) as CacheName[]
  const rows = await Promise.all(
    names.map(async (name) => ({
      account,
      name,
      at,
      sealed: await sealJson(account, cached[name], place(name)),
    })),
  )
  await db.cache.bulkPut(rows)
}

export async function cached<N extends CacheName>(account: Uuid, name: N): Promise<Cached[N] | null> {
  const row = await db.cache.get([account, name])
  return row ? openJson<Cached[N]>(account, row.sealed, place(name)) : null
}

export async function cachedTask(account: Uuid, visit: Uuid): Promise<Task | null> {
  return (await cached(account, 'tasks'))?.find((task) => task.visit === visit) ?? null
}

export async function dropConfirmation(account: Uuid, visit: Uuid): Promise<void> {
  const left = (await cached(account, 'confirmations'))?.filter((one) => one.visit !== visit)
  const held = await db.cache.get([account, 'confirmations'])
  if (!left || !held) return
  const sealed = await sealJson(account, left, place('confirmations'))
  await db.cache.put({ ...held, sealed })
}
