import { describe, expect, it, vi } from 'vitest'
import { expectNoAxe, mountPart } from '@/../tests/parts'
import { Refusal } from '@/domain/refusal'
import type { CasePage, Finding, TimelineLine } from '@/domain/review'
import CaseScreen from './CaseScreen.vue'

const NINE = Date.UTC(2026, 10, 20, 1)
const MINUTE = 60_000
const words = (text: string) => ({ zh: text, en: text })
const who = { id: 'he', name: '何小满', org: '石桥村委会', role: 'GRID' }

const finding = (check: string, outcome: Finding['outcome'], changes: Partial<Finding> = {}): Finding => ({
  ...{ check, rule: 'A-08', question: words(`${check}？`), words: words(`${check} 的话`), outcome },
  ...{ limits: words(`${check} 的局限`), channel: 'time', channel_words: words('时间') },
  ...{
    pattern: 'invented',
    pattern_words: words('伪造走访'),
    strength: 1,
    numbers: {},
    explained: null,
    false_alarms: null,
  },
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
  basis: 'one',
  ...{ visit: 'v', patient_code: 'P-15', area: { id: 'a', name: '石桥村' }, team: null, leader: who },
  ...{
    on_day: '2026-11-20',
    opened_at: NINE,
    because: 'CHECKS',
    state: 'HEARD',
    may_decide: true,
    nobody_may: false,
  },
  ...{ answer_by: '2026-11-27', pattern: 'invented', pattern_words: words('伪造走访'), doubtful: true },
  ...{ doubts: 1, channels: ['time'], heard: 1, authenticity: 'DOUBTFUL', outcome: null },
  calls: [{ at: Date.UTC(2026, 10, 24, 2), words: words('没有人来过') }],
  replies: [
    {
      ...{ statement: 'ab', by: who, at: NINE, appeal: false, missed: false, text: '换了手机', photos: [] },
      ...{ colleague: null, confirmed: null, confirmed_text: null, confirmed_at: null },
    },
  ],
  findings: [
    finding('time.travel', 'doubt', {
      numbers: { km_h: 143.2, metres: 5300, visit: 'x' },
      false_alarms: { of: 40, alarms: 1 },
    }),
    finding('time.late', 'doubt', {
      explained: { by: who, at: NINE, reason: words('其他'), note: '手机借给儿子了' },
    }),
    finding('photo.same', 'unknown'),
    finding('time.stay', 'clear'),
  ],
  ...{ failed: ['photo.same'], versions: { checks: '2026-11.1', policy: '2026-11', at: NINE }, older: [] },
  ...{ news: null, reopened_at: null },
  present: [who],
  ...{ awaited: [], decisions: [], barred: null, context: [], timeline: [line('he', 0, [NINE])], pairs: [] },
}
const getCase = vi.fn(async () => page)
const postDecision = vi.fn(async () => page)
const getCasePhoto = vi.fn(async (_: { sha256: string; of: string }) => new Blob(['x']))
const getCaseStrokes = vi.fn(async (_: { sha256: string; of: string }) =>
  JSON.stringify({
    v: 1,
    width: 320,
    height: 160,
    strokes: [
      [
        [100, 100, 0, 500],
        [900, 400, 240, 500],
      ],
    ],
  }),
)
vi.mock('@/net/review', () => ({
  getCasePhoto: (side: { sha256: string; of: string }) => getCasePhoto(side),
  getCaseStrokes: (side: { sha256: string; of: string }) => getCaseStrokes(side),
  getCase: () => getCase(),
  postDecision: (...given: unknown[]) => postDecision(...(given as [])),
}))

describe('one case', () => {
  it('promises of an outcome only what becomes of it', async () => {
    const screen = mountPart(CaseScreen, { props: { id: 'v' } })
    await vi.waitFor(() => expect(screen.find('form').exists()).toBe(true))
    const offered = screen.get('#decide').text()
    expect(offered).toMatch(/疑问不成立.*说不清.*这次走访照常认定.*疑问成立/s)
    expect(offered).not.toMatch(/不留记录|没有任何记录|档案|属实|不算数/)
  })

  it('leads to the decision from anywhere, where this reader may decide', async () => {
    const screen = mountPart(CaseScreen, { props: { id: 'v' } })
    await vi.waitFor(() => expect(screen.find('form').exists()).toBe(true))
    const section = screen.get('#decide').element
    section.scrollIntoView = vi.fn()
    await screen
      .findAll('button')
      .find((one) => one.text() === '去作决定')
      ?.trigger('click')
    expect(section.scrollIntoView).toHaveBeenCalled()
    expect(document.activeElement).toBe(section)

    getCase.mockResolvedValueOnce({ ...page, may_decide: false, barred: 'team' })
    const barred = mountPart(CaseScreen, { props: { id: 'v' } })
    await vi.waitFor(() => expect(barred.text()).toContain('由别人来决定'))
    expect(barred.text()).not.toContain('去作决定')
    expect(barred.text()).not.toContain('再设一位主管')
  })

  it('lets the worker speak first, shows the numbers and how often the check is wrong', async () => {
    const screen = mountPart(CaseScreen, { props: { id: 'v' } })
    await vi.waitFor(() => expect(screen.text()).toContain('换了手机'))
    const order = screen.findAll('h2').map((one) => one.text())
    expect(order.indexOf('本人怎么说')).toBeLessThan(order.indexOf('核对看到什么'))
    expect(screen.text()).toContain('143 公里/小时')
    expect(screen.text()).toContain('它问错了 1 次（2.5 %）')
    expect(screen.text()).toContain('没能运行')
    expect(screen.text()).toContain('没有人来过')
    expect(screen.get('blockquote').text()).toMatch(/何小满.*事后说明：其他.*手机借给儿子了/s)
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
      ...{ basis: 'one', outcome: 'EXPLAINED', rejects: false, about: [], note: '说清楚了' },
    })
  })
})

