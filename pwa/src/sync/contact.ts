/** What every contact with the server leaves behind: the newest beacon, the hour, whose session it is. */

import { genuine } from '@/domain/beacon'
import type { PinnedLog } from '@/domain/checkpoint'
import { refuse } from '@/domain/refusal'
import type { Beacon, Uuid } from '@/domain/types'
import { session } from '@/net/current'
import { lookAtSession } from '@/net/session'
import { noteContact } from '@/store/accounts'
import { setSetting, setting } from '@/store/settings'
import { instant, wall } from './clock'

/** The server's session must be that of the account whose records are at hand; `anew`: the server is asked. */
export async function ensureSession(account: Uuid, anew = false): Promise<void> {
  const known = session.get()
  const isKnown = !anew && known.state === 'live' && known.staff?.id === account
  const { staff } = isKnown ? known : await lookAtSession()
  if (!staff) throw refuse('app.not_signed_in')
  if (staff.id !== account) throw refuse('session.other')
}

/** Keep a beacon if it is genuine and newer than the one held. */
export async function keepBeacon(beacon: Beacon, log: PinnedLog): Promise<void> {
  const held = await setting('beacon')
  if (held && held.beacon.time >= beacon.time) return
  if (await genuine(beacon, log.key)) await setSetting('beacon', { beacon, seen: instant() })
}

export async function heardFrom(account: Uuid, beacon: Beacon, log: PinnedLog): Promise<void> {
  await keepBeacon(beacon, log)
  await noteContact(account, wall())
}
