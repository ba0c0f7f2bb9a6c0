import { wrapDataKey } from '@/device/pin'
import { fromBase64 } from '@/domain/bytes'
import { refuse } from '@/domain/refusal'
import { unsealKey } from '@/net/devices'
import { account, deviceOf, setUnlock } from '@/store/accounts'
import { openWith, signedIn } from './support/account'
import { refuseBadPin } from './support/pin'

/**
 * A forgotten or destroyed PIN: signed in with the password, the server opens the data key that was sealed to
 * it, and a new PIN takes over. Refuses with the server's reason; nothing on the phone changes then.
 */
export async function recoverPin(pin: string): Promise<void> {
  refuseBadPin(pin)
  const id = signedIn()
  const [row, device] = [await account(id), await deviceOf(id)]
  if (!row?.rescue) throw refuse('pin.none')
  if (!device) throw refuse('device.none')
  const raw = fromBase64(await unsealKey(device.enrolment.device, row.rescue))
  await setUnlock(id, await wrapDataKey(raw, pin), null)
  await openWith(id, raw)
}
