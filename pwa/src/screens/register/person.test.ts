import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { ref } from 'vue'
import { changeStatus } from '@/actions/changeStatus'
import { recordConsent } from '@/actions/recordConsent'
import { useAccount } from '@/queries/account'
import { useAreas, useOrganisations } from '@/queries/people'
import { usePerson, usePersonCalendar } from '@/queries/register'
import { expectNoAxe, mountPart } from '../../../tests/parts'
import { DOCTOR, person, row } from '../../../tests/register/people'
import PersonLine from './list/PersonLine.vue'
import PersonScreen from './PersonScreen.vue'
import { agreeSheet, resultWords, statusSheet } from './sheets/status'

vi.mock('@/actions/changeStatus')
vi.mock('@/actions/recordConsent')
vi.mock('@/queries/account')
vi.mock('@/queries/people')
vi.mock('@/queries/register')

const answered = (data: unknown) =>
  ({ data: ref(data), error: ref(null), loading: ref(false), reload: vi.fn(async () => undefined) }) as never

function may(permissions: Record<string, string>): void {
  vi.mocked(useAccount).mockReturnValue({ permissions: ref(permissions), staff: ref({ id: 'u1' }) } as never)
}

beforeEach(() => {
  may(DOCTOR)
  vi.mocked(usePerson).mockReturnValue(answered(person))
  vi.mocked(usePersonCalendar).mockReturnValue(
    answered({
      ...{ tasks: [], contacts: [], met_on: null, light: null, safety: null },
      ...{ colour: null, objections: [] },
    }),
  )
  vi.mocked(useAreas).mockReturnValue(answered([]))
  vi.mocked(useOrganisations).mockReturnValue(answered([]))
})

describe('the page of a person', () => {
  it('can be used by everybody', async () => {
    await expectNoAxe(mountPart(PersonScreen, { props: { id: 'p1' } }))
  })

  it('asks what visits elsewhere mean, with a distance and no accusation', () => {
    const text = mountPart(PersonScreen, { props: { id: 'p1' } }).text()
    expect(text).toContain('2 次联合走访在距登记住处约 760 米处见面')
  })

  it('shows a grid worker no button that is not theirs', () => {
    may({ 'patient.list': 'area', 'patient.report': 'area', 'patient.guardian': 'area' })
    vi.mocked(usePerson).mockReturnValue(
      answered({ ...person, steps: [], consents: [], seen_elsewhere: null }),
    )
    const screen = mountPart(PersonScreen, { props: { id: 'p1' } })
    expect(screen.text()).toContain('上报去向')
    for (const hidden of ['知情同意', '诊断', '补登台账', '不采纳'])
      expect(screen.text()).not.toContain(hidden)
  })

  it('withdraws a consent in one question', async () => {
    const screen = mountPart(PersonScreen, { props: { id: 'p1' } })
    await screen.get('[aria-label="撤回同意：参加社区管理"]').trigger('click')
    await screen.get('dialog form').trigger('submit')
    await flushPromises()
    expect(recordConsent).toHaveBeenCalledWith(
      'p1',
      expect.objectContaining({ decision: 'WITHDRAWN', given_by: 'PATIENT' }),
    )
    expect(screen.text()).toContain('已撤回')
  })
})

describe('changing a status', () => {
  it('offers only what is possible, and says what the rest lacks', () => {
    const { fields, intro } = statusSheet(person, 'WHEREABOUTS')
    const [to] = fields
    expect(
      to && 'options' in to && Array.isArray(to.options) && to.options.map(({ label }) => label),
    ).toEqual(['在家', '外出，去向已知'])
    expect(intro).toContain('暂不能改为“失访”')
  })

  it('asks for a proof of the chosen step, and sends it', async () => {
    vi.mocked(changeStatus).mockResolvedValue({ effects: [], waiting: null, roles: [] })
    const sheet = statusSheet(person, 'REGISTRATION')
    await sheet.save({
      step: 'CLOSED DEAD',
      'proof CLOSED DEAD 0': 'CERTIFICATE',
      since: '2026-11-20',
      why: '',
    })
    expect(changeStatus).toHaveBeenCalledWith('p1', {
      axis: 'REGISTRATION',
      to: 'CLOSED',
      closing: 'DEAD',
      since: '2026-11-20',
      proofs: ['CERTIFICATE'],
      why: null,
    })
  })

  it('says what follows, and for whom it waits', () => {
    const effects = [{ code: 'NO_MORE_VISITS', zh: '全部任务和提醒立即停止', en: '' }]
    const [waiting = null] = person.proposals
    expect(resultWords({ effects, waiting, roles: ['SUP'] })).toBe(
      '已记下。全部任务和提醒立即停止。等督导确认后生效',
    )
  })

  it('agreeing with what was told asks for the proof it still takes', () => {
    const [proposal] = person.proposals
    const names = proposal && agreeSheet(person, proposal).fields.map(({ name }) => name)
    expect(names).toEqual(['proof AWAY_KNOWN  0', 'since', 'why'])
  })
})

it('a row says name, village and what is unusual', async () => {
  const line = mountPart(PersonLine, { props: { person: row } })
  expect(line.text()).toContain('柳青禾')
  expect(line.text()).toContain('WTYF-M49M · 石桥村 · 在管 · 住院')
  expect(line.text()).toContain('弱监护')
  await expectNoAxe(line)
})
