import { newDataKey, sealToRescue, wrapDataKey } from '@/device/pin'
import { askPersistence } from '@/device/storage'
import { refuse } from '@/domain/refusal'
import { account, setUnlock } from '@/store/accounts'
import { rescueKey } from '@/sync/trust'
import { recoverPin } from './recoverPin'
import { openWith, signedIn } from './support/account'
import { refuseBadPin } from './support/pin'

/** The first PIN on this phone. Where a data key already exists, that one is recovered instead. */
export async function setPin(pin: string): Promise<void> {
  refuseBadPin(pin)
  const id = signedIn()
  const row = await account(id)
  if (!row) throw refuse('app.not_signed_in')
  if (row.rescue) return recoverPin(pin)
  const raw = newDataKey()
  const [wrapped, rescue] = [await wrapDataKey(raw, pin), await sealToRescue(raw, await rescueKey())]
  await setUnlock(id, wrapped, rescue)
  await openWith(id, raw)
  await askPersistence()
}
