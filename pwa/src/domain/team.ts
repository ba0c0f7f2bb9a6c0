/** Who is at this visit, as far as this phone knows. */

import type { Absence } from './bodies'
import type { Draft } from './draft'
import type { Person } from './task'
import type { Handshake, Uuid } from './types'

export interface Teammate {
  readonly person: Person
  readonly state: 'expected' | 'joined' | 'rechecked' | 'borrowed' | 'absent'
  readonly handshakes: readonly Handshake[]
  readonly absence: Absence | null
}

const stranger = (draft: Draft, id: Uuid): Person =>
  draft.others.find((one) => one.id === id) ?? { id, name: '', org: null, role: null }

function teammate(draft: Draft, person: Person): Teammate {
  const handshakes = draft.handshakes.filter((one) => one.member === person.id)
  const absence = draft.absent.find((one) => one.member === person.id) ?? null
  const base = { person, handshakes, absence }
  if (handshakes.some((one) => one.phase === 'RECHECK')) return { ...base, state: 'rechecked' }
  if (handshakes.length > 0) return { ...base, state: 'joined' }
  if (draft.borrowed.some((one) => one.member === person.id)) return { ...base, state: 'borrowed' }
  return { ...base, state: absence ? 'absent' : 'expected' }
}

/** Everybody but the phone's owner: first those expected, then those who came besides. */
export function team(draft: Draft): readonly Teammate[] {
  const expected = draft.expected.filter((person) => person.id !== draft.account)
  const known = new Set(expected.map((person) => person.id))
  const came = [...draft.handshakes, ...draft.borrowed].map((one) => one.member)
  const besides = [...new Set(came)].filter((id) => !known.has(id) && id !== draft.account)
  return [...expected, ...besides.map((id) => stranger(draft, id))].map((person) => teammate(draft, person))
}

/** Colleagues who joined with their own phone: only they can be asked again. */
export const joined = (draft: Draft): readonly Uuid[] =>
  team(draft)
    .filter((mate) => mate.handshakes.some((one) => one.phase === 'JOIN'))
    .map((mate) => mate.person.id)
