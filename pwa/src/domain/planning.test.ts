import { describe, expect, it } from 'vitest'
import { vectors } from '../../tests/vectors'
import { fillers, groupOf, isWhole, type Lacking, lacking } from './planning'
import type { Person, TeamNeeded } from './task'

interface Case {
  readonly name: string
  readonly rule: TeamNeeded
  readonly people: readonly Person[]
  readonly lacking: Lacking
}

describe('a team on paper lacks what the server says it lacks', () => {
  const { cases } = vectors<{ cases: Case[] }>('team')
  it.each(cases)('$name', ({ rule, people, lacking: expected }) => {
    const found = lacking(rule, people)
    expect({ ...found, places: found.places.map((place) => [...place].sort()) }).toEqual(expected)
    expect(isWhole(found)).toBe(expected.staff + expected.orgs + expected.places.length === 0)
  })
})

const person = (name: string, role: string | null): Person => ({ id: name, name, org: '云渡镇', role })

it('a volunteer is welcome and counts as nothing', () => {
  expect([groupOf({ role: 'VOL' }), groupOf({ role: null }), groupOf({ role: 'POL' })]).toEqual([
    null,
    null,
    'POLICE',
  ])
})

it('says who could fill a place', () => {
  const team = [person('沈知夏', 'MHP'), person('罗远', 'POL'), person('唐禾', 'CIV')]
  expect(fillers(['WELFARE', 'POLICE'], team).map(({ name }) => name)).toEqual(['罗远', '唐禾'])
})