describe('a decision', () => {
  it('names whom an upheld doubt concerns, and only such a one', async () => {
    postDecision.mockClear()
    const screen = mountPart(CaseScreen, { props: { id: 'v' } })
    await vi.waitFor(() => expect(screen.find('form').exists()).toBe(true))
    expect(screen.get('form').text()).not.toContain('涉及哪些同事')
    await screen.findAll('input[type=radio]').at(-1)?.setValue(true)
    await screen.get('textarea').setValue('家属说没来')
    await screen.get('form').trigger('submit')
    expect(screen.text()).toContain('请选择涉及的同事')
    expect(screen.get('dialog').attributes('open')).toBeUndefined()
    await screen.get('form input[type=checkbox]').setValue(true)
    await screen.get('form').trigger('submit')
    await screen
      .findAll('dialog button')
      .find((one) => one.text() === '作出决定')
      ?.trigger('click')
    expect(postDecision).toHaveBeenCalledWith('v', {
      ...{ basis: 'one', outcome: 'UPHELD', rejects: false, about: ['he'], note: '家属说没来' },
    })
  })
})

describe('a case about which nobody here may decide', () => {
  it('says so, and what to do', async () => {
    getCase.mockResolvedValueOnce({ ...page, may_decide: false, nobody_may: true, barred: 'decided_before' })
    const screen = mountPart(CaseScreen, { props: { id: 'v' } })
    await vi.waitFor(() => expect(screen.text()).toContain('请系统管理员为本地再设一位主管'))
    expect(screen.find('form').exists()).toBe(false)
  })
})

