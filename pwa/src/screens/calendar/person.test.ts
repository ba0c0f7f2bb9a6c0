import { flushPromises, RouterLinkStub } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import { ref } from 'vue'
import { answerObjection } from '@/actions/answerObjection'
import { openCard } from '@/actions/openCard'
import { passOnObjection } from '@/actions/passOnObjection'
import type { Card, Objection } from '@/domain/card'
import { refuse } from '@/domain/refusal'
import { useAccount } from '@/queries/account'
import { useKeptCard } from '@/queries/cards'
import { useSomebody } from '@/queries/somebody'
import { TASK } from '../../../tests/fake/cast'
import { expectNoAxe, mountPart } from '../../../tests/parts'
import PersonScreen from './PersonScreen.vue'

vi.mock('@/queries/cards')
vi.mock('@/queries/somebody')
vi.mock('@/actions/openCard')
vi.mock('@/actions/passOnObjection')
vi.mock('@/actions/answerObjection')
vi.mock('@/queries/account')

const contact = { purpose: 'FOLLOW_UP', effect: null, leader: null } as const
const card: Card = {
  ...{ patient: TASK.patient, code: 'QY-1', first_name: '小安', address: TASK.address, village: '石桥村' },
  ...{ management: 'MANAGED', whereabouts: 'HOSPITAL', whereabouts_verified: false },
  ...{ whereabouts_since: '2026-11-15', last_on: '2026-08-24', met_on: '2026-08-24', shortage: 2 },
  ...{ disease_class: 3, danger: 0, safety: null, colour: { now: 'GREEN', assessments: [] } },
  light: { code: 'AMBER', zh: '连续两个周期只有电话联系', en: '' },
  team: { min_staff: 2, min_orgs: 2, need: [], not_invited: [], missing: [], reduced: false, policy: '' },
  tasks: [
    {
      ...{ id: 'd', kind: 'FOLLOW_UP', due_on: '2026-11-24', rule: 'D3', held: false },
      sentence: { zh: '稳定，上次8月24日见到：三个月后', en: '' },
    },
  ],
  contacts: [
    { ...contact, visit: '1', on: '2026-11-16', state: 'ATTEMPTED', form: null, outcome: 'NOBODY' },
    { ...contact, visit: '2', on: '2026-11-10', state: 'CONTACTED', form: 3, outcome: null },
    { ...contact, visit: '3', on: '2026-08-24', state: 'CLOSED', form: 2, outcome: 'SEEN' },
  ],
  guardian: { capacity: 'STRONG', name: '安母', relation: '母亲', phone: '000-5550-1200' },
  responsible: [{ slot: 'POLICE', staff: null }],
  group: { id: 'g', name: '石桥村小组', leader: { id: 's', name: '沈知夏' } },
  consent: { decision: 'AGREED', given_by: 'PATIENT', on: '2026-01-05' },
}
const screen = async () => {
  const shown = mountPart(PersonScreen, {
    ...{ props: { patient: TASK.patient }, global: { stubs: { RouterLink: RouterLinkStub } } },
  })
  await flushPromises()
  return shown
}

const mayDo = (...names: string[]) =>
  vi.mocked(useAccount).mockReturnValue({
    permissions: ref(Object.fromEntries(names.map((name) => [name, 'area']))),
  } as never)

beforeEach(() => {
  mayDo()
  vi.mocked(openCard).mockReset().mockResolvedValue(card)
  vi.mocked(useKeptCard).mockReturnValue(ref(null))
  vi.mocked(useSomebody).mockReturnValue(ref({ ...TASK, waiting: false }))
})

it('says when next and why, how things stand, whom to call, who answers for it, and what was', async () => {
  const shown = await screen()
  const text = shown.text()
  expect(text).toContain('稳定，上次8月24日见到：三个月后')
  expect(text).toMatch(/去向住院（待核实）.*社区管理同意，本人.*目前状况稳定.*分色绿/s)
  expect(text).toMatch(/组长沈知夏.*民警还没有人/s)
  expect(text).toMatch(/上门，没有人在家.*电话联系.*上门走访：见到本人/s)
  expect(text).toContain('连续两个周期只有电话联系')
  expect(shown.get('a[href="tel:00055501200"]').text()).toContain('给家里人打电话')
  await expectNoAxe(shown)
})

