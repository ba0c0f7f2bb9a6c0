import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { ref } from 'vue'
import { approveDevice } from '@/actions/approveDevice'
import { revokeDevice } from '@/actions/revokeDevice'
import { saveOrganisation } from '@/actions/saveOrganisation'
import { unlockStaff } from '@/actions/unlockStaff'
import { refuse } from '@/domain/refusal'
import { useAccount } from '@/queries/account'
import { expectNoAxe, mountPart } from '../../../tests/parts'
import { device, organisation, person, serve } from '../../../tests/review/desk'
import AccessScreen from './AccessScreen.vue'
import AdminScreen from './AdminScreen.vue'
import DevicesScreen from './DevicesScreen.vue'
import FeedbackScreen from './FeedbackScreen.vue'
import OrganisationsScreen from './OrganisationsScreen.vue'
import QuarantineScreen from './QuarantineScreen.vue'
import StaffScreen from './StaffScreen.vue'
import StaffSheet from './staff/StaffSheet.vue'

vi.mock('@/net/desk')
vi.mock('@/net/devices')
vi.mock('@/actions/approveDevice')
vi.mock('@/actions/revokeDevice')
vi.mock('@/actions/saveOrganisation')
vi.mock('@/actions/unlockStaff')
vi.mock('@/queries/account')

function may(...permissions: string[]): void {
  const granted = Object.fromEntries(permissions.map((name) => [name, 'all']))
  vi.mocked(useAccount).mockReturnValue({ permissions: ref(granted) } as never)
}
const EVERYTHING = ['device.approve', 'device.cached', 'staff.read', 'staff.write', 'staff.unlock']

beforeEach(() => {
  serve()
  may(...EVERYTHING, 'access.read', 'quarantine.read', 'feedback.read')
})

async function shown(screen: Parameters<typeof mountPart>[0], props: Record<string, unknown> = {}) {
  const mounted = mountPart(screen, { props })
  await flushPromises()
  return mounted
}

describe('every screen is usable by everybody', () => {
  it.each([
    ['home', AdminScreen, {}],
    ['phones', DevicesScreen, {}],
    ['accounts', StaffScreen, {}],
    ['an account', StaffSheet, { person, open: true }],
    ['organisations', OrganisationsScreen, {}],
    ['access records', AccessScreen, {}],
    ['set aside', QuarantineScreen, {}],
    ['feedback', FeedbackScreen, {}],
  ])('%s', async (_name, screen, props) => {
    await expectNoAxe(await shown(screen, props))
  })
})

it('an administrator sees their own duties only', async () => {
  may('access.read', 'feedback.read')
  const text = (await shown(AdminScreen)).text()
  expect(text).toContain('查阅记录')
  expect(text).not.toContain('人员账号')
})

describe('approving a phone', () => {
  it('takes six digits and nothing else', async () => {
    vi.mocked(approveDevice).mockResolvedValue(device)
    const screen = await shown(DevicesScreen)
    await screen.get('input').setValue('482915')
    await flushPromises()
    expect(approveDevice).toHaveBeenCalledWith('d1', '482915')
    expect(screen.text()).toContain('已批准：何小满的手机现在可以用了')
  })

  it('says what was wrong with the digits and lets them be typed again', async () => {
    vi.mocked(approveDevice).mockRejectedValue(refuse('net.unreachable'))
    const screen = await shown(DevicesScreen)
    await screen.get('input').setValue('000000')
    await flushPromises()
    expect(screen.find('[role=alert]').exists()).toBe(true)
    expect(screen.get('input').element.value).toBe('')
  })
})

it('a phone is stopped only with a reason', async () => {
  vi.mocked(revokeDevice).mockResolvedValue(device)
  const screen = await shown(DevicesScreen)
  await screen.get('.push.danger').trigger('click')
  const stop = screen.get('dialog .push.danger')
  await stop.trigger('click')
  expect(revokeDevice).not.toHaveBeenCalled()
  await screen.get('dialog input[type=radio]').trigger('change')
  await stop.trigger('click')
  expect(revokeDevice).toHaveBeenCalledWith('d2', '手机丢失')
})

it('a pause after wrong passwords is lifted by those who may', async () => {
  vi.mocked(unlockStaff).mockResolvedValue(person)
  may('staff.read', 'staff.unlock')
  const screen = await shown(StaffScreen)
  expect(screen.text()).not.toContain('添加账号')
  await screen.get('td .push').trigger('click')
  await flushPromises()
  expect(screen.text()).toContain('罗远可以重新登录了')
})

it('what was set aside shows its reason and no content', async () => {
  const text = (await shown(QuarantineScreen)).text()
  expect(text).toContain('签名与内容不符')
})

it('gives a health centre the number that answers at any hour', async () => {
  const screen = await shown(OrganisationsScreen)
  await screen
    .findAll('button')
    .find((one) => one.text() === '修改')
    ?.trigger('click')
  await flushPromises()
  const sheet = document.querySelector('dialog') as HTMLDialogElement
  const phone = sheet.querySelector<HTMLInputElement>('input[type=tel]') as HTMLInputElement
  phone.value = ' 0000-2120 '
  phone.dispatchEvent(new Event('input'))
  await flushPromises()
  vi.mocked(saveOrganisation).mockResolvedValue(organisation)
  ;[...sheet.querySelectorAll('button')].find((one) => one.textContent?.includes('保存'))?.click()
  await flushPromises()
  const { id, name, type, area } = organisation
  expect(saveOrganisation).toHaveBeenCalledExactlyOnceWith(id, { name, type, area, duty_phone: '0000-2120' })
  expect(screen.text()).toContain(`已保存：${name}`)
})
