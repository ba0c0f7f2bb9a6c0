import { expect, it } from 'vitest'
import { asText, fromText, kindWords, nextVersion } from './documents'

it('reads back what it wrote, and nothing else', () => {
  expect(fromText(asText({ kind: 'TEAM', body: { a: 1 } }))).toEqual({ kind: 'TEAM', body: { a: 1 } })
  expect(fromText('[]')).toBeNull()
  expect(fromText('{')).toBeNull()
})

it('a next version begins with what holds now', () => {
  expect(nextVersion({ kind: 'TEAM', version: '2026-11', body: {} }, '2026-12-01')).toEqual({
    kind: 'TEAM',
    version: '2026-12-2',
    valid_from: '2026-12-01',
    valid_to: null,
    body: {},
  })
})

it('a kind of a newer server keeps its code', () => {
  expect(kindWords('TEAM')).toBe('走访队伍')
  expect(kindWords('WEATHER')).toBe('WEATHER')
})
