/**
 * Everything the server has not got, sealed as it is kept: it can be saved while locked, and opens only with
 * the server's rescue key.
 */

import { base64 } from '@/domain/bytes'
import type { B64, Ms, Uuid } from '@/domain/types'
import { db, type EvidenceRow, type StatementRow } from './db'
import { unsentEvidence } from './evidence'
import type { Sealed } from './seal'
import { unsentStatements } from './statements'

interface SealedText {
  readonly iv: B64
  readonly data: B64
}

export interface RescueFile {
  readonly type: 'lianfang.rescue'
  readonly v: 1
  readonly made_at: Ms
  readonly accounts: readonly { readonly id: Uuid; readonly device: Uuid | null; readonly key: B64 | null }[]
  readonly statements: readonly (Omit<StatementRow, 'sealed'> & { readonly sealed: SealedText })[]
  readonly evidence: readonly (EvidenceRow & { readonly sealed: SealedText })[]
}

const inText = ({ iv, data }: Sealed): SealedText => ({ iv: base64(iv), data: base64(data) })

async function evidenceOf(rows: readonly EvidenceRow[]): Promise<RescueFile['evidence']> {
  const bytes = await db.evidence_bytes.bulkGet(rows.map(({ id }) => id))
  return rows.flatMap((row, at) => {
    const sealed = bytes[at]?.sealed
    return sealed ? [{ ...row, sealed: inText(sealed) }] : []
  })
}

export async function rescueFile(now: Ms): Promise<RescueFile> {
  const [statements, evidence, accounts, devices] = await Promise.all([
    unsentStatements(),
    unsentEvidence(),
    db.accounts.toArray(),
    db.devices.toArray(),
  ])
  const deviceOf = (id: Uuid) => devices.find(({ account }) => account === id)?.enrolment.device ?? null
  return {
    ...{ type: 'lianfang.rescue', v: 1, made_at: now },
    accounts: accounts.map(({ id, rescue }) => ({ id, device: deviceOf(id), key: rescue })),
    statements: statements.map((row) => ({ ...row, sealed: inText(row.sealed) })),
    evidence: await evidenceOf(evidence),
  }
}
