import { describe, expect, it } from 'vitest'
import type { StaffRow } from '@/domain/admin'
import { asNew, changeOf, draftOf, isComplete } from './draft'

const person: StaffRow = {
  id: 's1',
  login: 'luo.yuan',
  name: '罗远',
  org: { id: 'o1', name: '云渡派出所', type: 'POLICE_STATION' },
  roles: ['POL'],
  areas: [{ id: 'a1', name: '云渡镇' }],
  leads: [],
  active: true,
  locked_until: null,
}

describe('an account', () => {
  it('that nobody changed sends nothing', () => {
    expect(changeOf(person, draftOf(person))).toEqual({})
  })

  it('sends only what was changed', () => {
    const draft = { ...draftOf(person), active: false, areas: ['a2', 'a1'] }
    expect(changeOf(person, draft)).toEqual({ active: false, areas: ['a2', 'a1'] })
  })

  it('keeps its password unless a new one is typed', () => {
    expect(changeOf(person, { ...draftOf(person), password: 'new-password' })).toEqual({
      password: 'new-password',
    })
  })

  it('is new only when login, name, organisation, role and password are there', () => {
    const draft = { ...draftOf(null), name: '唐禾', org: 'o2', roles: ['CIV'] as const }
    expect(isComplete(draft, true)).toBe(false)
    expect(isComplete({ ...draft, login: 'tang.he', password: 'ten-letters' }, true)).toBe(true)
  })

  it('does not carry stray blanks', () => {
    expect(asNew({ ...draftOf(null), login: ' tang.he ', name: '唐禾 ' })).toMatchObject({
      login: 'tang.he',
      name: '唐禾',
    })
  })
})
