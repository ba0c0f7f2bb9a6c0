import { flushPromises } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import { markAbsent } from '@/actions/markAbsent'
import { unmarkAbsent } from '@/actions/unmarkAbsent'
import type { Teammate } from '@/domain/team'
import { expectNoAxe } from '../../../../tests/parts'
import { draft, TANG, VISIT } from '../../../../tests/visits/cast'
import { mountVisit, press } from '../../../../tests/visits/mount'
import MemberSheet from './MemberSheet.vue'

vi.mock('@/actions/markAbsent')
vi.mock('@/actions/unmarkAbsent')

const mate = (state: Teammate['state']): Teammate => ({
  person: TANG,
  state,
  handshakes: [],
  absence: state === 'absent' ? { member: TANG.id, reason: 'DUTY', note: '' } : null,
})

beforeEach(() => {
  vi.resetAllMocks()
  vi.mocked(markAbsent).mockResolvedValue(draft())
  vi.mocked(unmarkAbsent).mockResolvedValue(draft())
})

it.each(['expected', 'absent'] as const)(
  'takes a reason for somebody %s, without asking for one',
  async (state) => {
    const { wrapper } = await mountVisit(MemberSheet, { visit: VISIT, mate: mate(state) })
    await press(wrapper, '生病')
    await flushPromises()
    expect(markAbsent).toHaveBeenCalledExactlyOnceWith(VISIT, { member: TANG.id, reason: 'SICK', note: '' })
    expect(wrapper.emitted('close')).toBeTruthy()
  },
)

it('shows the reason that stands', async () => {
  const { wrapper } = await mountVisit(MemberSheet, { visit: VISIT, mate: mate('absent') })
  expect(wrapper.get('[aria-pressed="true"]').text()).toContain('执勤')
})

it('leads a colleague with a dead phone to sign here', async () => {
  const { wrapper } = await mountVisit(MemberSheet, { visit: VISIT, mate: mate('expected') })
  await press(wrapper, '手机用不了')
  expect(wrapper.emitted('borrow')).toEqual([[TANG.id]])
})

it('takes an absence back when the colleague comes after all', async () => {
  const { wrapper } = await mountVisit(MemberSheet, { visit: VISIT, mate: mate('absent') })
  await press(wrapper, '改回')
  await flushPromises()
  expect(unmarkAbsent).toHaveBeenCalledWith(VISIT, TANG.id)
})

it('passes axe', async () => {
  const { wrapper } = await mountVisit(MemberSheet, { visit: VISIT, mate: mate('expected') })
  await expectNoAxe(wrapper)
})
