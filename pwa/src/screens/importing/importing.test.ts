import { enableAutoUnmount, flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ref } from 'vue'
import {
  codesOf,
  type FaultPage,
  type FaultRow,
  type ImportPage as Found,
  LEFT_OUT,
  place,
} from '@/domain/importing'
import { Refusal } from '@/domain/refusal'
import {
  deleteImport,
  getFaults,
  getImport,
  getImportProfiles,
  postImportStart,
  putImportOptions,
} from '@/net/imports'
import { useAccount } from '@/queries/account'
import { expectNoAxe, mountPart } from '../../../tests/parts'
import ImportPage from './ImportPage.vue'
import { stepsOf } from './steps'

vi.mock('@/net/imports')
vi.mock('@/queries/account')

const CONSENT = {
  sheet: 'people',
  column: 'consent',
  heading: { zh: '知情同意', en: 'Consent' },
  choices: [
    { code: 'AGREED', zh: '同意', en: 'agreed' },
    { code: 'DECLINED', zh: '不同意', en: 'declined' },
  ],
  values: [
    { value: '1', shown: '1', count: 40, code: 'AGREED', sure: false },
    { value: '9', shown: '9', count: 2, code: null, sure: false },
  ],
}

const fault: FaultRow = {
  sheet: '服务对象',
  row: 4,
  column: 'B',
  heading: '身份证号',
  code: 'id_no.check',
  bad: true,
  said: '9901****0085',
  what: { zh: '校验码不符', en: 'the check digit does not fit' },
  right: { zh: '请对照证件重新输入', en: 'type it again from the card' },
}

const checked: Found = {
  id: 'i1',
  name: '石桥村名单.xlsx',
  state: 'CHECKED',
  created_at: 0,
  changed_at: 0,
  file_kept: true,
  progress: null,
  choice: null,
  refusal: null,
  new: 2,
  known: 0,
  bad: 0,
  blocked: false,
  unlisted: 0,
  codes_open: false,
  passwords: 0,
  sheets: [{ key: 'people', name: { zh: '服务对象', en: 'People' }, new: 2, known: 0, bad: 0 }],
  questions: [],
  options: { codes: {}, datum: '', system: '' },
}

const faults = (...items: FaultRow[]): FaultPage => ({
  items,
  sheets: [...new Set(items.map(({ sheet }) => sheet))],
  page: 1,
  pages: 1,
  total: items.length,
})

/** The page of an import that stands like this, with what the check said. */
async function page(changes: Partial<Found> = {}, said = faults()) {
  vi.mocked(getImport).mockResolvedValue({ ...checked, ...changes })
  vi.mocked(getFaults).mockResolvedValue(said)
  const shown = mountPart(ImportPage, { props: { id: 'i1' } })
  await flushPromises()
  return shown
}
const button = (shown: Awaited<ReturnType<typeof page>>, words: string) =>
  shown.findAll('button').find((one) => one.text() === words)

enableAutoUnmount(afterEach)
beforeEach(() => {
  vi.mocked(useAccount).mockReturnValue({ permissions: ref({ 'import.people': 'area' }) } as never)
  vi.mocked(getImportProfiles).mockResolvedValue([])
})
afterEach(() => {
  vi.useRealTimers()
  vi.clearAllMocks()
})

it('a bad row says sheet, row, column, what is wrong and what would be right', async () => {
  const shown = await page({ bad: 1, new: 1 }, faults(fault))
  const cells = shown.findAll('tbody tr td, tbody tr th').map((one) => one.text())
  expect(cells.join(' ')).toContain('服务对象 第 4 行 B')
  for (const told of ['身份证号', '须改正', '校验码不符', '“9901****0085”', '请对照证件重新输入']) {
    expect(cells.join(' ')).toContain(told)
  }
  await expectNoAxe(shown)
})

it('a fault of a whole sheet names no row', async () => {
  const shown = await page({ blocked: true }, faults({ ...fault, row: 0, column: '', heading: '' }))
  expect(shown.text()).toContain('服务对象 整张表')
})

it('what was put right by itself, and who is here already, need nothing', async () => {
  const mended = { ...fault, bad: false, code: 'text.wide' }
  const shown = await page({}, faults(mended, { ...mended, row: 5, code: 'row.known' }))
  expect(shown.text()).toContain('已自动处理')
  expect(shown.text()).toContain('已有')
  expect(shown.find('tbody').text()).not.toContain('须改正')
})

it('more faults than a report can hold are said to be there', async () => {
  expect((await page({ bad: 9, unlisted: 7 }, faults(fault))).text()).toContain('另有 7 行问题太多')
})

