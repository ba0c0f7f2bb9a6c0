import { expect, it } from 'vitest'
import { HE, SHEN, TASK } from '../../tests/fake/cast'
import { agendaOf, asksMe, isExpired, type OwnWord } from './agenda'
import type { DuePerson, Task } from './task'

const team = {
  min_staff: 2,
  min_orgs: 2,
  need: [],
  not_invited: [],
  missing: [],
  reduced: false,
  policy: 'p',
}
const due: DuePerson = {
  ...{
    patient: TASK.patient,
    first_name: '小安',
    address: '',
    village: '石桥村',
    coarse: null,
    last_on: null,
  },
  ...{ purpose: 'FOLLOW_UP', colleagues: [SHEN.id, HE.id], light: null, team },
  due: {
    ...{ id: 'd', kind: 'FOLLOW_UP', due_on: '2026-11-25', rule: 'D3', held: false },
    sentence: { zh: '三个月后', en: 'three months' },
  },
}
const people = [SHEN, HE].map(({ id, name, org }) => ({ id, name, org: org.name, role: null }))
const plan = (over: object = {}, waiting = true): OwnWord => ({
  kind: 'visit.plan',
  waiting,
  body: {
    ...{ visit: TASK.visit, patient: TASK.patient, planned_on: '2026-11-26', purpose: 'FOLLOW_UP', note: '' },
    ...{ expected: [SHEN.id, HE.id], ...over },
  },
})
const yes = (planned_on: string): OwnWord => ({
  kind: 'visit.answer',
  waiting: true,
  body: {
    ...{ visit: TASK.visit, patient: TASK.patient, planned_on, answer: 'YES', reason: null, note: '' },
  },
})
const nobody = { visits: [], due: [due], people }
const planned: Task = { ...TASK, team, answers: [{ member: HE.id, answer: 'YES', reason: null, own: true }] }

it('whoever is planned for is due no more, and the visit waits to be received', () => {
  const { visits, due: left } = agendaOf(nobody, [plan()], SHEN.id)
  expect(left).toEqual([])
  expect(visits).toMatchObject([
    { visit: TASK.visit, planned_on: '2026-11-26', leader: SHEN.id, waiting: true, state: 'PLANNED' },
  ])
  expect(visits[0]?.expected.map(({ name }) => name)).toEqual(['沈知夏', '何小满'])
})

it('a plan that was received and is not in the list yet waits no more', () => {
  expect(agendaOf(nobody, [plan({}, false)], SHEN.id).visits[0]?.waiting).toBe(false)
})

it('who cannot come is told with the plan, and not as their own word', () => {
  const absent = [{ member: 'luo', reason: 'DUTY', note: '' }]
  expect(agendaOf(nobody, [plan({ absent })], SHEN.id).visits[0]?.answers).toEqual([
    { member: 'luo', answer: 'NO', reason: 'DUTY', own: false },
  ])
})

it('another day asks everybody anew; the same day keeps what they said', () => {
  const held = { visits: [planned], due: [], people }
  expect(agendaOf(held, [plan()], SHEN.id).visits[0]?.answers).toEqual([])
  const same = agendaOf(held, [plan({ planned_on: TASK.planned_on })], SHEN.id)
  expect(same.visits[0]?.answers).toHaveLength(1)
})

it('an answer counts for the day it was given for', () => {
  const held = { visits: [TASK], due: [], people }
  expect(agendaOf(held, [yes(TASK.planned_on)], HE.id).visits[0]).toMatchObject({
    waiting: true,
    answers: [{ member: HE.id, answer: 'YES', own: true }],
  })
  expect(agendaOf(held, [yes('2026-12-24')], HE.id).visits[0]?.answers ?? []).toEqual([])
})

const cancel = (over: object = {}): OwnWord => ({
  kind: 'visit.cancel',
  waiting: true,
  body: { visit: TASK.visit, patient: TASK.patient, reason: 'ROAD', note: '', ...over },
})

it('a visit that is cancelled is gone, and who was to be visited is due on the old date', () => {
  const { visits, due: left } = agendaOf(nobody, [plan(), cancel()], SHEN.id)
  expect(visits).toEqual([])
  expect(left).toMatchObject([{ patient: TASK.patient, due: due.due, team: { min_staff: 2 } }])
})

it('what is planned anew after that stands', () => {
  const words = [plan(), cancel(), plan({ planned_on: '2026-11-27' })]
  const { visits, due: left } = agendaOf(nobody, words, SHEN.id)
  expect(left).toEqual([])
  expect(visits).toMatchObject([{ planned_on: '2026-11-27' }])
})

it('nobody cancels what a colleague leads', () => {
  expect(agendaOf({ visits: [TASK], due: [], people }, [cancel()], HE.id).visits).toHaveLength(1)
})

it('a planned visit whose day is over, and no other, is told as such', () => {
  expect(isExpired(TASK, TASK.planned_on)).toBe(false)
  expect(isExpired(TASK, '2999-01-01')).toBe(true)
  expect(isExpired({ ...TASK, state: 'OPEN' }, '2999-01-01')).toBe(false)
})

it('a plan for somebody this phone knows nothing of changes nothing', () => {
  expect(agendaOf({ ...nobody, due: [] }, [plan()], SHEN.id).visits).toEqual([])
})

it('only who is invited by somebody else and has not answered is asked', () => {
  expect(asksMe(TASK, HE.id)).toBe(true)
  expect(asksMe(TASK, SHEN.id)).toBe(false)
  expect(asksMe(planned, HE.id)).toBe(false)
  expect(asksMe({ ...TASK, state: 'OPEN' }, HE.id)).toBe(false)
})
