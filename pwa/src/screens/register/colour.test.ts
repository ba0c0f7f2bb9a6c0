import { beforeEach, describe, expect, it, vi } from 'vitest'
import { ref } from 'vue'
import { objectToColour } from '@/actions/objectToColour'
import type { ColourRow, Objection, PersonCalendar } from '@/domain/register/board'
import { useAccount } from '@/queries/account'
import { expectNoAxe, mountPart } from '../../../tests/parts'
import ColourSection from './sections/ColourSection.vue'
import { objectSheet } from './sheets/colour'

vi.mock('@/actions/objectToColour')
vi.mock('@/queries/account')

const shen = { id: 'u1', name: '沈知夏', org: '卫生院', role: 'MHP' }
const settled: ColourRow = {
  ...{ assessment: 'ab', on: '2026-08-01', by: shen, confirmed: 'ORANGE', points: 40 },
  items: [{ factor: 'danger', value: '3', points: 40 }],
  ...{ second_needed: false, agreed: null, second_by: null, valid_until: '2026-11-01' },
}
const objection: Objection = {
  ...{ id: 'o1', said_by: 'GUARDIAN', wish: 'OBJECT', on: '2026-11-20', words: '他很久没有闹过', by: shen },
  ...{ settled_on: null, changed: null, told_on: null, told_how: null, told_by: null },
}
const calendar = (change: Partial<PersonCalendar>): PersonCalendar => ({
  ...{ tasks: [], last_on: null, met_on: null, light: null, shortage: null, disease_class: null },
  ...{ danger: null, safety: null, contacts: [], colour: null, objections: [] },
  ...change,
})
const section = (change: Partial<PersonCalendar>) =>
  mountPart(ColourSection, { props: { id: 'p1', calendar: calendar(change) } })

beforeEach(() => {
  const permissions = ref({ 'colour.object': 'area', 'colour.assess': 'area' })
  vi.mocked(useAccount).mockReturnValue({ permissions } as never)
})

describe('the level of a person', () => {
  it('is never silently kept once its time is over', async () => {
    const shown = section({ colour: { now: null, assessments: [settled] } })
    expect(shown.text()).toContain('已过有效期，须由医生重新确认')
    await expectNoAxe(shown)
  })

  it('is explained point by point, with what it does not decide', () => {
    const text = section({ colour: { now: 'ORANGE', assessments: [settled] } }).text()
    expect(text).toContain('不影响治疗、补助、上学和工作')
    expect(text).toContain('40')
  })

  it('tells a colleague who may not know it of the objection alone', () => {
    const text = section({ objections: [{ ...objection, words: null }] }).text()
    expect(text).toContain('监护人不同意')
    expect(text).toContain('等待重新评估')
    expect(text).not.toContain('现在：')
  })

  it.each([
    [true, '重新评估后已调整'],
    [false, '重新评估后维持不变'],
  ])('says both outcomes, and that the person is to be told (%s)', (changed, words) => {
    const shown = section({ objections: [{ ...objection, settled_on: '2026-11-23', changed }] })
    expect(shown.text()).toContain(words)
    expect(shown.text()).toContain('还没有告知本人')
    expect(shown.findAll('button').map((one) => one.text())).toContain('告知本人')
  })

  it('sends what was said as it was said', async () => {
    const said = { said_by: 'PATIENT', wish: 'OBJECT', words: '我不同意', on: '2026-11-23' } as const
    expect(await objectSheet('p1').save(said)).toBe('已记录，医生会重新评估')
    expect(objectToColour).toHaveBeenCalledWith('p1', said)
  })
})
