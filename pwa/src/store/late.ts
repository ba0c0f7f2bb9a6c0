/** Records on this phone that came late, opened as far as asking about them needs. */

import type { LateRecord } from '@/domain/custody'
import { late } from '@/domain/late'
import { read } from '@/domain/statement'
import type { Hex, Ms, Uuid } from '@/domain/types'
import { account } from './accounts'
import { db } from './db'
import { openStatement } from './statements'

/** Oldest first. What the phone noted by itself when the record was signed is asked of nobody. */
export async function lateRecords(owner: Uuid, now: Ms): Promise<readonly LateRecord[]> {
  const [rows, known] = await Promise.all([
    db.statements.where('[account+state]').between([owner, ''], [owner, '\uffff']).toArray(),
    account(owner),
  ])
  const found = late(rows, known?.contact_at ?? 0, now).sort((a, b) => a.at - b.at)
  const opened = await Promise.all(
    found.map(async (row) => ({ row, body: read(await openStatement(row)).body })),
  )
  return opened.flatMap(({ row: { hash, visit, at, receipt }, body }) =>
    'offline' in body && body.offline
      ? []
      : [{ hash, visit, patient: body.patient, at, came: receipt !== null }],
  )
}

/** Whoever signed them would rather not say; nobody asks again. */
export async function leaveUnsaid(hashes: readonly Hex[]): Promise<void> {
  await db.statements.where('hash').anyOf(hashes).modify({ unsaid: true })
}
