import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import { ref } from 'vue'
import { checkEnrolment } from '@/actions/checkEnrolment'
import { enrolDevice } from '@/actions/enrolDevice'
import { refreshTasks } from '@/actions/refreshTasks'
import { setPin } from '@/actions/setPin'
import { signIn } from '@/actions/signIn'
import { unlock } from '@/actions/unlock'
import type { AccountPhase } from '@/domain/custody'
import { refuse } from '@/domain/refusal'
import { useAccount } from '@/queries/account'
import { useAccounts } from '@/queries/accounts'
import { holds, PHONE, ZHIXIA } from '../../../tests/me/phone'
import { expectNoAxe, mountPart } from '../../../tests/parts'
import EnrolScreen from './EnrolScreen.vue'
import PinScreen from './PinScreen.vue'
import SignInScreen from './SignInScreen.vue'
import UnlockScreen from './UnlockScreen.vue'

vi.mock('@/queries/account')
vi.mock('@/queries/accounts')
vi.mock('@/queries/custody')
vi.mock('@/queries/records')
vi.mock('@/queries/sync')
vi.mock('@/actions/signIn')
vi.mock('@/actions/setPin')
vi.mock('@/actions/recoverPin')
vi.mock('@/actions/unlock')
vi.mock('@/actions/enrolDevice')
vi.mock('@/actions/checkEnrolment')
vi.mock('@/actions/refreshTasks')

beforeEach(() => {
  holds()
  vi.mocked(refreshTasks).mockResolvedValue(undefined)
  vi.mocked(checkEnrolment).mockResolvedValue(null)
})

const at = (screen: VueWrapper): string => screen.vm.$router.currentRoute.value.fullPath

async function press(screen: VueWrapper, pin: string): Promise<void> {
  for (const digit of pin) {
    await screen
      .findAll('.keys button')
      .find((key) => key.text() === digit)
      ?.trigger('click')
  }
  await flushPromises()
}

async function fillIn(screen: VueWrapper, login: string, password: string): Promise<void> {
  await screen.get('[autocomplete=username]').setValue(login)
  await screen.get('[autocomplete=current-password]').setValue(password)
  await screen.get('form').trigger('submit')
  await flushPromises()
}

it('sign-in says which field is missing, and asks nobody', async () => {
  const screen = mountPart(SignInScreen)
  await fillIn(screen, ' ', '')
  expect(screen.findAll('[role=alert]').map((one) => one.text())).toEqual(['请填写账号。', '请填写密码。'])
  expect(signIn).not.toHaveBeenCalled()
  await expectNoAxe(screen)
})

it('a new worker goes on to choose a PIN', async () => {
  vi.mocked(signIn).mockResolvedValue({ staff: ZHIXIA, next: 'pin' })
  const screen = mountPart(SignInScreen)
  await fillIn(screen, 'shen.zhixia', 'secret')
  expect(at(screen)).toBe('/pin')
})

it('who was signed in all along goes on when a slow server says so', async () => {
  holds({ phase: 'nobody' })
  const phase = ref<AccountPhase>('nobody')
  vi.mocked(useAccount).mockReturnValue({ ...useAccount(), phase })
  const screen = mountPart(SignInScreen)
  await screen.vm.$router.replace('/sign-in?to=/review/visits')
  phase.value = 'signed-in'
  await flushPromises()
  expect(at(screen)).toBe('/review/visits')
})

it('sign-in shows what the server refused, and what to do', async () => {
  vi.mocked(signIn).mockRejectedValue(refuse('net.unreachable'))
  const screen = mountPart(SignInScreen)
  await fillIn(screen, 'shen.zhixia', 'secret')
  expect(screen.get('[role=alert]').text()).toContain('现在连不上服务器。')
})

it('a PIN is asked for twice, and must be the same', async () => {
  holds({ phase: 'signed-in', hasPin: false })
  const screen = mountPart(PinScreen)
  await press(screen, '802413')
  await press(screen, '802414')
  expect(screen.get('[role=alert]').text()).toBe('两次不一样，请重新来。')
  expect(setPin).not.toHaveBeenCalled()
  await expectNoAxe(screen)
})

it('a PIN given twice is set, and an unknown phone goes on to be enrolled', async () => {
  holds({ phase: 'signed-in', hasPin: false, device: null })
  const screen = mountPart(PinScreen)
  await press(screen, '802413')
  await press(screen, '802413')
  expect(setPin).toHaveBeenCalledWith('802413')
  expect(at(screen)).toBe('/enrol')
})

it('unlocking says how many tries are left', async () => {
  vi.mocked(unlock).mockRejectedValue(refuse('pin.wrong', { left: 2 }))
  const screen = mountPart(UnlockScreen)
  await press(screen, '802413')
  expect(screen.get('[role=alert]').text()).toContain('2')
  expect(screen.text()).toContain('没发出的记录不会丢')
  await expectNoAxe(screen)
})

it('a PIN opens the records of whoever signed in, also where a colleague’s stand first', async () => {
  const known = { hasPin: true, pinDestroyed: false, unsent: 0 }
  const he = { ...known, id: PHONE.device, name: '何小满', login: 'he.xiaoman' }
  const shen = { ...known, id: ZHIXIA.id, name: ZHIXIA.name, login: ZHIXIA.login }
  vi.mocked(useAccounts).mockReturnValue(ref([he, shen]))
  const screen = mountPart(UnlockScreen)
  await press(screen, '802413')
  expect(unlock).toHaveBeenCalledWith(ZHIXIA.id, '802413')
})

it('after too many wrong PINs only the password helps, and nothing unsent is lost', async () => {
  holds({ phase: 'locked', hasPin: false, pinDestroyed: true })
  const screen = mountPart(UnlockScreen)
  expect(screen.find('.keys').exists()).toBe(false)
  expect(screen.text()).toContain('没发出的记录还在这部手机上')
})

it('a pending phone shows the six digits to read aloud', async () => {
  holds({ device: { ...PHONE, state: 'pending', code: '084943' } })
  const screen = mountPart(EnrolScreen)
  expect(screen.get('.digits').attributes('aria-label')).toContain('0 8 4 9 4 3')
  await expectNoAxe(screen)
})

it('a phone is enrolled under a name somebody will recognise', async () => {
  holds({ device: null })
  const screen = mountPart(EnrolScreen)
  await screen.get('form').trigger('submit')
  expect(vi.mocked(enrolDevice).mock.calls[0]?.[0]).toBe('沈知夏的手机')
})

it('an approved phone fetches its visit cards', () => {
  mountPart(EnrolScreen)
  expect(refreshTasks).toHaveBeenCalledOnce()
})
