import { beforeEach, expect, it } from 'vitest'
import { isBegun, paperName } from '@/domain/paper'
import { read } from '@/domain/statement'
import { SHEN, TASK } from '../../tests/fake/cast'
import { newPhone, openPage, type Page, readyPage, unlockAs } from '../../tests/fake/phone'
import { FakeServer } from '../../tests/fake/server'
import { formFile } from '../../tests/forms'

let server: FakeServer
let page: Page

const WHO = { patient: TASK.patient, first_name: TASK.first_name, facts: { cycle_days: 31 } }
const CALL = paperName('contact.phone', TASK.patient)

beforeEach(async () => {
  newPhone()
  server = new FakeServer().listen()
  server.forms = [formFile('phone'), formFile('follow_up')]
  page = await readyPage(server)
  server.offline = true
})

const said = async (of: Page) => (await of.store.outgoing(SHEN.id)).map(({ envelope }) => read(envelope))
const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10)

it('a call is signed without a network, with its reason and its end, and later received', async () => {
  await page.beginPaper('contact.phone', WHO)
  await page.answerPaper(CALL, 'reached', 'YES')
  await page.answerPaper(CALL, 'spoken_with', ['FAMILY'])
  await page.answerPaper(CALL, 'exception', 'AWAY')
  await page.answerPaper(CALL, 'until', day(20))
  const paper = await page.signPaper(CALL)

  expect(await said(page)).toMatchObject([
    {
      kind: 'contact.phone',
      body: {
        ...{ visit: paper.visit, patient: TASK.patient, exception: 1, until: day(20) },
        form: { id: 'phone', version: 1, answers: { reached: 'YES', spoken_with: ['FAMILY'] } },
      },
    },
  ])
  expect(paper.visit).not.toBe(TASK.visit)
  server.offline = false
  await page.drain()
  expect(await page.countCustody()).toMatchObject({ unsent: 0 })
})

it('is not signed while something needed is open, or a reason lasts longer than a cycle', async () => {
  const { beginPaper, answerPaper, signPaper } = page
  await beginPaper('contact.phone', WHO)
  await expect(signPaper(CALL)).rejects.toMatchObject({ code: 'paper.incomplete' })
  await answerPaper(CALL, 'reached', 'NO')
  await answerPaper(CALL, 'exception', 'ASKED')
  await answerPaper(CALL, 'until', day(40))
  await expect(signPaper(CALL)).rejects.toMatchObject({ details: { missing: ['until'] } })
  expect(await said(page)).toEqual([])
})

it('is kept at every answer, through a phone that dies', async () => {
  await page.beginPaper('contact.phone', WHO)
  await Promise.all([page.answerPaper(CALL, 'reached', 'YES'), page.answerPaper(CALL, 'note', '孙女接的')])
  const again = await openPage()
  await unlockAs(again, SHEN.id)
  const held = await again.beginPaper('contact.phone', WHO)
  expect(held.filling.answers).toEqual({ reached: 'YES', note: '孙女接的' })
})

it('is signed once; the next call is another one', async () => {
  const { beginPaper, answerPaper, signPaper } = page
  await beginPaper('contact.phone', WHO)
  await answerPaper(CALL, 'reached', 'NO')
  const first = await signPaper(CALL)
  await expect(signPaper(CALL)).rejects.toMatchObject({ code: 'paper.none' })
  const second = await beginPaper('contact.phone', WHO)
  expect(second.visit).not.toBe(first.visit)
  expect(second.filling.answers).toEqual({})
})

it('given up before it is signed leaves nothing', async () => {
  await page.beginPaper('contact.phone', WHO)
  await page.discardPaper(CALL)
  expect(await page.db.papers.count()).toBe(0)
  expect(await said(page)).toEqual([])
})

it('goes from this phone a week after the server has it, and not before', async () => {
  await page.beginPaper('contact.phone', WHO)
  await page.answerPaper(CALL, 'reached', 'NO')
  await page.signPaper(CALL)
  const later = Date.now() + 8 * 24 * 3_600_000
  await page.letGoOfPapers(later)
  expect(await page.db.papers.count()).toBe(1)
  server.offline = false
  await page.drain()
  await page.letGo(later)
  await page.letGoOfPapers(later)
  expect(await page.db.papers.count()).toBe(0)
})

it('a paper that was only looked at waits for nobody; one with an answer does until it is signed', async () => {
  const looked = await page.beginPaper('contact.phone', WHO)
  expect(isBegun(looked)).toBe(false)
  const answered = await page.answerPaper(CALL, 'reached', 'YES')
  expect(isBegun(answered)).toBe(true)
  expect(isBegun({ ...answered, signed: true })).toBe(false)
})
