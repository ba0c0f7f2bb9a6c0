import { describe, expect, it } from 'vitest'
import type { TimelineLine } from '@/domain/review'
import { clocksOf, duringVisit, lanesOf, provenOf } from './timeline'

const NINE = Date.UTC(2026, 10, 20, 1)
const MINUTE = 60_000

const line = (device: string, ahead: number, at: readonly number[]): TimelineLine => ({
  ...{
    member: { ...{ org: '石桥村委会', role: 'GRID' }, id: device, name: device },
    device,
    from: at[0] ?? 0,
    to: at.at(-1) ?? 0,
  },
  events: at.map((moment) => ({
    ...{ at: moment, kind: 'visit.open', clock_ahead: ahead },
    proven: { not_before: moment - MINUTE, not_after: moment + MINUTE },
  })),
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
