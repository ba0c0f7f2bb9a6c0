import { describe, expect, it } from 'vitest'
import { JOINER, member, NINE, OPENER, visit } from '../../../../tests/review/fixture'
import { meetingWords } from './meetings'

const meeting = visit.members[1]?.handshakes[0]
if (!meeting) throw new Error('the fixture has a handshake')

describe('a handshake', () => {
  it('is told from each side', () => {
    expect(meetingWords(meeting, JOINER, visit.members)).toBe(
      '与沈知夏会合：09:02 · 动态码对上 · 往返 18 秒 · 扫码',
    )
    expect(meetingWords(meeting, OPENER, visit.members)).toContain('与何小满会合')
  })

  it('is told in the server’s time when the opener’s clock was wrong', () => {
    const fast = [member({ clock_offset_ms: 14 * 60_000 })]
    const said = { ...meeting, replied_at: NINE + 16 * 60_000 }
    expect(meetingWords(said, JOINER, fast)).toContain('09:02')
  })

  it.each([
    [{ code: null }, '动态码还无法核对'],
    [{ code: false }, '动态码没有对上'],
    [{ code: true, reply: false }, '回应码没有对上'],
  ])('%j reads %s', (found, words) => {
    expect(meetingWords({ ...meeting, ...found }, JOINER, visit.members)).toContain(words)
  })
})
