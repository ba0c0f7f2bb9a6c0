import { describe, expect, it } from 'vitest'
import type { Grade } from '@/domain/visits'
import { setLocale } from '@/locales'
import { awaitedWords, provenWords } from './sentences'

const members = (...grades: (Grade | null)[]) =>
  grades.map((grade, i) => ({ id: `m${i}`, name: '罗远', org: '云渡派出所', role: 'POL', grade }))

const CLOSED = { state: 'CLOSED', cancelled: null, awaiting: { statements: 0, evidence: 0 } }

describe('what a row says', () => {
  it.each([
    ['JOINT_CONFIRMED', members('A', 'B'), '两人到场，已互相确认'],
    ['JOINT_PENDING', members('A', 'A', 'C'), '两人到场，已互相确认 · 一人待本人确认'],
    ['JOINT_REDUCED', members('A', 'A', null), '两人到场，已互相确认 · 联合走访，有人因故未到'],
    ['JOINT_CONFIRMED', members('A', 'A', 'C'), '三人到场，已互相确认'],
    ['SINGLE', members('A', 'D'), '一人到场 · 一人未证明在场'],
    ['TEAM_INCOMPLETE', members('A', 'A'), '两人到场 · 到场的人还不够成组'],
    [null, members(null, null), '还没有收到这次走访的记录'],
  ])('%s', (authenticity, them, words) => {
    expect(provenWords({ ...CLOSED, authenticity, members: them }).join(' · ')).toBe(words)
  })

  it('does not ask a colleague for a word while their record is still on its way', () => {
    const row = { ...CLOSED, awaiting: { statements: 1, evidence: 0 } }
    const words = provenWords({ ...row, authenticity: 'JOINT_PENDING', members: members('A', 'C') })
    expect(words).toEqual(['两人到场，已互相确认'])
  })

  it('of a planned visit says only that', () => {
    const row = { ...CLOSED, state: 'PLANNED', authenticity: null, members: members(null, null) }
    expect(provenWords(row)).toEqual(['还没有走访'])
  })

  it.each([
    ['EXPIRED', null, '计划的日子已过，还没有收到记录'],
    ['CANCELLED', 'ROAD', '没有去：天气或道路'],
  ] as const)('of a visit that is %s says so, and no more', (state, cancelled, words) => {
    const row = { ...CLOSED, state, cancelled, authenticity: null, members: members(null) }
    expect(provenWords(row)).toEqual([words])
  })

  it('speaks English too', async () => {
    await setLocale('en')
    expect(
      provenWords({ ...CLOSED, authenticity: 'JOINT_PENDING', members: members('A', 'B', 'C') }).join(' · '),
    ).toBe('two people, confirmed by each other · one person still to confirm')
    expect(awaitedWords({ awaiting: { statements: 1, evidence: 3 } })).toEqual([
      'one record still missing',
      '3 photos or signatures still missing',
    ])
    await setLocale('zh-CN')
  })

  it('is silent about what is complete', () => {
    expect(awaitedWords({ awaiting: { statements: 0, evidence: 0 } })).toEqual([])
  })
})
