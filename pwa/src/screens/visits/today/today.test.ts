import { flushPromises } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import { ref } from 'vue'
import { refreshTasks } from '@/actions/refreshTasks'
import { useDrafts } from '@/queries/drafts'
import { type TaskCard, useConfirmations, useTasks } from '@/queries/tasks'
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
  ...over,
})

function planned(...tasks: TaskCard[]): void {
  vi.mocked(useTasks).mockReturnValue(ref(tasks))
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
  const tasks = ref<TaskCard[]>()
  vi.mocked(useTasks).mockReturnValue(tasks)
  const screen = mountPart(TodayScreen)
  tasks.value = []
  await screen.vm.$nextTick()
  expect(screen.text()).not.toContain('没有安排走访')
  await flushPromises()
  expect(screen.text()).toContain('这几天没有安排走访')
})
