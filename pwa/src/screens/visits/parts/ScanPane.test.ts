import { flushPromises } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import { openScanner } from '@/actions/openScanner'
import { refuse } from '@/domain/door'
import { mountVisit, press } from '../../../../tests/visits/mount'
import ScanPane from './ScanPane.vue'

vi.mock('@/actions/openScanner')
const stop = vi.fn()
let see: (text: string) => void = () => undefined

beforeEach(() => {
  vi.resetAllMocks()
  vi.mocked(openScanner).mockImplementation(async (_video, found) => {
    see = found
    return { stop }
  })
})

it('hands over what the camera saw', async () => {
  const accept = vi.fn(async () => undefined)
  await mountVisit(ScanPane, { accept })
  see('LF1:abc')
  expect(accept).toHaveBeenCalledWith({ scan: 'LF1:abc' })
})

it('says why a code does not fit and keeps looking', async () => {
  const accept = vi.fn(async () => {
    throw refuse('code.foreign')
  })
  const { wrapper } = await mountVisit(ScanPane, { accept })
  see('hello')
  await flushPromises()
  expect(wrapper.find('.notice.bad').exists()).toBe(true)
  expect(stop).not.toHaveBeenCalled()
})

it('offers digits by itself when the camera cannot be opened', async () => {
  vi.mocked(openScanner).mockRejectedValue(refuse('camera.denied'))
  const { wrapper } = await mountVisit(ScanPane, { accept: vi.fn() })
  expect(wrapper.find('input').exists()).toBe(true)
  expect(wrapper.text()).toContain('输入六个数字一样有效')
})

it('takes six digits as soon as they are there, and lets go of the camera', async () => {
  const accept = vi.fn(async () => undefined)
  const { wrapper } = await mountVisit(ScanPane, { accept })
  await press(wrapper, '改为输入六个数字')
  await flushPromises()
  expect(stop).toHaveBeenCalledOnce()
  expect(document.activeElement).toBe(wrapper.find('input').element)
  await wrapper.find('input').setValue('123456')
  expect(accept).toHaveBeenCalledWith({ digits: '123456' })
})

it('empties the field after digits that do not fit', async () => {
  const accept = vi.fn(async () => {
    throw refuse('reply.unmatched')
  })
  const { wrapper } = await mountVisit(ScanPane, { accept })
  await press(wrapper, '改为输入六个数字')
  await wrapper.find('input').setValue('123456')
  await flushPromises()
  expect(wrapper.find('input').element.value).toBe('')
})

it('lets go of the camera when the screen is left', async () => {
  const { wrapper } = await mountVisit(ScanPane, { accept: vi.fn() })
  wrapper.unmount()
  expect(stop).toHaveBeenCalledOnce()
})
