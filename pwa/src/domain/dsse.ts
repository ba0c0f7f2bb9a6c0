/** DSSE envelopes: a signature over exact bytes and their type, so nobody ever re-serialises to verify. */

import { type Bytes, base64, concat, fromBase64, utf8 } from './bytes'
import { type PublicKey, verifies } from './hash'
import type { Envelope, Uuid } from './types'

export const STATEMENT_TYPE = 'application/vnd.lianfang.statement+json'

/** The bytes a DSSE signature covers (pre-authentication encoding). */
export const pae = (type: string, payload: Uint8Array): Bytes =>
  concat(utf8(`DSSEv1 ${utf8(type).length} ${type} ${payload.length} `), payload)

export const envelope = (payload: Bytes, device: Uuid, signature: Bytes): Envelope => ({
  payload: base64(payload),
  payloadType: STATEMENT_TYPE,
  signatures: [{ keyid: device, sig: base64(signature) }],
})

/** The payload's bytes; throws when they are not base64. */
export const payloadOf = (sealed: Envelope): Bytes => fromBase64(sealed.payload)

/** The one signature's bytes; throws unless there is exactly one. */
export function signatureOf(sealed: Envelope): Bytes {
  const [only, ...more] = sealed.signatures
  if (!only || more.length > 0) throw new TypeError('an envelope carries exactly one signature')
  return fromBase64(only.sig)
}

export const signedBy = async (sealed: Envelope, key: PublicKey): Promise<boolean> =>
  verifies(key, signatureOf(sealed), pae(sealed.payloadType, payloadOf(sealed)))
