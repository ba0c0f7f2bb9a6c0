import { openWeakKey } from '@/device/keys'
import { refuse } from '@/domain/refusal'
import type { Uuid } from '@/domain/types'
import { deviceOf } from '@/store/accounts'
import type { DeviceRow } from '@/store/db'
import { openBytes } from '@/store/vault'

/** Who signs, on which phone, with which key. */
export interface Signer {
  readonly account: Uuid
  readonly device: Uuid
  readonly key: CryptoKey
}

export const WEAK_KEY_PLACE = 'device-key'

export const isStrong = (secret: DeviceRow['secret']): secret is CryptoKey => secret instanceof CryptoKey

/** Refuses with `device.none`; a phone that waits for approval may sign, its statements wait with it. */
export async function signer(account: Uuid): Promise<Signer> {
  const row = await deviceOf(account)
  if (!row) throw refuse('device.none')
  const { secret, enrolment } = row
  const key = isStrong(secret) ? secret : await openWeakKey(await openBytes(account, secret, WEAK_KEY_PLACE))
  return { account, device: enrolment.device, key }
}
