import { unwrapDataKey } from '@/device/pin'
import { refuse } from '@/domain/refusal'
import type { Uuid } from '@/domain/types'
import { account as accountRow, noteRightPin, noteWrongPin } from '@/store/accounts'
import { dropCards } from '@/store/retention'
import { openWith } from './support/account'
import { refuseBadPin } from './support/pin'

/** Open this phone for an account, without a network. Refuses `pin.wrong` (details.left) or `pin.destroyed`. */
export async function unlock(account: Uuid, pin: string): Promise<void> {
  refuseBadPin(pin)
  const row = await accountRow(account)
  if (!row?.wrapped) throw refuse(row?.rescue ? 'pin.destroyed' : 'pin.none')
  const raw = await unwrapDataKey(row.wrapped, pin)
  if (raw) {
    await noteRightPin(account)
    return openWith(account, raw)
  }
  const left = await noteWrongPin(account)
  if (left > 0) throw refuse('pin.wrong', { left })
  // What was only borrowed from the server goes; what the server has not got stays, sealed.
  await dropCards(account)
  throw refuse('pin.destroyed')
}
