import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Burden, Colour } from './bodies'
import {
  type ColourTable,
  type Factors,
  type Guardianship,
  needsReason,
  needsSecond,
  propose,
} from './colour'

const ROOT = resolve(import.meta.dirname, '../../..')
const read = (path: string) => JSON.parse(readFileSync(resolve(ROOT, path), 'utf8'))

interface Vector {
  readonly name: string
  readonly factors: {
    danger?: number
    guardianship?: Guardianship
    adherence?: number
    class?: number
    situation?: Burden[]
  }
  readonly proposal: { points: number; by_points: Colour; colour: Colour; raised: boolean; lowered: boolean }
}

const VECTORS: readonly Vector[] = read('tests/vectors/colour.json')
const { documents } = read('backend/policy/profiles/NATIONAL.json') as {
  documents: { kind: string; version: string; body: ColourTable['body'] }[]
}
const SHEET = documents.find(({ kind }) => kind === 'COLOURS')?.body as ColourTable['body']

const factors = ({
  danger,
  guardianship,
  adherence,
  situation = [],
  ...rest
}: Vector['factors']): Factors => ({
  danger: danger ?? null,
  guardianship: guardianship ?? null,
  adherence: adherence ?? null,
  class: rest.class ?? null,
  situation,
})

describe('the points sheet says the same on the phone and on the server', () => {
  it.each(VECTORS.map((one) => [one.name, one] as const))('%s', (_, { factors: given, proposal }) => {
    expect(propose(SHEET, factors(given))).toMatchObject(proposal)
  })
})

it('says what is unknown instead of leaving it out', () => {
  const { items, points } = propose(SHEET, factors({ danger: 1 }))
  expect(items.map(({ factor, value }) => [factor, value])).toEqual([
    ['danger', '1'],
    ['guardianship', null],
    ['adherence', null],
    ['class', null],
  ])
  expect(points).toBe(10)
})

it('asks for a reason from whoever differs, and from whoever goes above the ceiling', () => {
  const well = propose(SHEET, factors({ danger: 0, adherence: 1, class: 3 }))
  expect([needsReason(SHEET, well, 'GREEN'), needsReason(SHEET, well, 'YELLOW')]).toEqual([false, true])
  expect(needsReason(SHEET, well, 'ORANGE')).toBe(true)
})

it.each([
  [null, 'RED', true],
  [null, 'ORANGE', false],
  ['RED', 'ORANGE', true],
  ['ORANGE', 'YELLOW', true],
  ['YELLOW', 'GREEN', false],
  ['ORANGE', 'RED', true],
] as const)('from %s to %s a second person: %s', (before, confirmed, second) => {
  expect(needsSecond(SHEET, before, confirmed)).toBe(second)
})
