/** Which log this phone believes: the one it met first. A server with another key is not the same server. */

import { type PinnedLog, verifiedCheckpoint } from '@/domain/checkpoint'
import { publicKey } from '@/domain/hash'
import { refuse } from '@/domain/refusal'
import { getLog } from '@/net/log'
import { type PinnedKeys, setSetting, setting } from '@/store/settings'

const trusting = async ({ origin, p256 }: PinnedKeys): Promise<PinnedLog> => ({
  origin,
  key: await publicKey(p256),
})

async function pinned(): Promise<PinnedKeys> {
  const known = await setting('log')
  if (known) return known
  const { origin, p256, rescue, checkpoint } = await getLog()
  const keys: PinnedKeys = { origin, p256, rescue }
  if (!(await verifiedCheckpoint(checkpoint, await trusting(keys)))) throw refuse('log.other_key')
  await setSetting('log', keys)
  return keys
}

/** The pinned log, or null before first contact; never asks the network. */
export async function pinnedLog(): Promise<PinnedLog | null> {
  const known = await setting('log')
  return known ? trusting(known) : null
}

/** The pinned log; pins it at first contact. Refuses with `net.*` when there has been none yet. */
export const trustedLog = async (): Promise<PinnedLog> => trusting(await pinned())

/** The key to which phones seal their data key. */
export const rescueKey = async (): Promise<string> => (await pinned()).rescue
