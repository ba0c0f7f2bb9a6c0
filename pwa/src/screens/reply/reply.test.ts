import { beforeEach, expect, it, vi } from 'vitest'
import { ref } from 'vue'
import { expectNoAxe, mountPart } from '@/../tests/parts'
import { NOTHING_SAID, type Question } from '@/domain/answering'
import type { LateVisit } from '@/queries/late'
import type { Questions } from '@/queries/questions'
import BearOutScreen from './BearOutScreen.vue'
import HomeLate from './HomeLate.vue'
import HomeQuestions from './HomeQuestions.vue'
import QuestionScreen from './QuestionScreen.vue'
import QuestionsScreen from './QuestionsScreen.vue'

const words = (text: string) => ({ zh: text, en: text })
const he = { id: 'he', name: '何小满', org: '石桥村委会', role: 'GRID' }
const question = (changes: Partial<Question> = {}): Question => ({
  ...{ visit: 'v', patient: 'p', first_name: '青禾', on_day: '2026-11-20', opened_at: 0, because: 'CHECKS' },
  ...{ state: 'ASKED', asked: true, answer_by: '2026-11-27', replies: [], decision: null, may_appeal: false },
  findings: [
    {
      ...{ check: 'time.travel', question: words('路上来得及吗？'), words: words('走得很快') },
      ...{ kind: words('请说说大概几点去的。'), numbers: {} },
    },
  ],
  ...{ colleagues: [he], own: NOTHING_SAID, reopened_at: null },
  ...changes,
})
const known = ref<Questions>()
vi.mock('@/queries/questions', () => ({ useQuestions: () => known }))
const lateOnes = ref<LateVisit[]>([])
vi.mock('@/queries/late', () => ({ useLate: () => lateOnes }))
vi.mock('@/queries/records', () => ({ useRecords: () => ref([]) }))
const sendReply = vi.fn(async () => undefined)
const bearOut = vi.fn(async () => undefined)
vi.mock('@/actions/sendReply', () => ({ sendReply: (...given: unknown[]) => sendReply(...(given as [])) }))
vi.mock('@/actions/bearOut', () => ({ bearOut: (...given: unknown[]) => bearOut(...(given as [])) }))
const explainLate = vi.fn(async (..._: unknown[]) => {
  lateOnes.value = []
})
const leaveLateUnsaid = vi.fn(async (..._: unknown[]) => undefined)
vi.mock('@/actions/explainLate', () => ({ explainLate: (...given: unknown[]) => explainLate(...given) }))
vi.mock('@/actions/leaveLateUnsaid', () => ({
  leaveLateUnsaid: (...given: unknown[]) => leaveLateUnsaid(...given),
}))
const lens = { stop: () => undefined }
const openCamera = vi.fn(async () => lens)
const addAnswerPhoto = vi.fn(async () => undefined)
vi.mock('@/actions/openCamera', () => ({ openCamera: () => openCamera() }))
vi.mock('@/actions/addAnswerPhoto', () => ({
  addAnswerPhoto: (...given: unknown[]) => addAnswerPhoto(...(given as [])),
}))
const openedPhoto = vi.fn((..._: unknown[]) => ({
  data: ref({ url: 'blob:x', same: true }),
  error: ref(null),
  loading: ref(false),
}))
vi.mock('@/queries/openedPhoto', () => ({ useOpenedPhoto: (...given: unknown[]) => openedPhoto(...given) }))
vi.mock('@/actions/saveAnswer', () => ({ saveAnswer: async () => undefined }))
beforeEach(() => {
  sendReply.mockClear()
  bearOut.mockClear()
  explainLate.mockClear()
  lateOnes.value = []
})

const named = (screen: ReturnType<typeof mountPart>, name: string) =>
  screen.findAll('button').find((one) => one.text() === name)

it('tells on the first screen that a word is wished, and until when; nothing once it is signed', () => {
  known.value = { own: [question()], toConfirm: [] }
  expect(mountPart(HomeQuestions).text()).toMatch(/想请您说一句.*11月27日/)
  const signed = { hash: 'ab', at: 1, text: '换了手机' }
  known.value = { own: [question({ own: { ...NOTHING_SAID, signed } })], toConfirm: [] }
  expect(mountPart(HomeQuestions).text()).toBe('')
})

it('makes one card of several, so that the day’s visits stay in sight', async () => {
  known.value = { own: [question(), question({ visit: 'w', answer_by: '2026-11-26' })], toConfirm: [] }
  const home = mountPart(HomeQuestions)
  expect(home.findAll('h2, h3')).toHaveLength(1)
  expect(home.text()).toMatch(/关于您的 2 次走访.*11月26日/)
})

it('says what was told when the family was called', () => {
  const calls = [{ at: 1, words: words('没有人来过') }]
  known.value = { own: [question({ because: 'SAMPLE', findings: [], calls })], toConfirm: [] }
  expect(mountPart(QuestionScreen, { props: { visit: 'v' } }).text()).toContain('没有人来过')
})

