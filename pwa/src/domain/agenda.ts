/** What is planned and who is due, with what this phone has said since the server last told it. */

import type { Bodies } from './bodies'
import { excused } from './planning'
import type { Day, DuePerson, Invited, Person, Task } from './task'
import type { Uuid } from './types'

/** What is said of a visit before it is made. */
export type WordKind = 'visit.plan' | 'visit.answer' | 'visit.cancel'

/** One's own plan or answer that the list at hand does not know of yet. */
export type OwnWord = {
  readonly [K in WordKind]: {
    readonly kind: K
    readonly body: Bodies[K]
    /** No receipt has come for it. */
    readonly waiting: boolean
  }
}[WordKind]

export interface PlannedVisit extends Task {
  /** Something said of it on this phone is not received yet. */
  readonly waiting: boolean
}

export interface Agenda {
  readonly visits: readonly PlannedVisit[]
  readonly due: readonly DuePerson[]
}

interface Told {
  readonly visits: readonly Task[]
  readonly due: readonly DuePerson[]
  readonly people: readonly Person[]
}

/** The agenda as `told`, and as `me` has changed it since; `words` in the order they were said. */
export function agendaOf(told: Told, words: readonly OwnWord[], me: Uuid): Agenda {
  const start: Agenda = { visits: told.visits.map((one) => ({ ...one, waiting: false })), due: told.due }
  return words.reduce<Agenda>((now, word) => {
    if (word.kind === 'visit.plan') return planned(now, word.body, word.waiting, told.people, me)
    return word.kind === 'visit.cancel' ? cancelled(now, word.body, me) : answered(now, word, me)
  }, start)
}

/** Who leads goes no more; whoever was to be visited stays due, on the old date. */
function cancelled({ visits, due }: Agenda, { visit }: Bodies['visit.cancel'], me: Uuid): Agenda {
  const dropped = visits.find((one) => one.visit === visit && one.leader === me && one.state === 'PLANNED')
  if (!dropped) return { visits, due }
  const { due: why, team, colleagues, light = null } = dropped
  const again: DuePerson[] =
    why && team && colleagues ? [{ ...dropped, due: why, team, colleagues, light }] : []
  return { visits: visits.filter((one) => one !== dropped), due: [...due, ...again] }
}

function planned(
  { visits, due }: Agenda,
  { visit, patient, planned_on, purpose, expected, absent }: Bodies['visit.plan'],
  waiting: boolean,
  people: readonly Person[],
  me: Uuid,
): Agenda {
  const before = visits.find((one) => one.visit === visit)
  const base = before ?? due.find((one) => one.patient === patient)
  if (!base) return { visits, due }
  const known = [...people, ...(before?.expected ?? [])]
  const going = [...new Set([me, ...expected])]
  const kept = before?.planned_on === planned_on ? (before.answers ?? []).filter(({ own }) => own) : []
  const plan: PlannedVisit = {
    next_on: null,
    ...base,
    ...{ visit, patient, planned_on, purpose, leader: me, state: 'PLANNED' },
    expected: going.flatMap((id) => known.find((one) => one.id === id) ?? []),
    answers: [...kept, ...excused(absent)],
    // What the server found missing was of another team.
    team: base.team && { ...base.team, missing: [], reduced: false },
    waiting: waiting || before?.waiting === true,
  }
  return {
    visits: [...visits.filter((one) => one !== before), plan],
    due: due.filter((one) => one.patient !== patient),
  }
}

function answered(
  { visits, due }: Agenda,
  { body, waiting }: OwnWord & { kind: 'visit.answer' },
  me: Uuid,
): Agenda {
  const answer: Invited = { member: me, answer: body.answer, reason: body.reason, own: true }
  const changed = visits.map((one) => {
    if (one.visit !== body.visit || (body.planned_on ?? one.planned_on) !== one.planned_on) return one
    const others = (one.answers ?? []).filter(({ member }) => member !== me)
    return { ...one, answers: [...others, answer], waiting: waiting || one.waiting }
  })
  return { visits: changed, due }
}

/** Whether its day is over and this phone knows of nothing that came of it. */
export const isExpired = ({ state, planned_on }: Task, today: Day): boolean =>
  state === 'PLANNED' && planned_on < today

/** Whether a colleague asks one along, and waits for an answer. */
export const asksMe = ({ leader, expected, answers, state }: Task, me: Uuid): boolean =>
  state === 'PLANNED' &&
  leader !== null &&
  leader !== me &&
  expected.some(({ id }) => id === me) &&
  !answers?.some(({ member, own }) => own && member === me)
