import { describe, expect, it } from 'vitest'
import { vectors } from '../../tests/vectors'
import { genuine, keyName } from './beacon'
import type { Bodies } from './bodies'
import { base64, fromBase64, fromBase64url, fromHex, fromUtf8, hex, utf8 } from './bytes'
import { verifiedCheckpoint } from './checkpoint'
import { recordDigits, replyDigits, stepAt, truncated, turn } from './codes'
import { pae, payloadOf, signatureOf, signedBy } from './dsse'
import { statementEntry } from './entry'
import { publicKey, sha256Hex } from './hash'
import { consistent, leafHash, rootFromInclusion } from './merkle'
import { type Qr, qrText, readQr } from './qr'
import { acknowledges, type EvidenceReceipt, judged, type Receipt } from './receipt'
import { bytesOf, FIRST, hashOf, payload } from './statement'
import type { Beacon, Envelope, Hex, Ms, Payload, Uuid } from './types'

interface Named {
  readonly name: string
}
interface Key {
  readonly spki: string
  readonly hint: Hex
}

describe('beacons', () => {
  const { keys, cases } = vectors<{
    keys: { server: Key; other: Key }
    cases: (Named & { beacon: Beacon; verifies: boolean })[]
  }>('beacon')

  it.each(cases)('$name', async ({ beacon, verifies }) => {
    expect(await genuine(beacon, await publicKey(keys.server.spki))).toBe(verifies === true)
  })

  it('names a key by the first digits of its hash', async () => {
    expect(await keyName(await publicKey(keys.other.spki))).toBe(keys.other.hint)
  })
})

describe('envelopes', () => {
  const { keys, cases } = vectors<{
    keys: { device: Key }
    cases: (Named & {
      envelope: Envelope
      verifies: boolean
      hash?: Hex
      pae?: string
      error?: string | null
    })[]
  }>('dsse')
  const good = cases.filter((one) => one.hash && one.pae)

  it.each(good)('$name', async ({ envelope, verifies, hash, pae: expected }) => {
    const payload = payloadOf(envelope)
    expect(await hashOf(payload)).toBe(hash)
    expect(base64(pae(envelope.payloadType, payload))).toBe(expected)
    expect(await signedBy(envelope, await publicKey(keys.device.spki))).toBe(verifies === true)
  })
})

describe('bodies', () => {
  type Case = Named & { kind: keyof Bodies; payload: string; hash: Hex; error: object | null }
  const { cases } = vectors<{ cases: Case[] }>('bodies')

  it.each(cases.filter(({ error }) => error === null))('$name', async ({ payload: text, hash }) => {
    const { seq, prev, v, ...said } = JSON.parse(text) as Payload
    expect([v, seq, prev]).toEqual([1, FIRST.seq + 1, FIRST.hash])
    const bytes = bytesOf(payload(said, FIRST))
    expect(fromUtf8(bytes)).toBe(text)
    expect(await hashOf(bytes)).toBe(hash)
  })
})

describe('log entries', () => {
  type Entry = { received_at: Ms; statement: Hex; signature_sha256: Hex; device: Uuid }
  const { cases } = vectors<{
    cases: (Named & Partial<Entry> & { entry: string; leaf: Hex; envelope?: Envelope })[]
  }>('entry')
  it.each(cases.filter((one) => one.envelope))('$name', async ({ entry, leaf, envelope, ...rest }) => {
    const bytes = statementEntry(rest as Entry)
    expect(bytes).toEqual(utf8(entry))
    expect(hex(await leafHash(bytes))).toBe(leaf)
    if (envelope) expect(await sha256Hex(signatureOf(envelope))).toBe(rest.signature_sha256)
  })
})

