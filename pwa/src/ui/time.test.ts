import { describe, expect, it } from 'vitest'
import { dayStart, timeWords } from './time'

const now = new Date(2026, 10, 23, 14, 5).getTime()
const hour = 3_600_000

describe('time in words', () => {
  it.each([
    [now - 20_000, 'ago', '现在'],
    [now - 5 * 60_000, 'ago', '5分钟前'],
    [now - 26 * hour, 'ago', '昨天'],
    [now, 'moment', '今天 14:05'],
    [now - 24 * hour, 'moment', '昨天 14:05'],
    [now - 72 * hour, 'day', '11月20日周五'],
    [now + 24 * hour, 'day', '明天'],
    [new Date(2025, 0, 2).getTime(), 'day', '2025年1月2日周四'],
    [now, 'date', '11月23日'],
    [now, 'full', '2026年11月23日'],
  ] as const)('%i as %s reads %s', (at, form, words) => {
    expect(timeWords(at, form, now, 'zh-CN')).toBe(words)
  })

  it('speaks English too', () => {
    expect(timeWords(now, 'moment', now, 'en')).toBe('today 14:05')
  })
})

it('a calendar day starts at the phone’s own midnight', () => {
  expect(new Date(dayStart('2026-11-23')).getHours()).toBe(0)
})
