import { describe, expect, it, vi } from 'vitest'
import { expectNoAxe, mountPart } from '@/../tests/parts'
import type { CasePage, Finding, TimelineLine } from '@/domain/review'
import CaseScreen from './CaseScreen.vue'
import { namedNumbers, rateWords } from './numbers'
import { clocksOf, duringVisit, lanesOf, provenOf } from './timeline'

const NINE = Date.UTC(2026, 10, 20, 1)
const MINUTE = 60_000
const words = (text: string) => ({ zh: text, en: text })
const who = { id: 'he', name: '何小满', org: '石桥村委会', role: 'GRID' }

const finding = (check: string, outcome: Finding['outcome'], changes: Partial<Finding> = {}): Finding => ({
  ...{ check, rule: 'A-08', question: words(`${check}？`), words: words(`${check} 的话`), outcome },
  ...{ limits: words(`${check} 的局限`), channel: 'time', channel_words: words('时间') },
  ...{ pattern: 'invented', pattern_words: words('伪造走访'), strength: 1, numbers: {}, false_alarms: null },
  ...changes,
})
const line = (device: string, ahead: number, at: readonly number[]): TimelineLine => ({
  ...{ member: { ...who, id: device, name: device }, device, from: at[0] ?? 0, to: at.at(-1) ?? 0 },
  events: at.map((moment) => ({
    ...{ at: moment, kind: 'visit.open', clock_ahead: ahead },
    proven: { not_before: moment - MINUTE, not_after: moment + MINUTE },
  })),
})
const page: CasePage = {
  ...{ visit: 'v', patient_code: 'P-15', area: { id: 'a', name: '石桥村' }, team: null, leader: who },
  ...{ on_day: '2026-11-20', opened_at: NINE, because: 'CHECKS', state: 'HEARD', may_decide: true },
  ...{ answer_by: '2026-11-27', pattern: 'invented', pattern_words: words('伪造走访'), doubtful: true },
  ...{ doubts: 1, channels: ['time'], heard: 1, authenticity: 'DOUBTFUL', outcome: null },
  replies: [
    {
      ...{ statement: 'ab', by: who, at: NINE, appeal: false, text: '换了手机', photos: [] },
      ...{ colleague: null, confirmed: null, confirmed_text: null, confirmed_at: null },
    },
  ],
  findings: [
    finding('time.travel', 'doubt', {
      numbers: { km_h: 143.2, metres: 5300, visit: 'x' },
      false_alarms: { of: 40, alarms: 1 },
    }),
    finding('photo.same', 'unknown'),
    finding('time.stay', 'clear'),
  ],
  ...{ failed: ['photo.same'], versions: { checks: '2026-11.1', policy: '2026-11', at: NINE }, older: [] },
  ...{ decisions: [], barred: null, context: [], timeline: [line('he', 0, [NINE])], pairs: [] },
}
const getCase = vi.fn(async () => page)
const postDecision = vi.fn(async () => page)
vi.mock('@/net/review', () => ({
  getCase: () => getCase(),
  postDecision: (...given: unknown[]) => postDecision(...(given as [])),
}))

describe('numbers', () => {
  it('are named and have their units; what names a row is left out', () => {
    expect(namedNumbers({ km_h: 143.2, metres: 5300, share: 0.034, visit: 'x', strange: 4 })).toEqual([
      { term: '需要的时速', value: '143 公里/小时' },
      { term: '两处相距', value: '5.3 公里' },
      { term: '本县这样的走访', value: '3.4 %' },
    ])
  })

  it('say how often a check is wrong', () => {
    expect([rateWords({ of: 40, alarms: 1 }), rateWords({ of: 0, alarms: 0 })]).toEqual(['2.5 %', '0 %'])
  })
})

describe('the phones on one axis', () => {
  it('are lanes in the server’s time', () => {
    const [lane] = lanesOf([line('he', 5 * MINUTE, [NINE, NINE + MINUTE])])
    expect(lane?.happenings.map(({ at, claimed }) => [at, claimed])).toEqual([
      [NINE, NINE + 5 * MINUTE],
      [NINE + MINUTE, NINE + 6 * MINUTE],
    ])
  })

  it('say whose clock was off by more than a minute', () => {
    const lines = [line('he', 5 * MINUTE, [NINE]), line('luo', 20_000, [NINE])]
    expect(clocksOf(lines)).toEqual([{ name: 'he', minutes: 5 }])
  })

  it('leave out what was said about the visit later', () => {
    const answer = {
      ...line('he', 0, [NINE]),
      events: [{ ...line('he', 0, [NINE]).events[0], kind: 'review.reply' }],
    }
    expect(duringVisit([line('luo', 0, [NINE]), answer as TimelineLine]).map(({ device }) => device)).toEqual(
      ['luo'],
    )
  })

  it('prove when everything was', () => {
    expect(provenOf([line('he', 0, [NINE]), line('luo', 0, [NINE + 10 * MINUTE])])).toEqual({
      ...{ from: NINE - MINUTE, to: NINE + 11 * MINUTE },
    })
    expect(provenOf([])).toBeNull()
  })
})

describe('one case', () => {
  it('lets the worker speak first, shows the numbers and how often the check is wrong', async () => {
    const screen = mountPart(CaseScreen, { props: { id: 'v' } })
    await vi.waitFor(() => expect(screen.text()).toContain('换了手机'))
    const order = screen.findAll('h2').map((one) => one.text())
    expect(order.indexOf('本人怎么说')).toBeLessThan(order.indexOf('核对看到什么'))
    expect(screen.text()).toContain('143 公里/小时')
    expect(screen.text()).toContain('它问错了 1 次（2.5 %）')
    expect(screen.text()).toContain('没能运行')
    expect(screen.text()).not.toMatch(/伪造|造假/)
    await expectNoAxe(screen)
  })

  it('is decided with reasons only, and asked once more', async () => {
    const screen = mountPart(CaseScreen, { props: { id: 'v' } })
    await vi.waitFor(() => expect(screen.find('form').exists()).toBe(true))
    await screen.get('form').trigger('submit')
    expect(screen.text()).toContain('请写理由')
    await screen.get('input[type=radio]').setValue(true)
    await screen.get('textarea').setValue('  说清楚了 ')
    await screen.get('form').trigger('submit')
    expect(postDecision).not.toHaveBeenCalled()
    const sure = screen.findAll('dialog button').find((one) => one.text() === '作出决定')
    await sure?.trigger('click')
    expect(postDecision).toHaveBeenCalledWith('v', {
      ...{ outcome: 'EXPLAINED', rejects: false, note: '说清楚了' },
    })
  })
})
