import { publicKey } from '@/domain/hash'
import { checkProof, type ProofStep } from '@/domain/proof'
import type { StatementRow } from '@/domain/visits'
import { trustedLog } from '@/sync/trust'

/** Recompute a statement's proof on this device, against the log key it pinned. Refuses with `net.*` without one. */
export async function proveStatement(row: StatementRow): Promise<readonly ProofStep[]> {
  return checkProof(row, await trustedLog(), row.public_key ? await publicKey(row.public_key) : null)
}