it('draws the phones’ times for whoever was there, folded; a phone that kept none shows none', async () => {
  const event = {
    ...{ at: 0, kind: 'visit.open', clock_ahead: 300_000 },
    proven: { not_before: null, not_after: 9 },
  }
  const timeline = [{ ...{ member: he, device: 'd', from: 0, to: 0 }, events: [event] }]
  known.value = { own: [question({ timeline })], toConfirm: [] }
  const screen = mountPart(QuestionScreen, { props: { visit: 'v' } })
  expect(screen.get('details summary').text()).toBe('那天几部手机的时间')
  expect(screen.get('details').attributes('open')).toBeUndefined()
  expect(screen.get('details ol').text()).toContain('何小满')
  expect(screen.get('details').text()).toContain('何小满 的手机快 5 分钟')
  await expectNoAxe(screen)
  known.value = { own: [question()], toConfirm: [] }
  expect(
    mountPart(QuestionScreen, { props: { visit: 'v' } })
      .find('details')
      .exists(),
  ).toBe(false)
})

it('asks again in kind words where facts came after the decision, and leaves the decision in sight', async () => {
  const decision = {
    outcome: 'EXPLAINED',
    rejects: false,
    note: '说清楚了',
    at: 1,
    concerns_me: false,
  } as const
  known.value = { own: [question({ decision, reopened_at: 5 })], toConfirm: [] }
  const screen = mountPart(QuestionScreen, { props: { visit: 'v' } })
  expect(screen.text()).toContain('想再请您说一句')
  expect(screen.text()).toContain('说清楚了')
  expect(named(screen, '说好了')).toBeDefined()
  await expectNoAxe(screen)
})

it('takes a photo with the lens in the app, and offers a file only where there is none', async () => {
  known.value = { own: [question()], toConfirm: [] }
  const screen = mountPart(QuestionScreen, { props: { visit: 'v' } })
  expect(screen.find('input[type=file]').exists()).toBe(false)
  await named(screen, '加一张照片')?.trigger('click')
  await vi.waitFor(() => expect(screen.get('button[aria-label=拍照]').attributes('disabled')).toBeUndefined())
  await screen.get('button[aria-label=拍照]').trigger('click')
  await vi.waitFor(() => expect(addAnswerPhoto).toHaveBeenCalledWith('v', 'p', lens))
  await vi.waitFor(() => expect(screen.find('button[aria-label=拍照]').exists()).toBe(false))

  openCamera.mockRejectedValueOnce(new Error('no camera'))
  await named(screen, '加一张照片')?.trigger('click')
  await vi.waitFor(() => expect(screen.find('input[type=file]').exists()).toBe(true))
  const file = new File(['x'], 'paper.jpg', { type: 'image/jpeg' })
  const input = screen.get('input[type=file]')
  Object.defineProperty(input.element, 'files', { value: [file] })
  await input.trigger('change')
  await vi.waitFor(() => expect(addAnswerPhoto).toHaveBeenLastCalledWith('v', 'p', file))
})

it('lists them without a word of blame', async () => {
  known.value = { own: [question()], toConfirm: [] }
  const screen = mountPart(QuestionsScreen)
  expect(screen.text()).toContain('等您说一句')
  expect(screen.text()).not.toMatch(/伪造|造假|违规|嫌疑/)
  await expectNoAxe(screen)
})

it('shows the same facts in kind words, and takes no empty answer', async () => {
  known.value = { own: [question()], toConfirm: [] }
  const screen = mountPart(QuestionScreen, { props: { visit: 'v' } })
  expect(screen.text()).toContain('请说说大概几点去的。')
  await named(screen, '说好了')?.trigger('click')
  expect(screen.text()).toContain('请写几个字')
  expect(sendReply).not.toHaveBeenCalled()
  await expectNoAxe(screen)
})

it('shows the numbers that the desk reads, the day of the other visit, and one’s own photo when wished', async () => {
  const [asked] = question().findings
  const finding = {
    ...{ ...asked, check: 'photo.reworked', numbers: { difference: 0.034, mirrored: 1, km_h: 143.2 } },
    ...{ photo: 'ab', other_day: '2026-11-12' },
  } as Question['findings'][number]
  known.value = { own: [question({ findings: [finding] })], toConfirm: [] }
  const screen = mountPart(QuestionScreen, { props: { visit: 'v' } })
  const facts = screen.findAll('dl > div').map((one) => one.text())
  expect(facts).toEqual(['另一次走访11月12日', '重合部分差异3.4 %', '左右翻转是', '需要的时速143 公里/小时'])
  expect(screen.text()).toContain('那次走访的照片和签字不在这里显示')
  expect(openedPhoto).not.toHaveBeenCalled()
  await named(screen, '看看这次的照片')?.trigger('click')
  expect(screen.find('img').exists()).toBe(true)
  expect(openedPhoto).toHaveBeenCalledWith('ab', 'v')
  await expectNoAxe(screen)
})

