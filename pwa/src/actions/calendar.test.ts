import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { HE, SHEN, TASK } from '../../tests/fake/cast'
import { newPhone, openPage, type Page, settleIn } from '../../tests/fake/phone'
import { FakeServer } from '../../tests/fake/server'

let server: FakeServer
let page: Page
const team = {
  min_staff: 2,
  min_orgs: 2,
  need: [],
  not_invited: [],
  missing: [],
  reduced: false,
  policy: 'p',
}
const due = {
  ...{ patient: 'p', first_name: '小安', address: '', village: '石桥村', coarse: null, last_on: null },
  ...{ purpose: 'FOLLOW_UP', colleagues: [SHEN.id, HE.id], light: null, team },
  due: {
    ...{ id: 'd', kind: 'FOLLOW_UP', due_on: '2026-11-25', rule: 'D3', held: false },
    sentence: { zh: '', en: '' },
  },
}
const wish = {
  patient: 'p',
  planned_on: '2026-11-26',
  purpose: 'FOLLOW_UP',
  expected: [HE.id],
  absent: [],
} as const

beforeEach(async () => {
  newPhone()
  server = new FakeServer().listen()
  server.tasks = [TASK]
  server.due = [due]
  page = await openPage()
  await settleIn(page)
  server.offline = true
})
// A phone without a network would try again after the test, when there is no browser any more.
afterEach(async () => {
  server.offline = false
  await page.drain()
  vi.unstubAllGlobals()
})

const agenda = async () => (await import('@/store/cache')).agenda(SHEN.id)

it('a visit planned without a network is on the list at once, and can be opened', async () => {
  const visit = await page.planVisit(wish)
  const now = await agenda()
  expect(now.due).toEqual([])
  expect(now.visits.find((one) => one.visit === visit)).toMatchObject({ waiting: true, first_name: '小安' })
  expect(await page.openVisit(visit)).toMatchObject({ visit, task: { planned_on: '2026-11-26' } })
})

it('once received it waits no more, also before the list is fetched again', async () => {
  const visit = await page.planVisit(wish)
  server.offline = false
  await page.drain()
  expect((await agenda()).visits.find((one) => one.visit === visit)).toMatchObject({ waiting: false })
})

it('the list that the server sends afterwards is believed', async () => {
  await page.planVisit(wish)
  server.offline = false
  await page.drain()
  server.due = []
  await new Promise((next) => setTimeout(next, 5))
  await page.refreshTasks()
  expect((await agenda()).visits.map(({ visit }) => visit)).toEqual([TASK.visit])
})

it('a visit cancelled without a network is off the list at once, and the person is due again', async () => {
  const visit = await page.planVisit(wish)
  await page.cancelVisit({ visit, patient: 'p' }, 'ASKED')
  const now = await agenda()
  expect(now.visits.some((one) => one.visit === visit)).toBe(false)
  expect(now.due).toMatchObject([{ patient: 'p', due: { due_on: '2026-11-25' } }])
})

it('a visit that has begun is not cancelled any more', async () => {
  await page.openVisit(TASK.visit)
  await expect(page.cancelVisit(TASK, 'ROAD')).rejects.toMatchObject({ code: 'visit.already' })
})

it('a visit that has begun is not planned anew', async () => {
  await page.openVisit(TASK.visit)
  await expect(page.planVisit({ ...wish, visit: TASK.visit })).rejects.toMatchObject({
    code: 'visit.already',
  })
})

it('what somebody objects to is signed without a network, and is a word of its own', async () => {
  const said = { said_by: 'GUARDIAN', wish: 'OBJECT', on: '2026-11-24', words: ' 来得太勤 ' } as const
  await page.passOnObjection('p', said)
  const [sent] = await page.store.outgoing(SHEN.id)
  const told = JSON.parse(Buffer.from(sent?.envelope.payload ?? '', 'base64').toString())
  expect(told).toMatchObject({ kind: 'colour.object', body: { ...said, patient: 'p', words: '来得太勤' } })
  expect((await agenda()).visits.some((one) => one.visit === told.body.visit)).toBe(false)
})

it('an answer names the day it is for, and the reason only of a no', async () => {
  await page.answerInvitation(TASK, null)
  await page.answerInvitation(TASK, 'SICK')
  const sent = await page.store.outgoing(SHEN.id)
  const bodies = sent.map(
    ({ envelope }) => JSON.parse(Buffer.from(envelope.payload, 'base64').toString()).body,
  )
  expect(bodies).toMatchObject([
    { answer: 'YES', reason: null, planned_on: TASK.planned_on },
    { answer: 'NO', reason: 'SICK', planned_on: TASK.planned_on },
  ])
})
