import { beforeEach, expect, it, vi } from 'vitest'
import { ref } from 'vue'
import { closeCase } from '@/actions/closeCase'
import { useAccount } from '@/queries/account'
import { useCases, useCaseTotals } from '@/queries/register'
import { expectNoAxe, mountPart } from '../../../tests/parts'
import { DOCTOR, entry, row } from '../../../tests/register/people'
import { actSheet, closeSheet } from '../register/sheets/cases'
import CasesScreen from './CasesScreen.vue'
import { filterOf, queryOf, whichOf } from './filters'

vi.mock('@/actions/closeCase')
vi.mock('@/queries/account')
vi.mock('@/queries/register')

const answered = (data: unknown) =>
  ({ data: ref(data), error: ref(null), loading: ref(false), reload: vi.fn(async () => undefined) }) as never

beforeEach(() => {
  vi.mocked(useAccount).mockReturnValue({ permissions: ref(DOCTOR) } as never)
  vi.mocked(useCaseTotals).mockReturnValue(answered([{ kind: 'GUARD_WEAK', open: 1, due: 1 }]))
  vi.mocked(useCases).mockReturnValue(
    answered({ items: [{ ...entry, patient: row }], page: 1, pages: 1, total: 1 }),
  )
})

it('an entry says why, who keeps it, and when it is looked at', async () => {
  const screen = mountPart(CasesScreen)
  for (const told of ['柳青禾', '监护能力弱，2026年11月1日列入', '该复核了', '可以结束']) {
    expect(screen.text()).toContain(told)
  }
  await expectNoAxe(screen)
})

it('whoever may not act sees no button', () => {
  vi.mocked(useAccount).mockReturnValue({ permissions: ref({ 'case.list': 'area' }) } as never)
  expect(mountPart(CasesScreen).text()).not.toContain('记录措施')
})

it('offers the actions of its list, and no others', () => {
  const [action] = actSheet(entry).fields
  expect(
    action &&
      'options' in action &&
      Array.isArray(action.options) &&
      action.options.map(({ value }) => value),
  ).toEqual(['SUPPORT', 'CO_GUARDIAN', 'TRAIN'])
})

it('ending says why it may be ended', async () => {
  const sheet = closeSheet(entry)
  expect(sheet.intro).toBe('“弱监护”已符合结束的条件：监护能力恢复。')
  await sheet.save({})
  expect(closeCase).toHaveBeenCalledWith('c1')
})

it('the address remembers the list and which of its entries', () => {
  const query = queryOf('LOST', 'due', 2)
  expect(query).toEqual({ kind: 'LOST', which: 'due', page: '2' })
  const filter = filterOf(query as never)
  expect(filter).toEqual({ kind: 'LOST', due: true, page: 2 })
  expect(whichOf(filter)).toBe('due')
  expect(filterOf({ kind: 'NOBODY' } as never)).toEqual({})
})
