import { flushPromises } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import { type Ref, shallowRef } from 'vue'
import { openVisit } from '@/actions/openVisit'
import type { Draft } from '@/domain/draft'
import { refuse } from '@/domain/refusal'
import { useDraft } from '@/queries/drafts'
import { draft, VISIT } from '../../../tests/visits/cast'
import { mountVisit, press } from '../../../tests/visits/mount'
import OpenScreen from './OpenScreen.vue'

vi.mock('@/actions/openVisit')
vi.mock('@/queries/drafts')
let held: Ref<Draft | null | undefined>

beforeEach(() => {
  vi.resetAllMocks()
  held = shallowRef(undefined)
  vi.mocked(useDraft).mockImplementation(() => held)
  vi.mocked(openVisit).mockImplementation(() => new Promise(() => undefined))
})

const open = () => mountVisit(OpenScreen, { visit: VISIT }, `/visits/${VISIT}/open`)

it('opens the visit once, when the phone knows that it has none', async () => {
  await open()
  expect(openVisit).not.toHaveBeenCalled()
  held.value = null
  await flushPromises()
  expect(openVisit).toHaveBeenCalledOnce()
})

it('takes up a visit that is already open instead of opening a second', async () => {
  held.value = draft({ step: 'photos' })
  const { router } = await open()
  expect(openVisit).not.toHaveBeenCalled()
  expect(router.currentRoute.value.fullPath).toBe(`/visits/${VISIT}/flow/photos`)
})

it('goes on as soon as the opening is kept', async () => {
  held.value = null
  const { router } = await open()
  held.value = draft()
  await flushPromises()
  expect(router.currentRoute.value.fullPath).toBe(`/visits/${VISIT}/flow/team`)
})

it('begins anew a visit that was given up', async () => {
  held.value = draft({ step: 'ended', ended: 'visit.discard' })
  await open()
  expect(openVisit).toHaveBeenCalledOnce()
})

it('calls nobody back who has left for safety meanwhile', async () => {
  held.value = null
  const { wrapper, router } = await open()
  const replace = vi.spyOn(router, 'replace')
  wrapper.unmount()
  held.value = draft()
  await flushPromises()
  expect(replace).not.toHaveBeenCalled()
})

it('says why it could not open, and tries again only when asked', async () => {
  vi.mocked(openVisit).mockRejectedValue(refuse('device.none'))
  held.value = null
  const { wrapper } = await open()
  expect(openVisit).toHaveBeenCalledOnce()
  await press(wrapper, '再试一次')
  expect(openVisit).toHaveBeenCalledTimes(2)
})