it('says nothing of another visit where there is none', () => {
  known.value = { own: [question()], toConfirm: [] }
  const screen = mountPart(QuestionScreen, { props: { visit: 'v' } })
  expect(screen.text()).not.toContain('另一次走访')
  expect(screen.text()).not.toContain('不在这里显示')
})

it('signs what was written', async () => {
  known.value = { own: [question({ own: { ...NOTHING_SAID, text: '换了手机' } })], toConfirm: [] }
  const screen = mountPart(QuestionScreen, { props: { visit: 'v' } })
  await named(screen, '说好了')?.trigger('click')
  expect(sendReply).toHaveBeenCalledWith(expect.objectContaining({ visit: 'v', patient: 'p' }), false)
})

it('explains a decision, and offers the appeal where there is one', async () => {
  const decision = { outcome: 'UPHELD', rejects: true, note: '家属说没来', at: 1, concerns_me: true } as const
  known.value = { own: [question({ state: 'DECIDED', decision, may_appeal: true })], toConfirm: [] }
  const screen = mountPart(QuestionScreen, { props: { visit: 'v' } })
  expect(screen.text()).toContain('家属说没来')
  expect(screen.text()).toContain('决定里写明涉及您')
  await named(screen, '我要申诉')?.trigger('click')
  await screen.get('textarea').setValue('我们去了')
  known.value = {
    own: [
      question({ state: 'DECIDED', decision, may_appeal: true, own: { ...NOTHING_SAID, text: '我们去了' } }),
    ],
    toConfirm: [],
  }
  await named(screen, '提出申诉')?.trigger('click')
  expect(sendReply).toHaveBeenCalledWith(expect.objectContaining({ visit: 'v' }), true)
})

it('says that an answer came after the decision and is read by somebody else', () => {
  const said = { statement: 'ab', by: he, at: 2, appeal: false, missed: true, text: '我在村口等' } as const
  const reply = {
    ...said,
    photos: [],
    colleague: null,
    confirmed: null,
    confirmed_text: null,
    confirmed_at: null,
  }
  for (const state of ['APPEALED', 'DECIDED'] as const) {
    known.value = { own: [question({ state, replies: [reply] })], toConfirm: [] }
    const words = mountPart(QuestionScreen, { props: { visit: 'v' } }).text()
    expect(words.includes('已按申诉办理')).toBe(state === 'APPEALED')
  }
})

it('asks a colleague what they remember, either way', async () => {
  const about = {
    ...{ statement: 'ab', visit: 'v', patient: 'p', by: he, on_day: '2026-11-20', first_name: '青禾' },
    text: '那天借的手机',
  }
  known.value = { own: [], toConfirm: [about] }
  const screen = mountPart(BearOutScreen, { props: { statement: 'ab' } })
  expect(screen.text()).toContain('那天借的手机')
  await named(screen, '告诉主管')?.trigger('click')
  expect(screen.text()).toContain('请选一个')
  await screen.findAll('input[type=radio]')[1]?.setValue(true)
  await named(screen, '告诉主管')?.trigger('click')
  expect(bearOut).toHaveBeenCalledWith(about, false, '')
  await expectNoAxe(screen)
})

const TENTH = Date.UTC(2026, 10, 10, 4)
const lateOne = (changes: Partial<LateVisit> = {}): LateVisit => ({
  ...{ hash: 'ab', visit: 'v', patient: 'p', at: TENTH, came: true, first_name: '青禾' },
  ...changes,
})

it('asks why records came late, with one reason for all of them, and says that it is noted', async () => {
  lateOnes.value = [lateOne(), lateOne({ hash: 'cd', visit: 'w', first_name: null })]
  const asked = lateOnes.value
  const card = mountPart(HomeLate)
  expect(card.text()).toContain('青禾（11月10日）、11月10日 的记录过了三天才收到')
  expect(named(card, '没有流量')).toBeUndefined()
  await named(card, '说一下原因')?.trigger('click')
  await expectNoAxe(card)
  await named(card, '没有流量')?.trigger('click')
  expect(explainLate).toHaveBeenCalledWith(asked, 'NO_DATA', '')
  await vi.waitFor(() => expect(card.text()).toContain('已存在本机'))
  expect(card.findAll('button')).toHaveLength(0)
})

it('another reason takes a word; and nobody has to say', async () => {
  lateOnes.value = [lateOne({ came: false })]
  const card = mountPart(HomeLate)
  expect(card.text()).toContain('还没有收到')
  await named(card, '说一下原因')?.trigger('click')
  await named(card, '其他')?.trigger('click')
  expect(explainLate).not.toHaveBeenCalled()
  expect(named(card, '就这样说')?.attributes('aria-disabled')).toBeDefined()
  await card.get('textarea').setValue('手机借给儿子了')
  await named(card, '不说了')?.trigger('click')
  expect(leaveLateUnsaid).toHaveBeenCalledWith(lateOnes.value)
  await named(card, '就这样说')?.trigger('click')
  expect(explainLate).toHaveBeenCalledWith([lateOne({ came: false })], 'OTHER', '手机借给儿子了')
})
