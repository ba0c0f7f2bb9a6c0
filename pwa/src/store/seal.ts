/** Sealing for rest: AES-GCM under the account's data key, bound to the place it is kept. */

import { type Bytes, utf8 } from '@/domain/bytes'
import { random } from '@/domain/hash'

export interface Sealed {
  readonly iv: Bytes
  readonly data: Bytes
}

/** `place` names the row; content moved to another row does not open. */
export async function seal(key: CryptoKey, content: Bytes, place: string): Promise<Sealed> {
  const iv = random(12)
  const how = { name: 'AES-GCM', iv, additionalData: utf8(place) }
  return { iv, data: new Uint8Array(await crypto.subtle.encrypt(how, key, content)) }
}

/** Throws when the key, the place or any byte differs. */
export async function unseal(key: CryptoKey, { iv, data }: Sealed, place: string): Promise<Bytes> {
  const how = { name: 'AES-GCM', iv, additionalData: utf8(place) }
  return new Uint8Array(await crypto.subtle.decrypt(how, key, data))
}
