import { expect, it, vi } from 'vitest'
import { expectNoAxe, mountPart } from '@/../tests/parts'
import type { CheckRate, CheckRates } from '@/domain/review'
import ChecksScreen from './ChecksScreen.vue'

const words = (text: string) => ({ zh: text, en: text })
const check = (name: string, changes: Partial<CheckRate> = {}): CheckRate => ({
  ...{ name, rule: null, question: words(`${name}？`), channel_words: words('时间') },
  ...{ pattern_words: words('伪造走访'), doubts: 2, visits: 40, failed: 0, false_alarms: null },
  ...changes,
})
const getCheckRates = vi.fn<() => Promise<CheckRates>>()
vi.mock('@/net/review', () => ({ getCheckRates: () => getCheckRates() }))

it('says how often a check was wrong, and which could not run: that clears nobody', async () => {
  const checks = [
    check('time.stay', { failed: 3 }),
    check('time.travel', { false_alarms: { of: 40, alarms: 1 } }),
  ]
  getCheckRates.mockResolvedValue({ silent_until: null, checks })
  const screen = mountPart(ChecksScreen)
  await vi.waitFor(() => expect(screen.text()).toContain('1 项核对有时没能运行'))
  expect(screen.text()).toMatch(/没能运行不等于没有疑问.*time\.stay？/)
  expect(screen.text()).toContain('有 3 次走访没能运行')
  expect(screen.text()).toContain('40 次已由回访证实的走访里，它问错了 1 次（2.5 %）')
  expect(screen.text()).toContain('误报率还不知道')
  await expectNoAxe(screen)
})

it('warns of nothing where every check ran', async () => {
  getCheckRates.mockResolvedValue({ silent_until: null, checks: [check('time.stay')] })
  const screen = mountPart(ChecksScreen)
  await vi.waitFor(() => expect(screen.text()).toContain('40 次走访里提出 2 次'))
  expect(screen.text()).not.toContain('没能运行')
})