it('a good file is written whole; with a bad row only the good ones can be, and only when chosen', async () => {
  const whole = await page()
  expect(whole.text()).toContain('要么全部写入，要么一行也不写')
  await button(whole, '开始导入')?.trigger('click')
  expect(postImportStart).toHaveBeenLastCalledWith('i1', 'ALL')

  const partly = await page({ bad: 1, new: 1 }, faults(fault))
  expect(partly.text()).toContain('还有问题，不能全部导入')
  expect(partly.text()).not.toContain('要么全部写入')
  expect(button(partly, '开始导入')?.attributes('aria-disabled')).toBe('true')
  await partly.find('input[type=radio]').setValue(true)
  await button(partly, '开始导入')?.trigger('click')
  expect(postImportStart).toHaveBeenLastCalledWith('i1', 'GOOD')
})

it('a file with nothing new can only be given up', async () => {
  const shown = await page({ new: 0, known: 2 })
  expect(shown.text()).toContain('没有需要导入的')
  expect(button(shown, '开始导入')).toBeUndefined()
  await button(shown, '放弃这个文件')?.trigger('click')
  expect(deleteImport).toHaveBeenCalledWith('i1')
})

it('a refusal to start stays in sight, and what was chosen too', async () => {
  const words = { zh: '还有问题', en: 'Faults remain' }
  vi.mocked(postImportStart).mockRejectedValueOnce(
    new Refusal({ code: 'import.has_faults', message: words, help: words }),
  )
  const shown = await page()
  await button(shown, '开始导入')?.trigger('click')
  await flushPromises()
  expect(shown.get('[role=alert]').text()).toContain('还有问题')
  expect(shown.get<HTMLInputElement>('input[type=radio]').element.checked).toBe(true)
})

it('the server guesses a code and the person confirms; what it cannot guess stays open', async () => {
  const shown = await page({ questions: [CONSENT], codes_open: true })
  const [one, nine] = shown.findAll('fieldset select').map((each) => each.element as HTMLSelectElement)
  expect([one?.value, nine?.value]).toEqual(['AGREED', ''])
  expect(shown.text()).not.toContain('开始导入')
  await shown.findAll('fieldset select')[1]?.setValue(LEFT_OUT)
  await shown.get('form').trigger('submit')
  expect(putImportOptions).toHaveBeenCalledWith(
    'i1',
    { codes: { people: { consent: { '1': 'AGREED', '9': '' } } }, datum: '', system: '' },
    '',
  )
})

it('codes that nobody chose are left unknown, not left out', () => {
  const chosen = new Map([[place('people', 'consent', '1'), 'DECLINED']])
  expect(codesOf([CONSENT], chosen)).toEqual({ people: { consent: { '1': 'DECLINED' } } })
})

it('the bar shows how far it is, and promises nothing while nobody works on it', async () => {
  const going = await page({ state: 'WRITING', progress: { done: 427, of: 1000 } })
  expect(going.get('progress').attributes('value')).toBe('0.427')
  expect(going.text()).toContain('42%')

  const waiting = await page({ state: 'WRITING', progress: null })
  expect(waiting.get('progress').attributes('value')).toBeUndefined()
  expect(waiting.text()).not.toContain('%')
  expect(waiting.text()).toContain('关掉页面也会继续')
})

it('it is asked about while the server works on it, and no longer', async () => {
  vi.useFakeTimers()
  await page({ state: 'CHECKING', progress: null })
  expect(getImport).toHaveBeenCalledTimes(1)
  vi.mocked(getImport).mockResolvedValue(checked)
  await vi.advanceTimersByTimeAsync(1100)
  expect(getImport).toHaveBeenCalledTimes(2)
  await vi.advanceTimersByTimeAsync(5000)
  expect(getImport).toHaveBeenCalledTimes(2)
})

it('a refused file says why and what to do', async () => {
  const refusal = {
    code: 'import.old_format',
    message: { zh: '这是旧格式的表格', en: 'This is an old workbook' },
    help: { zh: '请另存为 .xlsx', en: 'Save it as .xlsx' },
    details: {},
  }
  const shown = await page({ state: 'REFUSED', refusal, sheets: [] } as Partial<Found>)
  expect(shown.text()).toContain('这是旧格式的表格')
  expect(shown.text()).toContain('请另存为 .xlsx')
  expect(button(shown, '开始导入')).toBeUndefined()
})

it.each([
  ['CHECKING', false, ['now', 'todo', 'todo', 'todo']],
  ['CHECKED', true, ['done', 'now', 'todo', 'todo']],
  ['CHECKED', false, ['done', 'done', 'now', 'todo']],
  ['WRITING', false, ['done', 'done', 'done', 'now']],
  ['DONE', false, ['done', 'done', 'done', 'done']],
] as const)('%s (codes open: %s) stands at its step', (state, codes_open, expected) => {
  expect(stepsOf({ ...checked, state, codes_open }).map((one) => one.state)).toEqual(expected)
})
