import { expect, it } from 'vitest'
import type { DueKind } from '@/domain/task'
import { TASK } from '../../../../tests/fake/cast'
import { byDay, byVillage, far, items } from './groups'

const noon = new Date(2026, 10, 23, 12).getTime()
const visit = (planned_on: string, over: object = {}) => ({
  ...TASK,
  ...{ visit: planned_on, planned_on, draft: 'none' as const, waiting: false },
  ...over,
})
const due = (patient: string, due_on: string, kind: DueKind = 'FOLLOW_UP') => ({
  ...{ patient, first_name: patient, address: '', village: '竹溪村', coarse: null, last_on: null },
  ...{ purpose: 'FOLLOW_UP' as const, colleagues: [], light: null },
  team: { min_staff: 2, min_orgs: 2, need: [], not_invited: [], missing: [], reduced: false, policy: '' },
  due: { id: `${patient} ${kind}`, kind, due_on, rule: null, held: false, sentence: { zh: '', en: '' } },
})
const ids = (groups: readonly { items: readonly { id: string }[] }[]) =>
  groups.map((group) => group.items.map(({ id }) => id))

it('puts today first, then what is past its day, the coming week, and what was agreed for later', () => {
  const list = items(
    ['2026-11-20', '2026-11-23', '2026-11-25', '2026-12-05'].map((day) => visit(day)),
    [due('阿明', '2026-11-18'), due('小安', '2026-11-30')],
  )
  const groups = byDay(list, noon)
  expect(groups.map(({ name }) => name)).toEqual(['today', 'overdue', 'week', 'later'])
  expect(ids(groups)).toEqual([
    ['2026-11-23'],
    ['阿明', '2026-11-20'],
    ['2026-11-25', '小安'],
    ['2026-12-05'],
  ])
})

it('leaves out empty groups', () => {
  expect(byDay([], noon)).toEqual([])
})

it('shows somebody once, with everything they are due for', () => {
  const list = items([], [due('阿明', '2026-11-18'), due('阿明', '2026-11-20', 'REFERRAL')])
  expect(list).toHaveLength(1)
  expect(list[0]?.waiting?.dues.map(({ kind }) => kind)).toEqual(['FOLLOW_UP', 'REFERRAL'])
})

it('by place, the village with the earliest day comes first', () => {
  const list = items([visit('2026-11-25')], [due('阿明', '2026-11-20')])
  expect(byVillage(list, null).map(({ name }) => name)).toEqual(['竹溪村', '石桥村'])
})

it('from here, the nearest door and its village come first; a door nobody knows comes last', () => {
  const near = visit('2026-11-25', { coarse: { lat: 29.501, lon: 108.8 }, village: '云顶村' })
  const further = visit('2026-11-24', { coarse: { lat: 29.52, lon: 108.8 } })
  const list = items([near, further], [due('阿明', '2026-11-20')])
  const here = { lat: 29.5, lon: 108.8 }
  expect(byVillage(list, here).map(({ name }) => name)).toEqual(['云顶村', '石桥村', '竹溪村'])
  const metres = list.map((one) => far(one, here)).map((found) => found && Math.round(found))
  expect(metres).toEqual([null, 2224, 111])
})
