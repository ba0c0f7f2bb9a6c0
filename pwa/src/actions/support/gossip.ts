import { genuine } from '@/domain/beacon'
import type { Draft, GossipedBeacon } from '@/domain/draft'
import type { Beacon, Uuid } from '@/domain/types'
import { pinnedLog } from '@/sync/trust'

/** A colleague's beacon, if it is genuine: what is not would only spoil our own statements. */
export async function heardBeacon(beacon: Beacon | null, from: Uuid): Promise<GossipedBeacon | null> {
  const log = await pinnedLog()
  return beacon && log && (await genuine(beacon, log.key)) ? { ...beacon, from } : null
}

/** The newest beacon of each colleague. */
export function withBeacon(draft: Draft, heard: GossipedBeacon | null): Draft {
  if (!heard) return draft
  const others = draft.beacons.filter((one) => one.from !== heard.from)
  const before = draft.beacons.find((one) => one.from === heard.from)
  return before && before.time >= heard.time ? draft : { ...draft, beacons: [...others, heard] }
}
