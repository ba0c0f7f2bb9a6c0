import { describe, expect, it } from 'vitest'
import type { Finding } from '@/domain/review'
import { namedNumbers } from '@/ui/numbers'
import { rateWords } from '../rates'

describe('numbers', () => {
  it('are named and have their units; what names a row is left out', () => {
    expect(namedNumbers({ km_h: 143.2, metres: 5300, share: 0.034, visit: 'x', strange: 4 })).toEqual([
      { term: '需要的时速', value: '143 公里/小时' },
      { term: '两处相距', value: '5.3 公里' },
      { term: '本县这样的走访', value: '3.4 %' },
    ])
  })

  it('are said as a person would: how long, how alike', () => {
    const said = (numbers: Finding['numbers']) => namedNumbers(numbers).map(({ value }) => value)
    expect(said({ minutes: 0.3, shortest_min: 12.4 })).toEqual(['18 秒', '12 分钟'])
    expect(said({ minutes: 190 })).toEqual(['3.2 小时'])
    expect(said({ bits: 0, off: 0 })).toEqual(['几乎完全相同（256 位里差 0 位）', '几乎完全相同'])
    expect(said({ bits: 40, off: 0.02 })).toEqual(['256 位里差 40 位', '相差 2 %'])
  })

  it('say how often a check is wrong', () => {
    expect(rateWords({ of: 40, alarms: 1 })).toContain('（2.5 %）')
    expect(rateWords({ of: 20, alarms: 0 })).toContain('（0 %）')
    expect(rateWords({ of: 0, alarms: 0 })).toContain('误报率还不知道')
  })

  it('give no share of too few visits: none wrong of one is not never wrong', () => {
    const said = rateWords({ of: 19, alarms: 1 })
    expect(said).toMatch(/19 次.*问错了 1 次.*还太少/)
    expect(said).not.toContain('%')
  })
})
