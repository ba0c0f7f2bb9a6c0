import { expect, it } from 'vitest'
import { fromUtf8 } from './bytes'
import { bytesOf, FIRST, hashOf, MAX_BEACONS, payload } from './statement'
import type { CarriedBeacon } from './types'

const clock = { wall: 1_795_400_000_000, zone: 480, mono: 5, session: '01a20000-0000-7000-8000-000000000009' }
const ids = { id: 'i', device: 'd', author: 'a' }
const body = { visit: 'v', patient: 'p', position: null }
const said = { ...ids, kind: 'visit.abort', clock, beacons: [], body } as const

it('the first statement of a phone has number 1 and nothing before it', () => {
  expect(payload(said, FIRST)).toMatchObject({ v: 1, seq: 1, prev: null })
})

it('the next one names the hash of the one before', async () => {
  const hash = await hashOf(bytesOf(payload(said, FIRST)))
  expect(payload(said, { seq: 1, hash })).toMatchObject({ seq: 2, prev: hash })
})

it('says its fields in the order of the format', () => {
  const text = fromUtf8(bytesOf(payload(said, FIRST)))
  expect(Object.keys(JSON.parse(text))).toEqual([
    'v',
    'id',
    'kind',
    'device',
    'author',
    'seq',
    'prev',
    'clock',
    'beacons',
    'body',
  ])
})

it('refuses a fraction anywhere', () => {
  expect(() => bytesOf(payload({ ...said, clock: { ...clock, mono: 0.5 } }, FIRST))).toThrow(
    'statement.clock.mono',
  )
})

it('refuses more than 64 KiB', () => {
  const note = 'x'.repeat(65_536)
  const long = {
    ...said,
    kind: 'presence.confirm',
    body: { visit: 'v', patient: 'p', present: true, note },
  } as const
  expect(() => bytesOf(payload(long, FIRST))).toThrow(RangeError)
})

it('carries at most eight beacons', () => {
  const beacon: CarriedBeacon = { time: 1, nonce: '', key: '', sig: '', seen: null, from: 'x' }
  expect(payload({ ...said, beacons: Array(20).fill(beacon) }, FIRST).beacons).toHaveLength(MAX_BEACONS)
})
