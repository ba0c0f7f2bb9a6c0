/** Whose phone this is now. */

import { clock } from '@/device/clock'
import { importDataKey } from '@/device/pin'
import type { Bytes } from '@/domain/bytes'
import { refuse } from '@/domain/refusal'
import type { Permissions } from '@/domain/task'
import type { Uuid } from '@/domain/types'
import { type Session, session } from '@/net/current'
import { rememberAccount } from '@/store/accounts'
import type { AccountRow } from '@/store/db'
import { dropSetting, setSetting } from '@/store/settings'
import { lockVault, openVault, unlocked } from '@/store/vault'
import { restartAutoLock } from './autoLock'

/** Whoever gets visit cards keeps personal data here, and so needs a PIN. */
export const worksInTheField = (permissions: Permissions): boolean => 'task.read' in permissions

/** After the server said who is signed in: remember them, and let nobody else's vault stay open. */
export async function welcome({ staff, permissions }: Session): Promise<AccountRow> {
  if (!staff) throw refuse('app.not_signed_in')
  const open = unlocked.get()
  if (open && open !== staff.id) lockVault()
  const row = await rememberAccount(staff, permissions, clock().wall)
  await setSetting('current', staff.id)
  await dropSetting('leaving')
  return row
}

/** Open the vault with a data key just unwrapped. */
export async function openWith(account: Uuid, raw: Bytes): Promise<void> {
  openVault(account, await importDataKey(raw))
  await setSetting('current', account)
  restartAutoLock()
  void import('./settleAborts').then(({ settleAborts }) => settleAborts(account))
}

/** The account the server knows. Refuses with `app.not_signed_in`. */
export function signedIn(): Uuid {
  const { state, staff } = session.get()
  if (state !== 'live' || !staff) throw refuse('app.not_signed_in')
  return staff.id
}
