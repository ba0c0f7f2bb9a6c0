/** Counting what is owed to the server, over every account, locked or not. */

import type { AccountCustody, Custody } from '@/domain/custody'
import type { Ms } from '@/domain/types'
import { db } from './db'
import { unsentEvidence } from './evidence'
import { setAsideCount, unsentStatements } from './statements'

const oldest = (rows: readonly { at: Ms }[]): Ms | null =>
  rows.length === 0 ? null : Math.min(...rows.map((row) => row.at))

export async function countCustody(): Promise<Omit<Custody, 'storage'>> {
  const [statements, set_aside, evidence, accounts] = await Promise.all([
    unsentStatements(),
    setAsideCount(),
    unsentEvidence(),
    db.accounts.toArray(),
  ])
  const owners = [...new Set([...statements, ...evidence].map((row) => row.account))]
  const perAccount = owners.map((owner): AccountCustody => {
    const said = statements.filter((row) => row.account === owner)
    const shown = evidence.filter((row) => row.account === owner)
    return {
      account: owner,
      name: accounts.find((one) => one.id === owner)?.staff.name ?? '',
      statements: said.length,
      photos: shown.length,
      oldest_at: oldest([...said, ...shown]),
    }
  })
  return {
    unsent: statements.length + evidence.length,
    statements: statements.length,
    photos: evidence.length,
    oldest_at: oldest([...statements, ...evidence]),
    set_aside,
    accounts: perAccount,
  }
}
