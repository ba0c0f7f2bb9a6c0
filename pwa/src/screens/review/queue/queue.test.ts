import { afterEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { expectNoAxe, mountPart } from '@/../tests/parts'
import type { CaseRow, Queue } from '@/domain/review'
import { EVERYTHING, filterOf, inUse, queryOf, textsOf } from './filters'
import { step, useListKeys } from './keys'
import { besides, walkAlong } from './order'
import QueueScreen from './QueueScreen.vue'

const row = (visit: string, changes: Partial<CaseRow> = {}): CaseRow => ({
  ...{ visit, patient_code: `P-${visit}`, area: { id: 'a', name: '石桥村' }, team: null, leader: null },
  ...{
    on_day: '2026-11-20',
    opened_at: 0,
    because: 'CHECKS',
    state: 'ASKED',
    may_decide: false,
    nobody_may: false,
  },
  ...{ answer_by: '2026-11-27', pattern: 'alone', pattern_words: { zh: '', en: '' }, doubtful: true },
  ...{
    doubts: 2,
    channels: ['time', 'together'],
    heard: 0,
    authenticity: 'DOUBTFUL',
    outcome: null,
    reopened_at: null,
  },
  ...changes,
})
const getCases = vi.fn<() => Promise<Queue>>()
vi.mock('@/net/review', () => ({ getCases: () => getCases() }))
vi.mock('@/net/desk', () => ({ getAreas: async () => [], getTeams: async () => [] }))
afterEach(() => getCases.mockReset())

const queue = (items: readonly CaseRow[], silent_until: number | null = null): Queue => ({
  ...{ items, page: 1, pages: 1, total: items.length, silent_until },
})

describe('the filter in the address', () => {
  it('asks the server for what stands there, and leaves no trace of what is empty', () => {
    expect(filterOf({ pattern: 'alone', ready: '1', page: '2', other: 'x' })).toEqual({
      ...{ pattern: 'alone', ready: true, page: 2 },
    })
    expect(queryOf({ ...EVERYTHING, team: 't' }, 1)).toEqual({ team: 't' })
    expect(inUse(textsOf({ state: 'HEARD', pattern: 'phone' }))).toBe(2)
  })
})

describe('from case to case', () => {
  it('leads along the queue as it was last looked at, and nowhere from outside it', () => {
    walkAlong(['a', 'b', 'c'])
    expect([besides('a'), besides('b'), besides('c'), besides('x')]).toEqual([
      ...[
        { before: null, after: 'b' },
        { before: 'a', after: 'c' },
        { before: 'b', after: null },
      ],
      { before: null, after: null },
    ])
  })
})

describe('j and k', () => {
  it('go down and up and stay at the ends', () => {
    expect([step(-1, 3, 1), step(0, 3, 1), step(2, 3, 1), step(0, 3, -1), step(-1, 3, -1)]).toEqual([
      ...[0, 1, 2, 0, 2],
    ])
  })

  it('move the focus, but are letters where somebody types', () => {
    const list = defineComponent({
      setup() {
        useListKeys(() => [...document.querySelectorAll<HTMLElement>('a')])
        return () => h('div', [h('a', { href: '#1' }, '1'), h('a', { href: '#2' }, '2'), h('input')])
      },
    })
    const screen = mountPart(list)
    const press = (key: string, on: Element = document.body) =>
      on.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
    press('j')
    press('j')
    expect(document.activeElement?.textContent).toBe('2')
    press('k')
    expect(document.activeElement?.textContent).toBe('1')
    press('j', screen.get('input').element)
    expect(document.activeElement?.textContent).toBe('1')
    screen.unmount()
    press('j')
    expect(document.activeElement?.tagName).not.toBe('A')
  })
})

describe('the queue', () => {
  it('shows what may be decided now, and never names a forgery', async () => {
    getCases.mockResolvedValue(
      queue([
        row('1', { state: 'HEARD', may_decide: true, heard: 1, pattern: 'invented' }),
        row('2', { pattern: 'signature', outcome: 'UPHELD', state: 'APPEALED', nobody_may: true }),
      ]),
    )
    const screen = mountPart(QueueScreen)
    await vi.waitFor(() => expect(screen.findAll('li a')).toHaveLength(2))
    expect(screen.text()).toContain('现在可以决定')
    expect(screen.text()).toContain('走访是否进行过')
    expect(screen.text().match(/这里没有人可以决定/g)).toHaveLength(1)
    expect(screen.text()).not.toMatch(/伪造|造假|假的/)
    await expectNoAxe(screen)
  })

  it('says in the first month that it only learns', async () => {
    getCases.mockResolvedValue(queue([], Date.UTC(2026, 11, 20)))
    const screen = mountPart(QueueScreen)
    await vi.waitFor(() => expect(screen.text()).toContain('先学习，不提问'))
  })
})