describe('facts that came while somebody decided', () => {
  it('are looked at first, and what was typed stays', async () => {
    const reason = { code: 'review.new_facts', message: words('有了新情况。'), help: words('请先看。') }
    const screen = mountPart(CaseScreen, { props: { id: 'v' } })
    await vi.waitFor(() => expect(screen.find('form').exists()).toBe(true))
    await screen.get('input[type=radio]').setValue(true)
    await screen.get('textarea').setValue('说清楚了')
    const press = (name: string) =>
      screen
        .findAll('button')
        .find((one) => one.text() === name)
        ?.trigger('click')
    async function refusedThenLookAt(newer: CasePage): Promise<void> {
      postDecision.mockRejectedValueOnce(new Refusal(reason, {}, 409))
      await screen.get('form').trigger('submit')
      await screen
        .findAll('dialog button')
        .find((one) => one.text() === '作出决定')
        ?.trigger('click')
      await vi.waitFor(() => expect(screen.text()).toContain('有了新情况。'))
      getCase.mockResolvedValueOnce(newer)
      await press('看新情况')
      await vi.waitFor(() => expect(screen.text()).not.toContain('有了新情况。'))
    }

    await refusedThenLookAt({ ...page, basis: 'two' })
    expect(postDecision).toHaveBeenLastCalledWith('v', expect.objectContaining({ basis: 'one' }))
    await refusedThenLookAt({ ...page, may_decide: false, barred: 'waiting' })
    expect(postDecision).toHaveBeenLastCalledWith('v', expect.objectContaining({ basis: 'two' }))
    await vi.waitFor(() => expect(screen.text()).toContain('还有同事没有答复'))
    expect(screen.get('form').attributes('style')).toContain('display: none')
    expect(screen.get<HTMLTextAreaElement>('textarea').element.value).toBe('说清楚了')
  })
})

describe('what lies side by side', () => {
  const sides = { mine: { visit: 'v', sha256: 'aa' }, other: { visit: 'w', sha256: 'bb' } }
  const box = { left: 0, top: 0, width: 1000, height: 1000 }
  const region = { mine: box, other: { left: 50, top: 60, width: 900, height: 880 }, mirrored: false }
  const paired: CasePage = {
    ...page,
    pairs: [
      { kind: 'photo', check: 'time.travel', ...sides, bits: 3, off: null, region },
      { kind: 'strokes', check: 'time.travel', ...sides, bits: null, off: 0.002, region: null },
    ],
  }
  const opening = (screen: ReturnType<typeof mountPart>) =>
    screen.findAll('button').filter((one) => one.text() === '打开并排看')

  it('is fetched only when somebody opens it, for that is recorded', async () => {
    getCase.mockResolvedValueOnce(paired)
    const screen = mountPart(CaseScreen, { props: { id: 'v' } })
    await vi.waitFor(() => expect(opening(screen)).toHaveLength(2))
    expect(screen.text()).toContain('两张画面几乎完全相同（256 位里差 3 位）')
    expect(screen.text()).toContain('两个笔迹几乎完全相同')
    expect([getCasePhoto.mock.calls.length, getCaseStrokes.mock.calls.length]).toEqual([0, 0])

    await opening(screen)[0]?.trigger('click')
    await vi.waitFor(() => expect(screen.findAll('#pairs img')).toHaveLength(2))
    expect(getCasePhoto.mock.calls.map(([one]) => [one.sha256, one.of])).toEqual([
      ['aa', 'v'],
      ['bb', 'w'],
    ])
    const frames = screen.findAll('#pairs .frame').map((one) => one.attributes('style'))
    expect(frames).toEqual([
      'left: 0%; top: 0%; width: 100%; height: 100%;',
      'left: 5%; top: 6%; width: 90%; height: 88%;',
    ])

    await opening(screen)[0]?.trigger('click')
    await vi.waitFor(() => expect(screen.findAll('#pairs svg[role=img]')).toHaveLength(2))
    expect(getCaseStrokes).toHaveBeenCalledTimes(2)
    await expectNoAxe(screen)
  })
})

describe('facts that came after a decision', () => {
  it('are told first, and what was decided stays', async () => {
    const decision = {
      outcome: 'EXPLAINED',
      rejects: false,
      note: '说清楚了',
      at: NINE,
      by: who,
      about: [],
      on_appeal: false,
    }
    getCase.mockResolvedValueOnce({
      ...page,
      ...{ outcome: 'EXPLAINED', reopened_at: NINE, decisions: [decision as CasePage['decisions'][number]] },
      news: { new: [words('照片以前用过吗？')], gone: [words('是否一人代签？')] },
    })
    const screen = mountPart(CaseScreen, { props: { id: 'v' } })
    await vi.waitFor(() => expect(screen.text()).toContain('决定之后有新情况'))
    expect(screen.text()).toMatch(/新的疑问：.*照片以前用过吗？.*不再有的疑问：.*是否一人代签？/s)
    expect(screen.text()).toContain('说清楚了')
    expect(screen.find('form').exists()).toBe(true)
    await expectNoAxe(screen)
  })
})
