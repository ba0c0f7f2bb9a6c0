/** What happened on which phone, in the server's time. Pure. */

import { read } from '@/domain/statement'
import type { Kind, Ms, Uuid } from '@/domain/types'
import type { Member, StatementRow } from '@/domain/visits'

/** One statement as a mark on its phone's lane. */
export interface Happening {
  readonly hash: string
  readonly kind: Kind
  readonly author: Uuid
  /** In the server's time where the phone's clock is known, else as the phone said. */
  readonly at: Ms
  readonly claimed: Ms
  readonly corrected: boolean
}

export interface Lane {
  readonly device: Uuid
  readonly author: Uuid
  readonly offset: Ms | null
  readonly happenings: readonly Happening[]
}

/** One round trip: which happening of the joiner answered whose phone, and when the code was shown. */
export interface Link {
  readonly opener: Uuid
  readonly member: Uuid
  readonly shown: Ms
  readonly replied: Ms
}

type Who = Pick<Member, 'id' | 'clock_offset_ms' | 'handshakes'>

function happening(row: StatementRow, offset: Ms | null): Happening | null {
  if (!row.envelope) return null
  const { wall } = read(row.envelope).clock
  const at = offset === null ? wall : wall - offset
  return { hash: row.hash, kind: row.kind, author: row.author, at, claimed: wall, corrected: offset !== null }
}

/**
 * One lane for each phone, the opener's first. What was withdrawn has no time to show, and a word given the next
 * day is no part of the visit.
 */
export function lanesOf(received: readonly StatementRow[], members: readonly Who[]): Lane[] {
  const statements = received.filter(({ kind }) => kind !== 'presence.confirm')
  const devices = [...new Set(statements.map(({ device }) => device))]
  const lanes = devices.flatMap((device): Lane[] => {
    const rows = statements.filter((row) => row.device === device)
    const author = rows[0]?.author
    if (author === undefined) return []
    const offset = members.find(({ id }) => id === author)?.clock_offset_ms ?? null
    const happenings = rows.map((row) => happening(row, offset)).filter((one) => one !== null)
    return happenings.length > 0
      ? [{ device, author, offset, happenings: happenings.sort((a, b) => a.at - b.at) }]
      : []
  })
  const opened = (lane: Lane) => (lane.happenings.some(({ kind }) => kind === 'visit.open') ? 0 : 1)
  return lanes.sort((a, b) => opened(a) - opened(b))
}

/** Everything in order, numbered as it is drawn. */
export const inOrder = (lanes: readonly Lane[]): Happening[] =>
  lanes.flatMap(({ happenings }) => happenings).sort((a, b) => a.at - b.at)

/** Handshakes between two lanes; their times are the opener's, so the opener's clock corrects them. */
export function linksOf(lanes: readonly Lane[], members: readonly Who[]): Link[] {
  const laneOf = (author: Uuid | null) => lanes.find((lane) => lane.author === author)
  return members.flatMap(({ id, handshakes }) =>
    handshakes.flatMap(({ member, opener, shown_at, replied_at }): Link[] => {
      const from = laneOf(opener)
      const replied = replied_at ?? shown_at
      if (member !== id || !from || !laneOf(id) || replied === null) return []
      const offset = from.offset ?? 0
      const shown = (shown_at ?? replied) - offset
      return [{ opener: from.author, member: id, shown, replied: replied - offset }]
    }),
  )
}
