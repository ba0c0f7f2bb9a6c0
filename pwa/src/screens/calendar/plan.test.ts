import { RouterLinkStub } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import { ref } from 'vue'
import { planVisit } from '@/actions/planVisit'
import { dayOf } from '@/domain/day'
import type { DuePerson, Person } from '@/domain/task'
import { useAgenda, usePeople } from '@/queries/tasks'
import { holds, ZHIXIA } from '../../../tests/me/phone'
import { expectNoAxe, mountPart } from '../../../tests/parts'
import PlanScreen from './PlanScreen.vue'

vi.mock('@/queries/account')
vi.mock('@/queries/accounts')
vi.mock('@/queries/custody')
vi.mock('@/queries/records')
vi.mock('@/queries/sync')
vi.mock('@/queries/tasks')
vi.mock('@/actions/planVisit')
const replace = vi.hoisted(() => vi.fn())
vi.mock('vue-router', async (original) => ({ ...(await original<object>()), useRouter: () => ({ replace }) }))

const person = (id: string, name: string, role: string, org: string): Person => ({ id, name, role, org })
const HE = person('he', '何小满', 'GRID', '石桥村委会')
const LUO = person('luo', '罗远', 'POL', '云渡派出所')
const TANG = person('tang', '唐禾', 'CIV', '云渡镇民政办')
const due: DuePerson = {
  ...{ patient: 'p', first_name: '小安', address: '', village: '石桥村', coarse: null, last_on: null },
  ...{ purpose: 'FOLLOW_UP', colleagues: [ZHIXIA.id, 'he', 'luo', 'tang'], light: null },
  team: {
    ...{ min_staff: 3, min_orgs: 3, not_invited: [], missing: [], reduced: false, policy: '2026-11' },
    need: [['CLINICAL'], ['COMMUNITY'], ['POLICE']],
  },
  due: {
    ...{ id: 'd', kind: 'FOLLOW_UP', due_on: '2026-01-05', rule: null, held: false },
    sentence: { zh: '上次见到：两周后', en: '' },
  },
}

const screen = () =>
  mountPart(PlanScreen, { props: { patient: 'p' }, global: { stubs: { RouterLink: RouterLinkStub } } })
const tap = async (where: ReturnType<typeof screen>, words: string) => {
  await where
    .findAll('button')
    .find((one) => one.text() === words)
    ?.trigger('click')
}
const invite = async (where: ReturnType<typeof screen>, name: string) => {
  await where
    .findAll('label')
    .find((one) => one.text().startsWith(name))
    ?.get('input')
    .setValue(true)
}

beforeEach(() => {
  holds()
  vi.mocked(useAgenda).mockReturnValue(ref({ visits: [], due: [due] }))
  vi.mocked(usePeople).mockReturnValue(ref([HE, LUO, TANG]))
  vi.mocked(planVisit).mockReset().mockResolvedValue('visit')
})

it('says whom the visit takes and who is still missing', async () => {
  const plan = screen()
  expect(plan.text()).toContain('至少 3 人，来自 3 个单位；要有医务人员、村（居）或网格人员、民警')
  expect(plan.text()).toMatch(/还缺.*村（居）或网格人员.*民警/s)
  await expectNoAxe(plan)
})

it('a full team is said to be one, and planned in one tap', async () => {
  const plan = screen()
  for (const name of ['何小满', '罗远']) await invite(plan, name)
  expect(plan.text()).toContain('人齐了')
  await tap(plan, '约好')
  const tomorrow = dayOf(Date.now() + 86_400_000)
  expect(planVisit).toHaveBeenCalledWith({
    ...{ patient: 'p', purpose: 'FOLLOW_UP', planned_on: tomorrow, expected: ['he', 'luo'], absent: [] },
  })
  expect(replace).toHaveBeenCalledWith({ name: 'visit', params: { visit: 'visit' } })
})

it('who cannot come is one tap with a reason, and the team may go smaller', async () => {
  const plan = screen()
  await invite(plan, '何小满')
  expect(plan.text()).toContain('罗远来不了？')
  await tap(plan, '执勤或公务')
  expect(plan.text()).toContain('罗远来不了：执勤或公务')
  await expectNoAxe(plan)
  await tap(plan, '约好')
  expect(planVisit).toHaveBeenCalledWith(
    expect.objectContaining({ expected: ['he'], absent: [{ member: 'luo', reason: 'DUTY', note: '' }] }),
  )
})

it('who comes after all is not absent any more', async () => {
  const plan = screen()
  await invite(plan, '何小满')
  await tap(plan, '执勤或公务')
  await invite(plan, '罗远')
  await tap(plan, '约好')
  expect(planVisit).toHaveBeenCalledWith(expect.objectContaining({ expected: ['he', 'luo'], absent: [] }))
})

it('a kind of colleague nobody in the team is, is said to be for the leader', () => {
  vi.mocked(usePeople).mockReturnValue(ref([HE, TANG]))
  expect(screen().text()).toContain('小组里没有民警，请告诉组长。')
})