it('says until when calls stand in for a visit, and when that was over', async () => {
  const [, call] = card.contacts
  const told = async (over: boolean, shortened: boolean) => {
    const contacts = call ? [{ ...call, instead: { until: '2026-11-20', over, shortened } }] : []
    vi.mocked(openCard).mockResolvedValue({ ...card, contacts, phone: '13900000000' })
    return screen()
  }
  expect((await told(false, false)).text()).toMatch(/电话代替走访，到.*11月20日.*为止。(?!期限)/)
  const ended = await told(true, true)
  expect(ended.text()).toMatch(/例外已于.*11月20日.*结束。 期限按规定缩短过。/)
  expect(ended.get('a[href="tel:13900000000"]').text()).toContain('给本人打电话')
})

it('what one may not know has no line', async () => {
  const little = {
    disease_class: null,
    danger: null,
    colour: null,
    consent: null,
    guardian: null,
    shortage: null,
  }
  vi.mocked(openCard).mockResolvedValue({ ...card, ...little, responsible: [], group: null })
  const text = (await screen()).text()
  for (const words of ['目前状况', '危险性', '分色', '社区管理', '打电话', '谁负责'])
    expect(text).not.toContain(words)
})

it('without a network it is the card as it was kept, and says so', async () => {
  vi.mocked(openCard).mockRejectedValue(refuse('net.unreachable'))
  vi.mocked(useKeptCard).mockReturnValue(ref({ card, at: Date.now() - 3_600_000 }))
  const text = (await screen()).text()
  expect(text).toContain('现在看的是')
  expect(text).toContain('联系经过')
})

it('one that was never opened here needs a network, and says so plainly', async () => {
  vi.mocked(openCard).mockRejectedValue(refuse('net.unreachable'))
  const shown = await screen()
  expect(shown.text()).toContain('完整的卡片要有网络才能打开')
  expect(shown.text()).toContain(TASK.address)
  await expectNoAxe(shown)
})

it('says of a colour whose time is over that it is to be confirmed anew', async () => {
  const settled = { second_needed: false, agreed: null } as never
  vi.mocked(openCard).mockResolvedValue({ ...card, colour: { now: null, assessments: [settled] } })
  expect((await screen()).text()).toContain('已过有效期，须重新确认')
})

const objection: Objection = {
  ...{ id: 'o1', said_by: 'GUARDIAN', wish: 'OBJECT', on: '2026-11-20', words: null, by: null },
  ...{ settled_on: null, changed: null, told_on: null },
}

it('what they say is passed on without a network, and no colour is named', async () => {
  mayDo('colour.object')
  vi.mocked(openCard).mockRejectedValue(refuse('net.unreachable'))
  vi.mocked(useKeptCard).mockReturnValue(ref({ card: { ...card, colour: null }, at: Date.now() }))
  const shown = await screen()
  const press = async (words: string) => {
    await shown
      .findAll('button')
      .find((one) => one.text() === words)
      ?.trigger('click')
    await flushPromises()
  }
  await press('转达询问或不同意见')
  const tiles = shown.findAll('input[type=radio]')
  await tiles[1]?.trigger('change')
  await tiles[3]?.trigger('change')
  await shown.get('textarea').setValue('来得太勤')
  await shown.get('form').trigger('submit')
  await flushPromises()
  const said = { said_by: 'GUARDIAN', wish: 'OBJECT', words: '来得太勤' }
  expect(passOnObjection).toHaveBeenCalledWith(TASK.patient, expect.objectContaining(said))
  expect(shown.text()).toContain('已存在本机，尚未收到')
  expect(shown.text()).not.toMatch(/分级|分色/)
})

it('a doctor tells what came of it, and says how', async () => {
  mayDo('colour.object', 'colour.assess')
  const answered = { ...objection, settled_on: '2026-11-23', changed: false }
  vi.mocked(openCard).mockResolvedValue({ ...card, objections: [answered] })
  const shown = await screen()
  expect(shown.text()).toMatch(/重新评估后维持不变.*还没有告知本人/)
  await expectNoAxe(shown)
  await shown
    .findAll('button')
    .find((one) => one.text() === '告知本人')
    ?.trigger('click')
  await shown.findAll('input[type=radio]')[1]?.trigger('change')
  await shown.get('form').trigger('submit')
  await flushPromises()
  expect(answerObjection).toHaveBeenCalledWith(TASK.patient, 'o1', expect.any(String), 'PHONE')
})

it.each([
  ['a grid worker', ['colour.object'], objection],
  ['a doctor before assessing anew', ['colour.object', 'colour.assess'], objection],
])('%s has nothing to tell yet', async (_, may, one) => {
  mayDo(...may)
  const colour = { now: 'RED', assessments: [{ second_needed: false, agreed: null }] } as never
  vi.mocked(openCard).mockResolvedValue({ ...card, colour, objections: [one] })
  const shown = await screen()
  expect(shown.text()).toContain('等待医生答复')
  expect(shown.findAll('button').map((button) => button.text())).not.toContain('告知本人')
})
