/** Visit cards and colleagues for the next days, sealed; gone after 72 hours without contact. */

import { type Agenda, agendaOf, type PlannedVisit } from '@/domain/agenda'
import type { Answers } from '@/domain/answering'
import type { Card } from '@/domain/card'
import type { ColourTable } from '@/domain/colour'
import type { OwnCases } from '@/domain/review'
import type { Confirmation, DuePerson, DutyPhone, Person, Policy, Task } from '@/domain/task'
import type { Ms, Uuid } from '@/domain/types'
import { type CacheName, db } from './db'
import { ownWords } from './statements'
import { openJson, sealJson } from './vault'

/** What a pull brings, all at once. */
interface Fetched {
  tasks: readonly Task[]
  due: readonly DuePerson[]
  people: readonly Person[]
  organisations: readonly DutyPhone[]
  confirmations: readonly Confirmation[]
  policy: Policy
  colours: ColourTable | null
}

interface Cached extends Fetched {
  /** Questions about one's own visits. */
  questions: OwnCases
  /** What is being answered to them. */
  answers: Answers
}

const place = (name: CacheName): string => `cache/${name}`

/** Replace everything at once: a half-arrived list must never look complete. */
export async function replaceCache(account: Uuid, cached: Fetched, at: Ms): Promise<void> {
  const names = Object.keys(cached) as (keyof Fetched)[]
  const rows = await Promise.all(
    names.map(async (name) => ({
      account,
      name,
      at,
      sealed: await sealJson(account, cached[name], place(name)),
    })),
  )
  await db.cache.bulkPut(rows)
  await dropOtherCards(account, [...cached.tasks, ...cached.due])
}

export async function keepCached<N extends keyof Cached>(
  account: Uuid,
  name: N,
  value: Cached[N],
  at: Ms,
): Promise<void> {
  await db.cache.put({ account, name, at, sealed: await sealJson(account, value, place(name)) })
}

export async function cached<N extends keyof Cached>(account: Uuid, name: N): Promise<Cached[N] | null> {
  const row = await db.cache.get([account, name])
  return row ? openJson<Cached[N]>(account, row.sealed, place(name)) : null
}

/** What is planned and who is due, as the server told it and this phone has changed it since. */
export async function agenda(account: Uuid): Promise<Agenda> {
  const [words, row] = await Promise.all([ownWords(account), db.cache.get([account, 'tasks'])])
  const told = {
    visits: (await cached(account, 'tasks')) ?? [],
    due: (await cached(account, 'due')) ?? [],
    people: (await cached(account, 'people')) ?? [],
  }
  return agendaOf(told, await words(row?.at ?? 0), account)
}

export async function cachedTask(account: Uuid, visit: Uuid): Promise<PlannedVisit | null> {
  return (await agenda(account)).visits.find((task) => task.visit === visit) ?? null
}

/** A card that was opened here stays, sealed, while the person is among those one visits. */
export async function keepCard(account: Uuid, card: Card, at: Ms): Promise<void> {
  const { visits, due } = await agenda(account)
  if (![...visits, ...due].some(({ patient }) => patient === card.patient)) return
  const name: CacheName = `card/${card.patient}`
  await db.cache.put({ account, name, at, sealed: await sealJson(account, card, place(name)) })
}

/** The card as it was when last opened, and when that was. */
export async function keptCard(
  account: Uuid,
  patient: Uuid,
): Promise<{ readonly card: Card; readonly at: Ms } | null> {
  const name: CacheName = `card/${patient}`
  const row = await db.cache.get([account, name])
  return row ? { card: await openJson<Card>(account, row.sealed, place(name)), at: row.at } : null
}

async function dropOtherCards(account: Uuid, named: readonly { patient: Uuid }[]): Promise<void> {
  const wanted = new Set<string>(named.map(({ patient }) => `card/${patient}`))
  await db.cache
    .where({ account })
    .and(({ name }) => name.startsWith('card/') && !wanted.has(name))
    .delete()
}

export async function dropConfirmation(account: Uuid, visit: Uuid): Promise<void> {
  const left = (await cached(account, 'confirmations'))?.filter((one) => one.visit !== visit)
  const held = await db.cache.get([account, 'confirmations'])
  if (!left || !held) return
  const sealed = await sealJson(account, left, place('confirmations'))
  await db.cache.put({ ...held, sealed })
}
