import { fromBase64 } from '@/domain/bytes'
import { type Checkpoint, verifiedCheckpoint } from '@/domain/checkpoint'
import { consistent } from '@/domain/merkle'
import type { Receipt } from '@/domain/receipt'
import { getCheckpoint, getConsistency } from '@/net/log'
import { trustedLog } from '@/sync/trust'

export interface LogGrowth {
  /** Entries in the log today. */
  readonly size: number
  /** Today's log begins with every log these receipts speak of, entry for entry. */
  readonly ok: boolean
}

async function beginsWith(now: Checkpoint, then: Checkpoint): Promise<boolean> {
  if (then.size > now.size) return false
  const proof = then.size < now.size ? await getConsistency(then.size, now.size) : []
  return consistent(then, now, proof.map(fromBase64))
}

/** Check on this device that the server has only added to its log since it gave these receipts. */
export async function proveLog(receipts: readonly Pick<Receipt, 'checkpoint'>[]): Promise<LogGrowth> {
  const log = await trustedLog()
  const now = await verifiedCheckpoint(await getCheckpoint(), log)
  if (!now) return { size: 0, ok: false }
  for (const { checkpoint } of receipts) {
    const then = await verifiedCheckpoint(checkpoint, log)
    if (!then || !(await beginsWith(now, then))) return { size: now.size, ok: false }
  }
  return { size: now.size, ok: true }
}
