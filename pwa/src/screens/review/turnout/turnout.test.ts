import { afterEach, expect, it, vi } from 'vitest'
import { expectNoAxe, mountPart } from '@/../tests/parts'
import { TURNOUT_REASONS, type Turnout, type TurnoutReason } from '@/domain/turnout'
import TurnoutScreen from './TurnoutScreen.vue'
import { quarterWords, sumWords } from './words'

const told: Turnout = {
  ...{ id: 't', quarter: '2026-Q3', told_at: Date.UTC(2026, 9, 6), expected: 7, came: null },
  organisation: { id: 'o', name: '云渡派出所', type: 'POLICE_STATION' },
  ...{ has_head: true, may_answer: true, answer: null },
}
const answer: Turnout['answer'] = {
  ...{ reason: 'NO_STAFF', reason_words: { zh: '人手不够', en: 'we lack staff' }, words: '两个民警三个村' },
  ...{ by: { id: 's', name: '严守川', org: '云渡派出所', role: null }, at: Date.UTC(2026, 9, 8) },
}
const served = vi.hoisted(() => ({ items: [] as unknown[], reach: 'own' }))
const postTurnoutAnswer = vi.fn(async (..._given: unknown[]) => told)
vi.mock('@/queries/account', () => ({
  useAccount: () => ({ permissions: { value: { 'turnout.read': served.reach, 'visit.list': 'area' } } }),
}))
vi.mock('@/net/turnout', () => ({
  getTurnouts: async () => ({ items: served.items, page: 1, pages: 1, total: served.items.length }),
  postTurnoutAnswer: (...given: unknown[]) => postTurnoutAnswer(...given),
}))

afterEach(() => {
  vi.clearAllMocks()
  served.reach = 'own'
})

async function shown(...items: Turnout[]) {
  served.items = items
  const screen = mountPart(TurnoutScreen)
  await vi.waitFor(() => expect(screen.find('[role=status]').exists()).toBe(false))
  return screen
}

it('says sums in words, and small ones not exactly', () => {
  expect(quarterWords('2026-Q3')).toBe('2026 年第 3 季度')
  expect(sumWords(told)).toContain('有 7 次，到场不到 5 次')
  expect(sumWords({ ...told, expected: 20, came: 8 })).toContain('有 20 次，到场 8 次')
})

it('asks the head why, and wants words only where no reason fits', async () => {
  const screen = await shown(told)
  expect(screen.text()).toContain('云渡派出所 · 2026 年第 3 季度')
  await screen.get('form').trigger('submit')
  expect(screen.text()).toContain('请选一项')
  const choose = (reason: TurnoutReason) =>
    screen.findAll('input')[TURNOUT_REASONS.indexOf(reason)]?.setValue(true)
  await choose('OTHER')
  await screen.get('form').trigger('submit')
  expect(screen.text()).toContain('选了“其他”，请写几句')
  expect(postTurnoutAnswer).not.toHaveBeenCalled()
  await choose('NO_STAFF')
  await screen.get('textarea').setValue(' 两个民警三个村 ')
  await screen.get('form').trigger('submit')
  expect(postTurnoutAnswer).toHaveBeenCalledWith('t', 'NO_STAFF', '两个民警三个村')
  await expectNoAxe(screen)
})

it('shows the supervisor what was answered, and where nobody is there to read it', async () => {
  served.reach = 'area'
  const other = { ...told, id: 'u', may_answer: false, has_head: false }
  const screen = await shown({ ...told, may_answer: false, answer }, other)
  expect(screen.find('form').exists()).toBe(false)
  expect(screen.text()).toContain('答复：人手不够。')
  expect(screen.text()).toContain('两个民警三个村')
  expect(screen.text()).toContain('严守川')
  expect(screen.text()).toContain('还没有这个单位的负责人账号')
  await expectNoAxe(screen)
})

it('says so where there is nothing to tell', async () => {
  expect((await shown()).text()).toContain('没有要说的')
})
