import { flushPromises } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import { ref } from 'vue'
import { assignTasks } from '@/actions/assignTasks'
import type { TeamRow } from '@/domain/admin'
import type { BoardRow } from '@/domain/register/board'
import { useAccount } from '@/queries/account'
import { useBoard, useBoardTotals } from '@/queries/board'
import { useTeams } from '@/queries/people'
import { expectNoAxe, mountPart } from '../../../tests/parts'
import { DOCTOR } from '../../../tests/register/people'
import BoardScreen from './BoardScreen.vue'
import { assignSheet } from './sheets'

vi.mock('@/actions/assignTasks')
vi.mock('@/queries/account')
vi.mock('@/queries/board')
vi.mock('@/queries/people')

const he = { id: 's1', name: '何小满', org: '石桥村委会', role: 'GRID' }
const row: BoardRow = {
  id: 'k1',
  kind: 'FOLLOW_UP',
  due_on: '2026-11-20',
  window_start: '2026-11-13',
  days_over: 3,
  rule: 'D3',
  rules: ['D3'],
  sentence: { zh: '稳定，上次8月20日见到：三个月后', en: '' },
  policy: '2026-11',
  held: false,
  escalate: false,
  untried: null,
  patient: 'p1',
  patient_code: 'WTYF-M49M',
  first_name: '青禾',
  area: { id: 'a1', name: '石桥村' },
  team: { id: 't1', name: '石桥村关爱帮扶小组', leader: null },
  assignee: null,
  light: 'NONE',
  visit: null,
  phones: [{ staff: he, last_at: 1 }],
}
const teams: TeamRow[] = [
  {
    id: 't1',
    name: '石桥村关爱帮扶小组',
    type: 'CARE',
    leader: 's2',
    members: [he, { id: 's2', name: '沈知夏' }],
  },
  {
    id: 't2',
    name: '竹溪云顶关爱帮扶小组',
    type: 'CARE',
    leader: 's2',
    members: [{ id: 's3', name: '罗远' }],
  },
]
const answered = (data: unknown) =>
  ({ data: ref(data), error: ref(null), loading: ref(false), reload: vi.fn(async () => undefined) }) as never

beforeEach(() => {
  vi.mocked(useAccount).mockReturnValue({ permissions: ref(DOCTOR) } as never)
  vi.mocked(useBoard).mockReturnValue(answered({ items: [row], page: 1, pages: 1, total: 1 }))
  const totals = {
    overdue: 1,
    week: 0,
    later: 0,
    unassigned: 0,
    remind: 0,
    untried: 0,
    lights: { amber: 0, red: 0 },
  }
  vi.mocked(useBoardTotals).mockReturnValue(answered(totals))
  vi.mocked(useTeams).mockReturnValue(answered(teams))
  vi.mocked(assignTasks).mockResolvedValue({ changed: 1 })
})

it('says of a task that nobody went, tried or called', () => {
  const untried = { zh: '应访日已过，这期间没有走访', en: '' }
  vi.mocked(useBoard).mockReturnValue(answered({ items: [{ ...row, untried }], page: 1, pages: 1, total: 1 }))
  expect(mountPart(BoardScreen).text()).toContain('应访日已过')
})

it('shows who is due, how long over, and on whose phone the card is', async () => {
  const board = mountPart(BoardScreen)
  for (const told of ['青禾', '逾期 3 天', '三个月后', '走访卡在何小满的手机上'])
    expect(board.text()).toContain(told)
  await expectNoAxe(board)
})

it('what is ticked is asked for together, by keyboard as by thumb', async () => {
  const board = mountPart(BoardScreen)
  await board.get('input[type=checkbox]').trigger('change')
  const many = board.findAll('button').find((one) => one.text().startsWith('请人去（1 项）'))
  await many?.trigger('click')
  await flushPromises()
  expect(board.get('dialog').text()).toContain('手机上已有的记录都会照常收下')
})

it('a colleague of the same team is asked without moving the person', async () => {
  const { save } = assignSheet([row], teams)
  expect(await save({ team: 't1', 'to t1': 's1' })).toBe('已请何小满负责 1 项')
  expect(assignTasks).toHaveBeenLastCalledWith(['k1'], null, 's1')
})

it('another team takes the person over, whoever of it goes', async () => {
  const { save } = assignSheet([row], teams)
  expect(await save({ team: 't2', 'to t2': '-' })).toBe('已请竹溪云顶关爱帮扶小组负责 1 项')
  expect(assignTasks).toHaveBeenLastCalledWith(['k1'], 't2', null)
})
