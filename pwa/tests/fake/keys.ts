/** The server's keys, as a server would use them. */

import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

export interface ServerKeys {
  readonly secret: KeyObject
  readonly spki: Buffer
  readonly rescue: { readonly secret: KeyObject; readonly spki: Buffer }
}

function pair(): { secret: KeyObject; spki: Buffer } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return { secret: privateKey, spki: publicKey.export({ type: 'spki', format: 'der' }) }
}

export const makeKeys = (): ServerKeys => ({ ...pair(), rescue: pair() })

const raw = (keys: ServerKeys, text: string): Buffer =>
  sign('sha256', Buffer.from(text), { key: keys.secret, dsaEncoding: 'ieee-p1363' })

const hint = ({ spki }: ServerKeys): string => createHash('sha256').update(spki).digest('hex').slice(0, 8)

export function beacon(keys: ServerKeys, time: number) {
  const nonce = randomBytes(16).toString('base64url')
  const sig = raw(keys, `lianfang.beacon/v1\n${time}\n${nonce}\n`).toString('base64url')
  return { time, nonce, key: hint(keys), sig }
}

export function evidenceReceipt(keys: ServerKeys, sha256: string, bytes: number, at: number) {
  const sig = raw(keys, `lianfang.evidence/v1\n${sha256}\n${bytes}\n${at}\n`).toString('base64url')
  return { sha256, bytes, at, key: hint(keys), sig }
}

export function note(keys: ServerKeys, origin: string, size: number, root: Buffer): string {
  const text = `${origin}\n${size}\n${root.toString('base64')}\n`
  const id = createHash('sha256').update(keys.spki).digest().subarray(0, 4)
  const der = sign('sha256', Buffer.from(text), keys.secret)
  return `${text}\n— ${origin} ${Buffer.concat([id, der]).toString('base64')}\n`
}
