import { flushPromises } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import { askPersistence } from '@/actions/askPersistence'
import { exportRescue } from '@/actions/exportRescue'
import { sendFeedback } from '@/actions/sendFeedback'
import { sendNow } from '@/actions/sendNow'
import { signOut } from '@/actions/signOut'
import { getMyQuarantine } from '@/net/setAside'
import { FIVE_KEPT, holds, NOTHING_KEPT, QUIET, record } from '../../../tests/me/phone'
import { expectNoAxe, mountPart } from '../../../tests/parts'
import CustodyCard from './CustodyCard.vue'
import FeedbackScreen from './FeedbackScreen.vue'
import MeScreen from './MeScreen.vue'
import PinScreen from './PinScreen.vue'
import RecordsScreen from './RecordsScreen.vue'
import SignInScreen from './SignInScreen.vue'

vi.mock('@/queries/account')
vi.mock('@/queries/accounts')
vi.mock('@/queries/custody')
vi.mock('@/queries/records')
vi.mock('@/net/setAside')
vi.mock('@/queries/sync')
vi.mock('@/actions/askPersistence')
vi.mock('@/actions/exportRescue')
vi.mock('@/actions/lock')
vi.mock('@/actions/sendFeedback')
vi.mock('@/actions/sendNow')
vi.mock('@/actions/signOut')

beforeEach(() => {
  holds()
  vi.mocked(getMyQuarantine).mockResolvedValue({ items: [], page: 1, pages: 1, total: 0 })
})

const button = (screen: ReturnType<typeof mountPart>, words: string) =>
  screen.findAll('button').find((one) => one.text().includes(words))

it('says how much only this phone has, and since when', async () => {
  const card = mountPart(CustodyCard, { props: { custody: FIVE_KEPT, sync: { ...QUIET, state: 'offline' } } })
  expect(card.text()).toContain('5 条已存在本机，尚未收到')
  expect(card.text()).toContain('3小时前')
  expect(card.text()).toContain('现在没有网络')
  await expectNoAxe(card)
})

it.each([
  [true, '浏览器会长期保存'],
  [false, '浏览器没有答应长期保存'],
  [null, '浏览器没有说明会不会长期保存'],
])('says how the browser answered (%s) about keeping them', (persisted, words) => {
  const custody = { ...NOTHING_KEPT, storage: { ...NOTHING_KEPT.storage, persisted } }
  expect(mountPart(CustodyCard, { props: { custody, sync: QUIET } }).text()).toContain(words)
})

it('warns when the space is nearly full', () => {
  const custody = { ...NOTHING_KEPT, storage: { ...NOTHING_KEPT.storage, usage: 950, quota: 1000 } }
  expect(mountPart(CustodyCard, { props: { custody, sync: QUIET } }).text()).toContain('快满了')
})

it('lists every record with its state, and a refusal with its words', async () => {
  const reason = {
    code: 'device.pending',
    message: { zh: '这部手机还没有通过登记。', en: 'This phone is not approved yet.' },
    help: { zh: '通过后会自动再发。', en: 'It is sent again by itself.' },
  }
  holds({
    custody: FIVE_KEPT,
    records: [
      record({ state: 'refused', reason }),
      record({ hash: 'cd'.repeat(32) as never, state: 'received' }),
    ],
  })
  const screen = mountPart(RecordsScreen)
  expect(screen.text()).toContain('这部手机还没有通过登记。')
  expect(screen.text()).toContain('在这部手机上，会自动再试。')
  expect(screen.text()).toContain('已收到')
  expect(screen.text()).not.toMatch(/提交|上报/)
  await expectNoAxe(screen)
})

