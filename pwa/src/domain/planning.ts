/** Whom a visit takes, and who is still missing: the team on paper, as the server counts it. */

import type { Absence } from './bodies'
import type { Group, Invited, Person, TeamNeeded } from './task'
import type { Uuid } from './types'

const GROUP_OF: Readonly<Record<string, Group>> = {
  MHP: 'CLINICAL', VDR: 'CLINICAL', PSY: 'CLINICAL', GRID: 'COMMUNITY', VIL: 'COMMUNITY',
  CIV: 'WELFARE', DPF: 'WELFARE', POL: 'POLICE', ZZB: 'OTHER_STAFF', JUS: 'OTHER_STAFF', NUR: 'OTHER_STAFF',
} // biome-ignore format: one table

/** What a colleague counts as; volunteers and office roles are welcome, and count as nothing. */
export const groupOf = ({ role }: Pick<Person, 'role'>): Group | null => (role && GROUP_OF[role]) || null

export interface Lacking {
  /** How many more people, and organisations, it takes at least. */
  readonly staff: number
  readonly orgs: number
  /** Places that nobody is left for. */
  readonly places: readonly (readonly Group[])[]
}

type Counted = Pick<Person, 'role' | 'org'>

/** What a team of these people would lack; each fills one place, and the most places possible are filled. */
export function lacking(
  { min_staff, min_orgs, need }: Omit<TeamNeeded, 'missing'>,
  people: readonly Counted[],
): Lacking {
  const counted = people.filter(groupOf)
  const orgs = new Set(counted.map(({ org }) => org)).size
  const seated = new Map<Counted, number>()
  const seat = (place: number, asked: Set<Counted>): boolean =>
    counted.some((one) => {
      const group = groupOf(one)
      if (asked.has(one) || !group || !need[place]?.includes(group)) return false
      asked.add(one)
      const held = seated.get(one)
      if (held !== undefined && !seat(held, asked)) return false
      seated.set(one, place)
      return true
    })
  const places = need.filter((_, place) => !seat(place, new Set()))
  return { staff: Math.max(min_staff - counted.length, 0), orgs: Math.max(min_orgs - orgs, 0), places }
}

/** Whether nothing is lacking. */
export const isWhole = ({ staff, orgs, places }: Lacking): boolean => staff + orgs + places.length === 0

/** Colleagues who could fill a place. */
export const fillers = (place: readonly Group[], people: readonly Person[]): readonly Person[] =>
  people.filter((one) => place.some((group) => group === groupOf(one)))

/** What an answer list says of one colleague; null while they have not said. */
export const answerOf = (answers: readonly Invited[] | undefined, member: Uuid): Invited | null =>
  answers?.find((one) => one.member === member) ?? null

/** Absences that a planner names, as answers not their own. */
export const excused = (absent: readonly Absence[] = []): readonly Invited[] =>
  absent.map(({ member, reason }) => ({ member, answer: 'NO', reason, own: false }))
