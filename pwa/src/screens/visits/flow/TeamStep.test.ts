import { flushPromises } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import { markAbsent } from '@/actions/markAbsent'
import { draft, handshake, SHEN, TANG, VISIT } from '../../../../tests/visits/cast'
import { mountVisit, press } from '../../../../tests/visits/mount'
import TeamStep from './TeamStep.vue'

vi.mock('@/actions/markAbsent')
vi.mock('@/actions/showCode', () => ({ showCode: () => new Promise(() => undefined) }))

beforeEach(() => {
  vi.resetAllMocks()
  vi.mocked(markAbsent).mockResolvedValue(draft())
})

const mounted = (fields = {}) =>
  mountVisit(TeamStep, { draft: draft(fields), part: '' }, `/visits/${VISIT}/flow/team`)

it('notes in one tap that a colleague could not come, and asks for no reason', async () => {
  const { wrapper, router } = await mounted({ handshakes: [handshake(SHEN)] })
  await press(wrapper, '没能来')
  await flushPromises()
  expect(markAbsent).toHaveBeenCalledExactlyOnceWith(VISIT, { member: TANG.id, reason: 'OTHER', note: '' })
  expect(router.currentRoute.value.fullPath).toBe(`/visits/${VISIT}/flow/team`)
})

it('offers it for nobody who has come or was said to be away', async () => {
  const absent = [{ member: TANG.id, reason: 'OTHER' as const, note: '' }]
  const { wrapper } = await mounted({ handshakes: [handshake(SHEN)], absent })
  expect(wrapper.findAll('button').filter((one) => one.text() === '没能来')).toEqual([])
  expect(wrapper.text()).toContain('没能来')
})
