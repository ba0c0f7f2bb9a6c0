/**
 * Is the server's log still the one that acknowledged our records? A server restored from a backup has
 * forgotten what came after it. Then everything this phone still keeps is owed again, and it says so.
 */

import { fromBase64, same } from '@/domain/bytes'
import { type Checkpoint, type PinnedLog, verifiedCheckpoint } from '@/domain/checkpoint'
import { consistent } from '@/domain/merkle'
import { refuse } from '@/domain/refusal'
import { getCheckpoint, getConsistency } from '@/net/log'
import { exclusively } from '@/store/locks'
import { requeueReceived } from '@/store/retention'
import { queueReport, setSetting, setting } from '@/store/settings'

async function onlyGrew(known: Checkpoint, head: Checkpoint): Promise<boolean> {
  if (head.size < known.size) return false
  if (head.size === known.size) return same(head.root, known.root)
  if (known.size === 0) return true
  const proof = await getConsistency(known.size, head.size)
  return consistent(known, head, proof.map(fromBase64))
}

async function rolledBack(known: Checkpoint, head: Checkpoint): Promise<void> {
  const requeued = await requeueReceived()
  await queueReport({
    kind: 'server_rolled_back',
    details: { known_size: known.size, size: head.size, requeued },
  })
}

async function compare(note: string, log: PinnedLog): Promise<boolean> {
  const head = await verifiedCheckpoint(note, log)
  if (!head) throw refuse('log.other_key')
  const before = await setting('checkpoint')
  const known = before ? await verifiedCheckpoint(before, log) : null
  const grown = !known || (await onlyGrew(known, head))
  if (known && !grown) await rolledBack(known, head)
  await setSetting('checkpoint', note)
  return grown
}

/** Compare the server's newest head with the newest this phone has verified; false when it was rolled back. */
export const checkLog = (log: PinnedLog): Promise<boolean> =>
  exclusively('log', async () => compare(await getCheckpoint(), log))

/**
 * Remember a head that came with a verified receipt, if it is newer. An older one is no news: the receipt of
 * a record sent twice is the first one.
 */
export const noteHead = (head: Checkpoint, log: PinnedLog): Promise<boolean> =>
  exclusively('log', async () => {
    const before = await setting('checkpoint')
    const known = before ? await verifiedCheckpoint(before, log) : null
    return known && head.size <= known.size ? true : compare(head.note, log)
  })
