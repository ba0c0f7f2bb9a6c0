import { clock } from '@/device/clock'
import { makeStrongKey, makeWeakKey, works } from '@/device/keys'
import type { Enrolment } from '@/domain/custody'
import { uuid7 } from '@/domain/ids'
import type { Uuid } from '@/domain/types'
import { getOwnDevice, postDevice } from '@/net/devices'
import { deviceOf, dropDevice, keepDevice, noteEnrolment } from '@/store/accounts'
import type { DeviceRow } from '@/store/db'
import { currentAccount, holdingOpen, sealBytes } from '@/store/vault'
import { nudge } from '@/sync/triggers'
import { isStrong, WEAK_KEY_PLACE } from './support/signer'

const fresh = (name: string, key_class: Enrolment['key_class']): Enrolment => ({
  ...{ device: uuid7(clock().wall), state: 'pending', code: null, key_class, name },
})

/** A key that cannot leave this phone, kept and read back; null where the browser cannot do that. */
async function strongDevice(account: Uuid, name: string): Promise<DeviceRow | null> {
  const { secret, open, pair } = await makeStrongKey()
  const row = { account, enrolment: fresh(name, 'strong'), public_key: open, secret, registered: false }
  try {
    const back = await keepDevice(row)
    if (back && isStrong(back.secret) && (await works(back.secret, pair.publicKey))) return back
  } catch {
    // Safari in lockdown mode, for one, refuses to store a key (DataCloneError): the weak key follows.
  }
  await dropDevice(account)
  return null
}

async function weakDevice(account: Uuid, name: string): Promise<DeviceRow> {
  const { open, pkcs8 } = await makeWeakKey()
  const secret = await sealBytes(account, pkcs8, WEAK_KEY_PLACE)
  const row = { account, enrolment: fresh(name, 'weak'), public_key: open, secret, registered: false }
  await keepDevice(row)
  return row
}

async function register({ account, enrolment, public_key }: DeviceRow): Promise<Enrolment> {
  const { device: id, key_class, name } = enrolment
  const platform = navigator.userAgent.slice(0, 200)
  const answered = await postDevice({ id, public_key, key_class, platform, name })
  await noteEnrolment(account, answered)
  nudge()
  return answered
}

/**
 * Make this phone's key and show it to the server, which then waits for somebody to approve it. Begun twice it
 * is still one phone; after a revocation it is a new one.
 */
export const enrolDevice = (name: string): Promise<Enrolment> =>
  holdingOpen(async () => {
    const account = currentAccount()
    const known = await deviceOf(account)
    if (known?.registered) {
      const now = await getOwnDevice(known.enrolment.device)
      await noteEnrolment(account, now)
      if (now.state !== 'revoked') return now
    }
    const unfinished = known && !known.registered ? known : null
    return register(unfinished ?? (await strongDevice(account, name)) ?? (await weakDevice(account, name)))
  })
