import { beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { base64, concat, fromBase64, utf8 } from '@/domain/bytes'
import { publicKey, sha256, sign } from '@/domain/hash'
import { getCheckpoint, getConsistency } from '@/net/log'
import { trustedLog } from '@/sync/trust'
import { vectors } from '../../tests/vectors'
import { proveLog } from './proveLog'

vi.mock('@/net/log')
vi.mock('@/sync/trust')

interface Merkle {
  roots: { size: number; root: string }[]
  consistency: { first: number; second: number; proof: string[] }[]
}
interface Keys {
  keys: { origin: string; p256: { jwk: JsonWebKey; spki: string } }
}
const tree = vectors<Merkle>('merkle')
const { origin, p256 } = vectors<Keys>('checkpoint').keys
let key: CryptoKey

beforeAll(async () => {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
  key = await crypto.subtle.importKey('jwk', p256.jwk, algorithm, false, ['sign'])
})
beforeEach(async () => {
  vi.mocked(trustedLog).mockResolvedValue({ origin, key: await publicKey(p256.spki) })
})

/** A DER integer is never negative: a leading zero keeps its first bit clear. */
const integer = (bytes: Uint8Array) => concat(Uint8Array.of(2, bytes.length + 1, 0), bytes)

async function note(size: number, root = tree.roots.find((one) => one.size === size)?.root): Promise<string> {
  const text = `${origin}\n${size}\n${root}\n`
  const raw = await sign(key, utf8(text))
  const inner = concat(integer(raw.slice(0, 32)), integer(raw.slice(32)))
  const der = concat(Uint8Array.of(0x30, inner.length), inner)
  const hash = (await sha256(fromBase64(p256.spki))).slice(0, 4)
  return `${text}\n— ${origin} ${base64(concat(hash, der))}\n`
}

const proofs = (first: number, second: number) =>
  tree.consistency.find((one) => one.first === first && one.second === second)?.proof ?? []

it('a log that only grew begins with every log the receipts speak of', async () => {
  vi.mocked(getCheckpoint).mockResolvedValue(await note(8))
  vi.mocked(getConsistency).mockImplementation(async (first, second) => proofs(first, second))
  const receipts = [{ checkpoint: await note(3) }, { checkpoint: await note(8) }]
  expect(await proveLog(receipts)).toEqual({ size: 8, ok: true })
})

it('a log with another past is noticed, though its head is signed', async () => {
  vi.mocked(getCheckpoint).mockResolvedValue(await note(8))
  vi.mocked(getConsistency).mockImplementation(async (first, second) => proofs(first, second))
  const other = tree.roots.find(({ size }) => size === 5)?.root
  expect(await proveLog([{ checkpoint: await note(3, other) }])).toEqual({ size: 8, ok: false })
})

it('a log that became shorter is noticed', async () => {
  vi.mocked(getCheckpoint).mockResolvedValue(await note(3))
  expect(await proveLog([{ checkpoint: await note(8) }])).toEqual({ size: 3, ok: false })
})

it('a head the log did not sign proves nothing', async () => {
  const altered = (await note(8)).replace(`\n8\n`, `\n9\n`)
  vi.mocked(getCheckpoint).mockResolvedValue(altered)
  expect(await proveLog([])).toEqual({ size: 0, ok: false })
})
