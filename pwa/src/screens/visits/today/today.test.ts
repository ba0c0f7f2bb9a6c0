import { flushPromises, RouterLinkStub } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import { ref } from 'vue'
import { answerInvitation } from '@/actions/answerInvitation'
import { refreshTasks } from '@/actions/refreshTasks'
import type { DuePerson } from '@/domain/task'
import { useDrafts } from '@/queries/drafts'
import { type TaskCard, type TaskList, useAgenda, useConfirmations } from '@/queries/tasks'
import { FIVE_KEPT, holds, PHONE, ZHIXIA } from '../../../../tests/me/phone'
import { expectNoAxe, mountPart } from '../../../../tests/parts'
import TodayScreen from '../TodayScreen.vue'

vi.mock('@/queries/account')
vi.mock('@/queries/accounts')
vi.mock('@/queries/custody')
vi.mock('@/queries/drafts')
vi.mock('@/queries/records')
vi.mock('@/queries/sync')
vi.mock('@/queries/tasks')
// Fetched apart, and here perhaps only after the last test.
const nothing = vi.hoisted(() => ({ __esModule: true, default: { render: () => null } }))
vi.mock('@/screens/reply/HomeQuestions.vue', () => nothing)
vi.mock('@/screens/papers/OpenPapers.vue', () => nothing)
vi.mock('@/actions/answerInvitation')
vi.mock('@/actions/refreshTasks')

const today = new Date().toLocaleDateString('sv')
const xiaoman = { id: 'x' as TaskCard['visit'], name: '何小满', org: null, role: 'GRID' }
const card = (over: Partial<TaskCard> = {}): TaskCard => ({
  visit: '00000000-0000-7000-8000-000000000060' as TaskCard['visit'],
  patient: '00000000-0000-7000-8000-000000000061' as TaskCard['patient'],
  first_name: '阿明',
  address: '石桥村三组 12 号',
  village: '石桥村',
  coarse: null,
  last_on: null,
  planned_on: today,
  next_on: null,
  purpose: 'FOLLOW_UP',
  leader: ZHIXIA.id,
  expected: [{ id: ZHIXIA.id, name: ZHIXIA.name, org: null, role: 'MHP' }, xiaoman],
  state: 'PLANNED',
  draft: 'none',
  waiting: false,
  ...over,
})

function planned(...visits: TaskCard[]): void {
  vi.mocked(useAgenda).mockReturnValue(ref({ visits, due: [] }))
}

beforeEach(() => {
  holds()
  planned(card())
  vi.mocked(useDrafts).mockReturnValue(ref([]))
  vi.mocked(useConfirmations).mockReturnValue(ref([]))
  vi.mocked(refreshTasks).mockResolvedValue(undefined)
})

it('a visit shows a first name, the way, and who comes along besides oneself', async () => {
  const screen = mountPart(TodayScreen)
  expect(screen.text()).toContain('阿明')
  expect(screen.text()).toContain('一起去 何小满')
  expect(screen.text()).not.toContain('石桥村 石桥村')
  await expectNoAxe(screen)
})

it('a running visit stands on top once, not in the list as well', () => {
  planned(card({ draft: 'running' }))
  const draft = { visit: card().visit, task: card(), opened_at: Date.now(), step: 'team', form: {} }
  vi.mocked(useDrafts).mockReturnValue(ref([draft]) as never)
  const screen = mountPart(TodayScreen, { global: { stubs: { PushButton: true } } })
  expect(screen.findAll('h2, h3').filter((one) => one.text() === '阿明')).toHaveLength(1)
})

it('says that records wait, before anything else is asked of a person', () => {
  expect(mountPart(TodayScreen).text()).toContain('这部手机上没有待发的记录')
})

it('says whose records wait that somebody else left on this phone', () => {
  holds({ custody: FIVE_KEPT })
  expect(mountPart(TodayScreen).text()).toMatch(/其他人的记录.*何小满 2 条尚未收到/)
})

