import { createDecipheriv, createPublicKey, diffieHellman, hkdfSync } from 'node:crypto'
import type { ServerKeys } from './keys'

/** The server's side of a rescue: written from the contract, not from the phone's code. */
export function openRescue({ rescue }: ServerKeys, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64')
  const [x, y] = [bytes.subarray(1, 33), bytes.subarray(33, 65)].map((one) => one.toString('base64url'))
  const publicKey = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y } as never, format: 'jwk' })
  const shared = diffieHellman({ privateKey: rescue.secret, publicKey })
  const key = Buffer.from(hkdfSync('sha256', shared, '', 'lianfang.rescue/v1', 32))
  const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(65, 77))
  cipher.setAuthTag(bytes.subarray(-16))
  return Buffer.concat([cipher.update(bytes.subarray(77, -16)), cipher.final()]).toString('base64')
}