describe('the tree', () => {
  const { inclusion, consistency } = vectors<{
    inclusion: (Named & {
      leaf: string
      index: number
      size: number
      proof: string[]
      root: string
      ok: boolean
    })[]
    consistency: (Named & {
      first: number
      second: number
      proof: string[]
      first_root: string
      second_root: string
      ok: boolean
    })[]
  }>('merkle')

  it.each(inclusion)('includes: $name', async ({ leaf, index, size, proof, root, ok }) => {
    const found = await rootFromInclusion(fromBase64(leaf), index, size, proof.map(fromBase64))
    expect(found !== null && base64(found) === root).toBe(ok)
  })

  it.each(consistency)(
    'is consistent: $name',
    async ({ first, second, proof, first_root, second_root, ok }) => {
      const older = { size: first, root: fromBase64(first_root) }
      const newer = { size: second, root: fromBase64(second_root) }
      expect(await consistent(older, newer, proof.map(fromBase64))).toBe(ok)
    },
  )
})

describe('checkpoints', () => {
  const { keys, cases } = vectors<{
    keys: { origin: string; p256: Key }
    cases: (Named & {
      note: string
      error: string | null
      origin: string
      size: number
      root: string
      p256: boolean
    })[]
  }>('checkpoint')

  it.each(cases)('$name', async ({ note, error, origin, size, root, p256 }) => {
    const log = { origin: keys.origin, key: await publicKey(keys.p256.spki) }
    const head = await verifiedCheckpoint(note, log)
    expect(head !== null).toBe(error === null && p256 && origin === keys.origin)
    if (head) expect([head.size, base64(head.root)]).toEqual([size, root])
  })
})

describe('receipts', () => {
  const { keys, envelope, cases, evidence_receipts } = vectors<{
    keys: { origin: string; p256: Key }
    envelope: Envelope
    cases: (Named & { receipt: Receipt; error: string | null })[]
    evidence_receipts: (Named & { receipt: EvidenceReceipt; verifies: boolean })[]
  }>('receipt')

  it.each(cases)('of a statement: $name', async ({ receipt, error }) => {
    const log = { origin: keys.origin, key: await publicKey(keys.p256.spki) }
    const device = envelope.signatures[0]?.keyid ?? ''
    const sent = { hash: await hashOf(payloadOf(envelope)), device, envelope }
    expect((await judged(receipt, sent, log)).ok).toBe(error === null)
  })

  it.each(evidence_receipts)('of evidence: $name', async ({ receipt, verifies }) => {
    const held = { sha256: receipt.sha256, bytes: receipt.bytes }
    expect(await acknowledges(receipt, held, await publicKey(keys.p256.spki))).toBe(verifies === true)
  })
})

describe('codes', () => {
  const codes = vectors<{
    truncation: { mac: Hex; digits: string }[]
    turning: { secret: string; visit: Uuid; wall: Ms; step: number; mac: string; digits: string }[]
    reply: { visit: Uuid; code: string; author: Uuid; reply: string }[]
    record: { visit: Uuid; close: Hex; digits: string }[]
    pictures: (Named & { picture: Record<string, unknown> & { kind: string }; text: string })[]
    hostile_pictures: (Named & { text: string })[]
  }>('codes')

  it.each(codes.truncation)('truncate to $digits', ({ mac, digits }) => {
    expect(truncated(fromHex(mac))).toBe(digits)
  })

  it.each(codes.turning)('turn at $wall', async ({ secret, visit, wall, step, mac, digits }) => {
    expect(fromBase64url(secret)).toHaveLength(32)
    expect(stepAt(wall)).toBe(step)
    expect(await turn(secret, visit, step)).toEqual({ step, mac, digits })
  })

  it.each(codes.reply)('reply $reply', async ({ visit, code, author, reply }) => {
    expect(await replyDigits(visit, code, author)).toBe(reply)
  })

  it.each(codes.record)('record $digits', async ({ visit, close, digits }) => {
    expect(await recordDigits(visit, close)).toBe(digits)
  })

  it.each(codes.pictures)('picture: $name', ({ picture, text }) => {
    const { kind, ...rest } = picture
    const qr = { type: kind, ...rest } as unknown as Qr
    expect(readQr(text)).toEqual(qr)
    expect(qrText(qr)).toBe(text)
  })

  it.each(codes.hostile_pictures)('hostile picture: $name', ({ text }) => {
    expect(readQr(text)).toBeNull()
  })
})