it('a phone not yet enrolled is offered the way there', () => {
  holds({ device: null })
  expect(mountPart(TodayScreen).get('a[href="/enrol"]').text()).toBe('去登记')
})

it('an enrolled phone is not bothered', () => {
  holds({ device: PHONE })
  expect(mountPart(TodayScreen).find('a[href="/enrol"]').exists()).toBe(false)
})

it('asks the server before it says that nothing is planned', async () => {
  const agenda = ref<TaskList>()
  vi.mocked(useAgenda).mockReturnValue(agenda)
  const screen = mountPart(TodayScreen)
  agenda.value = { visits: [], due: [] }
  await screen.vm.$nextTick()
  expect(screen.text()).not.toContain('没有安排走访')
  await flushPromises()
  expect(screen.text()).toContain('这几天没有安排走访')
})

const invited = {
  leader: xiaoman.id,
  expected: [xiaoman, { id: ZHIXIA.id, name: ZHIXIA.name, org: null, role: 'MHP' }],
}

it('a colleague asks: yes is one tap, and no is one with a reason', async () => {
  planned(card(invited))
  const screen = mountPart(TodayScreen)
  expect(screen.text()).toContain('有 1 个邀请等你回答')
  expect(screen.text()).toContain('何小满请你一起去')
  const [yes, no] = ['我去', '去不了'].map((words) =>
    screen.findAll('button').find((one) => one.text() === words),
  )
  await yes?.trigger('click')
  expect(answerInvitation).toHaveBeenLastCalledWith(expect.objectContaining({ visit: card().visit }), null)
  await no?.trigger('click')
  const reason = screen.findAll('dialog button').find((one) => one.text() === '生病')
  await reason?.trigger('click')
  expect(answerInvitation).toHaveBeenLastCalledWith(expect.anything(), 'SICK')
  await expectNoAxe(screen)
})

it('says who comes, who cannot, who has not said, and that the own word is not received yet', () => {
  const answers = [
    { member: xiaoman.id, answer: 'NO' as const, reason: 'DUTY' as const, own: true },
    { member: 'luo', answer: 'YES' as const, reason: null, own: true },
  ]
  const people = [
    { ...xiaoman, id: 'luo', name: '罗远' },
    { ...xiaoman, id: 'tang', name: '唐禾' },
  ]
  planned(card({ answers, expected: [...card().expected, ...people], waiting: true }))
  const text = mountPart(TodayScreen).text()
  expect(text).toMatch(/何小满（去不了：.+）、罗远（会去）、唐禾（还没回答）/)
  expect(text).toContain('已存在本机，尚未收到')
})

it('who is due and not planned for has a card with the reason, and a way to plan', async () => {
  const team = {
    min_staff: 2,
    min_orgs: 2,
    need: [],
    not_invited: [],
    missing: [],
    reduced: false,
    policy: '',
  }
  const { patient, village, coarse, last_on } = card()
  const due: DuePerson = {
    ...{ patient, village, coarse, last_on, first_name: '小安', address: '', team, colleagues: [] },
    ...{ purpose: 'FOLLOW_UP', light: { code: 'AMBER', zh: '连续两个周期只有电话联系', en: '' } },
    due: {
      ...{ id: 'd', kind: 'FOLLOW_UP', due_on: '2026-01-05', rule: null, held: false },
      sentence: { zh: '上次见到：三个月后', en: '' },
    },
  }
  vi.mocked(useAgenda).mockReturnValue(ref({ visits: [], due: [due] }))
  const screen = mountPart(TodayScreen, { global: { stubs: { RouterLink: RouterLinkStub } } })
  expect(screen.text()).toMatch(
    /已过日子.*小安.*过期 \d+ 天.*上次见到：三个月后.*连续两个周期只有电话联系.*约走访/s,
  )
  await expectNoAxe(screen)
})