it('tells of a record that another phone sent and the server keeps aside', async () => {
  const error = {
    code: 'statement.gap',
    message: { zh: '前一条还没有到。', en: 'The one before is missing.' },
    help: { zh: '让那部手机联网。', en: 'Bring that phone online.' },
  }
  const staff = { id: 'a', name: '沈知夏' }
  const item = {
    id: 'q',
    at: 1,
    staff,
    device: null,
    statement: null,
    step: 6,
    size: 9,
    error,
    content: null,
  }
  vi.mocked(getMyQuarantine).mockResolvedValue({ items: [item], page: 1, pages: 1, total: 1 })
  const screen = mountPart(RecordsScreen)
  await vi.waitFor(() => expect(screen.text()).toContain('前一条还没有到。'))
  expect(screen.text()).toContain('让那部手机联网。')
  expect(screen.text()).toContain('从另一部手机送出，服务器完整存着')
  await expectNoAxe(screen)
})

it('shows what is not yet received alone when asked', async () => {
  holds({
    custody: FIVE_KEPT,
    records: [
      record({ first_name: '阿明' }),
      record({ first_name: '小兰', hash: 'cd'.repeat(32) as never, state: 'received' }),
    ],
  })
  const screen = mountPart(RecordsScreen)
  await screen.findAll('input[type=radio]')[1]?.setValue(true)
  expect(screen.get('.list').text()).not.toContain('小兰')
})

it('names other people whose records wait on this phone, by number only', () => {
  holds({ custody: FIVE_KEPT })
  expect(mountPart(RecordsScreen).text()).toContain('何小满 2 条尚未收到')
})

it('sends at once when asked', async () => {
  holds({ custody: FIVE_KEPT })
  await button(mountPart(RecordsScreen), '现在发送')?.trigger('click')
  expect(sendNow).toHaveBeenCalledOnce()
})

it('saves a rescue file under its name', async () => {
  holds({ custody: FIVE_KEPT })
  vi.mocked(exportRescue).mockResolvedValue({ name: 'lianfang-rescue.json', blob: new Blob(['{}']) })
  URL.createObjectURL = vi.fn(() => 'blob:rescue')
  const saved = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue()
  const screen = mountPart(RecordsScreen)
  await button(screen, '导出救援文件')?.trigger('click')
  await flushPromises()
  expect(saved).toHaveBeenCalledOnce()
  expect(screen.text()).toContain('lianfang-rescue.json')
})

it('asks the browser again to keep the records, and says when it still will not', async () => {
  holds({ custody: { ...NOTHING_KEPT, storage: { ...NOTHING_KEPT.storage, persisted: false } } })
  vi.mocked(askPersistence).mockResolvedValue(false)
  const screen = mountPart(RecordsScreen)
  await button(screen, '请浏览器长期保存')?.trigger('click')
  await flushPromises()
  expect(screen.text()).toContain('添加到主屏幕')
})

it.each([RecordsScreen, SignInScreen, PinScreen])(
  'a vanished database is said aloud and blamed on nobody',
  (screen) => {
    holds({ custody: { ...NOTHING_KEPT, storage: { ...NOTHING_KEPT.storage, vanished: true } } })
    expect(mountPart(screen).text()).toContain('不是你的错')
  },
)

it('signing out says what stays on the phone', async () => {
  holds({ custody: FIVE_KEPT })
  const screen = mountPart(MeScreen)
  await button(screen, '退出登录')?.trigger('click')
  expect(screen.get('dialog').text()).toContain('还有 5 条记录没发出，会留在这部手机上')
  await button(screen, '取消')?.trigger('click')
  expect(signOut).not.toHaveBeenCalled()
  await expectNoAxe(screen)
})

it('a complaint or suggestion is sent, and thanked for', async () => {
  const screen = mountPart(FeedbackScreen)
  await screen.findAll('input[type=radio]')[1]?.setValue(true)
  await screen.get('textarea').setValue('字太小')
  await screen.get('form').trigger('submit')
  await flushPromises()
  expect(sendFeedback).toHaveBeenCalledWith('complaint', '字太小')
  expect(screen.get('[role=status]').text()).toContain('已收到，谢谢')
})
