/** The only places where anything leaves this phone. Nothing here touches what is not received. */

import type { Ms, Uuid } from '@/domain/types'
import { type AccountRow, db } from './db'
import { dropSetting } from './settings'

const HOUR = 3_600_000
/** Received copies stay this long, sealed: a server restored from an old backup is healed from them. */
export const KEEP_RECEIVED: Ms = 7 * 24 * HOUR
/** Visit cards go after this long without contact. */
export const KEEP_CARDS: Ms = 72 * HOUR

/** Received statements whose evidence is received too, and all of it long enough ago. */
export async function letGo(now: Ms): Promise<number> {
  const before = now - KEEP_RECEIVED
  const old = (at: Ms | null): boolean => at !== null && at <= before
  return db.transaction('rw', db.statements, db.evidence, db.evidence_bytes, async () => {
    const received = await db.statements.where('state').equals('received').toArray()
    let count = 0
    for (const row of received.filter((one) => old(one.received_at))) {
      const named = await db.evidence.where('statement').equals(row.hash).toArray()
      if (!named.every((one) => one.state === 'received' && old(one.received_at))) continue
      await db.evidence_bytes.bulkDelete(named.map((one) => one.id))
      await db.evidence.bulkDelete(named.map((one) => one.id))
      await db.statements.delete(row.hash)
      count += 1
    }
    return count
  })
}

/**
 * Drafts that are over, once nothing of their visit is owed any more: what they said is in the statements. They
 * go after a week, or with the visit cards; photos of a visit broken off stay the week in any case.
 */
export async function letGoOfDrafts(now: Ms): Promise<void> {
  const stale = new Set((await db.accounts.toArray()).filter((one) => isStale(one, now)).map(({ id }) => id))
  await db.transaction('rw', db.drafts, db.statements, db.evidence, db.evidence_bytes, async () => {
    for (const { account, visit, final, at } of await db.drafts.toArray()) {
      const old = at <= now - KEEP_RECEIVED
      if (final === 0 || !(old || stale.has(account)) || (await isOwed(account, visit))) continue
      const held = await db.evidence.where({ account, visit }).primaryKeys()
      if (held.length > 0 && !old) continue
      await db.evidence_bytes.bulkDelete(held)
      await db.evidence.bulkDelete(held)
      await db.drafts.delete([account, visit])
    }
  })
}

/** Signed papers, likewise. One that is not signed stays until somebody signs it. */
export async function letGoOfPapers(now: Ms): Promise<void> {
  await db.transaction('rw', db.papers, db.statements, db.evidence, async () => {
    for (const { account, id, visit, final, at } of await db.papers.toArray()) {
      const old = at <= now - KEEP_RECEIVED
      if (final === 1 && old && !(await isOwed(account, visit))) await db.papers.delete([account, id])
    }
  })
}

/** Whether this phone still keeps a statement of the visit, or evidence that one names. */
async function isOwed(account: Uuid, visit: Uuid): Promise<boolean> {
  const statements = await db.statements
    .where({ visit })
    .and((row) => row.account === account)
    .count()
  const evidence = await db.evidence.where({ account, visit }).toArray()
  return statements > 0 || evidence.some((one) => one.state !== 'held')
}

const isStale = ({ contact_at }: AccountRow, now: Ms): boolean => contact_at <= now - KEEP_CARDS

export const dropCards = async (account: Uuid): Promise<void> => {
  await db.cache.where({ account }).delete()
}

/** Visit cards of every account that has had no contact for 72 hours. */
export async function dropStaleCards(now: Ms): Promise<void> {
  for (const account of await db.accounts.toArray()) {
    if (isStale(account, now)) await dropCards(account.id)
  }
}

/** A server that lost what it acknowledged gets everything this phone still has, once more. */
export async function requeueReceived(): Promise<number> {
  return db.transaction('rw', db.statements, db.evidence, db.settings, async () => {
    const statements = await db.statements
      .where('state')
      .equals('received')
      .modify({ state: 'unsent', receipt: null, received_at: null })
    await db.evidence
      .where('state')
      .equals('received')
      // Counted as a failure so that the server is asked first: what it still has is not sent twice.
      .modify({ state: 'unsent', receipt: null, received_at: null, failures: 1 })
    await dropSetting('checkpoint')
    return statements
  })
}
