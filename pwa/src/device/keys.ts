/**
 * The phone's signing key. Strong: made by WebCrypto so that its secret never leaves it. Some Safari builds
 * cannot keep such a key in a database; there the secret is kept sealed by the vault's key and marked weak.
 */

import { type Bytes, base64 } from '@/domain/bytes'
import { random, sign } from '@/domain/hash'
import type { B64 } from '@/domain/types'

const P256 = { name: 'ECDSA', namedCurve: 'P-256' } as const
const ECDSA = { name: 'ECDSA', hash: 'SHA-256' } as const

export interface DeviceKey {
  readonly secret: CryptoKey
  /** SPKI. */
  readonly open: B64
}

async function made(extractable: boolean): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(P256, extractable, ['sign', 'verify'])
}

const spki = async (pair: CryptoKeyPair): Promise<B64> =>
  base64(new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey)))

export async function makeStrongKey(): Promise<DeviceKey & { pair: CryptoKeyPair }> {
  const pair = await made(false)
  return { secret: pair.privateKey, open: await spki(pair), pair }
}

/** A key whose secret can be carried; the caller seals `pkcs8` before it touches storage. */
export async function makeWeakKey(): Promise<DeviceKey & { pkcs8: Bytes; pair: CryptoKeyPair }> {
  const pair = await made(true)
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey))
  return { secret: pair.privateKey, open: await spki(pair), pkcs8, pair }
}

export const openWeakKey = (pkcs8: Bytes): Promise<CryptoKey> =>
  crypto.subtle.importKey('pkcs8', pkcs8, P256, false, ['sign'])

/** Whether a key read back from storage still signs for its other half. */
export async function works(stored: CryptoKey | undefined, open: CryptoKey): Promise<boolean> {
  if (!stored) return false
  const message = random(32)
  return crypto.subtle.verify(ECDSA, open, await sign(stored, message), message)
}
