import { expect, it } from 'vitest'
import { late, type Waited } from './late'

const DAY = 86_400_000
const CLOSED = 1_795_400_000_000
const NOW = CLOSED + 4 * DAY
const record = (changes: Partial<Waited> = {}): Waited => ({
  ...{ kind: 'visit.close', visit: 'v', at: CLOSED, state: 'unsent', receipt: null },
  ...changes,
})
const came = (days: number): Partial<Waited> => ({
  state: 'received',
  receipt: { received_at: CLOSED + days * DAY },
})

it.each<[string, Waited[], number, boolean]>([
  ['a record that waits on a phone that had a network', [record()], CLOSED + 1, true],
  ['one on a phone without a network since', [record()], CLOSED - 1, false],
  ['one of today', [record({ at: NOW - DAY })], NOW, false],
  ['one that the server would not take yet', [record({ state: 'refused' })], NOW, false],
  ['one that the server keeps aside', [record({ state: 'quarantined' })], NOW, false],
  ['one that came after four days', [record(came(4))], CLOSED, true],
  ['one that came in time, long ago', [record(came(3))], NOW, false],
  ['a closed door', [record({ kind: 'visit.attempt' })], NOW, true],
  ['a visit broken off', [record({ kind: 'visit.abort' })], NOW, true],
  ['what is no record', [record({ kind: 'visit.open' })], NOW, false],
  ['one that stays unsaid', [record({ unsaid: true })], NOW, false],
  ['one explained', [record(came(4)), record({ kind: 'record.late' })], NOW, false],
  [
    'one beside another that is explained',
    [record(), record({ kind: 'record.late', visit: 'w' })],
    NOW,
    true,
  ],
])('asks about %s: %#', (_, rows, contact, asked) => {
  expect(late(rows, contact, NOW)).toEqual(asked ? [rows[0]] : [])
})
