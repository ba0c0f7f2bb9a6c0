import { expect, it, vi } from 'vitest'
import { expectNoAxe, mountPart } from '@/../tests/parts'
import { refuse } from '@/domain/refusal'
import type { Check, Checks } from '@/queries/checks'
import { byPattern } from './groups'
import ProofScreen from './ProofScreen.vue'

const words = (text: string) => ({ zh: `${text}（中）`, en: text })
const check = (name: string, pattern: string): Check => ({
  ...{ name, rule: name === 'a' ? 'A-01' : null, pattern, channel: 'time' },
  ...{ question: words(`${name}?`), limits: words(`${name} cannot`) },
  ...{ pattern_words: words(pattern), channel_words: words('time') },
})
const CHECKS = [check('a', 'alone'), check('b', 'phone'), check('c', 'alone')]
const getChecks = vi.fn<() => Promise<Checks>>()
vi.mock('@/net/checks', () => ({ getChecks: () => getChecks() }))

it('puts checks together by what they would speak of, in their own order', () => {
  expect(byPattern(CHECKS).map(({ pattern, checks }) => [pattern, checks.map(({ name }) => name)])).toEqual([
    ['alone', ['a', 'c']],
    ['phone', ['b']],
  ])
})

it('tells every check with its limits, to anybody', async () => {
  getChecks.mockResolvedValue({ version: '2026-11.1', checks: CHECKS })
  const screen = mountPart(ProofScreen)
  await vi.waitFor(() => expect(screen.findAll('details')).toHaveLength(3))
  expect(screen.text()).toContain('b cannot')
  expect(screen.text()).toContain('2026-11.1')
  await expectNoAxe(screen)
})

it('promises no more than the rule and the app keep', async () => {
  getChecks.mockRejectedValue(refuse('net.unreachable'))
  const screen = mountPart(ProofScreen)
  await vi.waitFor(() => expect(screen.text()).toContain('连不上'))
  for (const said of [
    '单独一件平常意外解释不了的事也会',
    '不说明是何时画的',
    '记录里不写手机是否刚验证过主人',
  ]) {
    expect(screen.text()).toContain(said)
  }
})

it('says what it knows without a network, too', async () => {
  getChecks.mockRejectedValue(refuse('net.unreachable'))
  const screen = mountPart(ProofScreen)
  await vi.waitFor(() => expect(screen.text()).toContain('连不上'))
  expect(screen.text()).toContain('证明不了的')
})
