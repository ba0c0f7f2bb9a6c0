/** Statements made on this phone, sealed, until long after the server has proved that it has them. */

import type { OwnWord, WordKind } from '@/domain/agenda'
import type { KeptRecord, Reason } from '@/domain/custody'
import type { Receipt } from '@/domain/receipt'
import { FIRST, type Head, read } from '@/domain/statement'
import type { Envelope, Hex, Kind, Ms, Uuid } from '@/domain/types'
import { type DraftRow, db, type PaperRow, type StatementRow } from './db'
import { putIfUnchanged } from './drafts'
import { putPaperIfUnchanged } from './papers'
import { openJson, sealJson } from './vault'

const place = (hash: Hex): string => `statement/${hash}`

export const headOf = async (device: Uuid): Promise<Head> => (await db.heads.get(device)) ?? FIRST

/** A statement just signed, ready to become the device's newest link. */
export interface NewStatement {
  readonly envelope: Envelope
  readonly row: Omit<StatementRow, 'sealed' | 'state' | 'reason' | 'receipt' | 'received_at'>
  readonly prev: Hex | null
  /** The draft as it is after this statement. */
  readonly draft: DraftRow | null
  /** The paper it signs. */
  readonly paper: PaperRow | null
  /** Evidence ids the statement names: from now on they are owed to the server. */
  readonly names: readonly string[]
  /** Evidence ids that nobody will name any more. */
  readonly drops: readonly string[]
}

/**
 * Keep the statement, its place as head, the change of draft or paper and the evidence it names: all or nothing.
 * False, and nothing kept, when the chain or the draft moved since they were read.
 */
export async function keepOrNothing(made: NewStatement): Promise<boolean> {
  const sealed = await sealJson(made.row.account, made.envelope, place(made.row.hash))
  const row: StatementRow = {
    ...made.row,
    sealed,
    state: 'unsent',
    reason: null,
    receipt: null,
    received_at: null,
  }
  const tables = [db.statements, db.heads, db.drafts, db.papers, db.evidence, db.evidence_bytes]
  return db.transaction('rw', tables, async () => {
    const head = await headOf(row.device)
    if (head.hash !== made.prev || head.seq !== row.seq - 1) return false
    if (made.draft && !(await putIfUnchanged(made.draft))) return false
    if (made.paper && !(await putPaperIfUnchanged(made.paper))) return false
    await db.statements.add(row)
    await db.heads.put({ device: row.device, seq: row.seq, hash: row.hash })
    await db.evidence
      .where('id')
      .anyOf(made.names)
      .and((one) => one.state === 'held')
      .modify({ state: 'unsent', statement: row.hash })
    await db.evidence.bulkDelete([...made.drops])
    await db.evidence_bytes.bulkDelete([...made.drops])
    return true
  })
}

export interface Outgoing {
  readonly row: StatementRow
  readonly envelope: Envelope
}

export const openStatement = ({ account, sealed, hash }: StatementRow): Promise<Envelope> =>
  openJson<Envelope>(account, sealed, place(hash))

const WORDS: readonly Kind[] = ['visit.plan', 'visit.answer', 'visit.cancel'] satisfies WordKind[]
const UNSENT = ['unsent', 'sending', 'refused'] as const

/** What the server has not got yet, in chain order. */
export async function outgoing(account: Uuid): Promise<readonly Outgoing[]> {
  const rows = await db.statements
    .where('[account+state]')
    .anyOf(UNSENT.map((state) => [account, state]))
    .toArray()
  rows.sort((a, b) => a.device.localeCompare(b.device) || a.seq - b.seq)
  return Promise.all(rows.map(async (row) => ({ row, envelope: await openStatement(row) })))
}

export async function markSending(hashes: readonly Hex[]): Promise<void> {
  await db.statements.where('hash').anyOf(hashes).modify({ state: 'sending' })
}

/**
 * One's own plans, answers and cancellations that a list told at `since` cannot know of, in the order they were said. They are
 * read at once and opened when asked for: database reads come first, decryption after.
 */
export async function ownWords(account: Uuid): Promise<(since: Ms) => Promise<readonly OwnWord[]>> {
  const rows = await db.statements
    .where('[account+state]')
    .anyOf([...UNSENT, 'received' as const].map((state) => [account, state]))
    .and(({ kind }) => WORDS.includes(kind))
    .toArray()
  rows.sort((a, b) => a.at - b.at || a.seq - b.seq)
  const open = async (row: StatementRow): Promise<OwnWord> => {
    const { kind, body } = read(await openStatement(row))
    return { kind, body, waiting: row.state !== 'received' } as OwnWord
  }
  return (since) => Promise.all(rows.filter((row) => (row.received_at ?? since) >= since).map(open))
}

/** Only after the receipt was verified. */
export async function markReceived(hash: Hex, receipt: Receipt, at: Ms): Promise<void> {
  await db.statements.update(hash, { state: 'received', receipt, received_at: at, reason: null })
}

export async function markNotReceived(
  hash: Hex,
  state: 'unsent' | 'refused' | 'quarantined',
  reason: Reason | null,
): Promise<void> {
  await db.statements.update(hash, { state, reason })
}

/** An answer that never came: what was being sent is unsent again, and will be sent again. */
export async function unmarkSending(account: Uuid): Promise<void> {
  await db.statements.where('[account+state]').equals([account, 'sending']).modify({ state: 'unsent' })
}

export const unsentStatements = (): Promise<StatementRow[]> =>
  db.statements.where('state').anyOf(UNSENT).toArray()

export const setAsideCount = (): Promise<number> => db.statements.where('state').equals('quarantined').count()

/** Everything still kept of one account, newest first, with how much of its evidence arrived. */
export async function keptRecords(account: Uuid): Promise<Omit<KeptRecord, 'first_name'>[]> {
  const rows = await db.statements
    .where('[account+state]')
    .between([account, ''], [account, '\uffff'])
    .toArray()
  const evidence = await db.evidence
    .where('[account+visit]')
    .between([account, ''], [account, '\uffff'])
    .toArray()
  return rows
    .sort((a, b) => b.at - a.at || b.seq - a.seq)
    .map((row) => {
      const named = evidence.filter((one) => one.statement === row.hash)
      const { hash, device, seq, kind, visit, at, state, reason, received_at } = row
      return {
        ...{ hash, account, device, seq, kind, visit, at, state, reason, received_at },
        index: row.receipt?.index ?? null,
        photos: { total: named.length, received: named.filter((one) => one.state === 'received').length },
      }
    })
}
