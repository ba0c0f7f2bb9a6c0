import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { SHEN, TASK } from '../../tests/fake/cast'
import { newPhone, openPage, type Page, settleIn } from '../../tests/fake/phone'
import { FakeServer } from '../../tests/fake/server'

const FOUR_DAYS = 4 * 86_400_000
let server: FakeServer
let page: Page

beforeEach(async () => {
  newPhone()
  server = new FakeServer().listen()
  server.tasks = [TASK]
  page = await openPage()
  await settleIn(page)
  await page.openVisit(TASK.visit)
})
afterEach(async () => {
  server.offline = false
  await page.drain()
  vi.unstubAllGlobals()
})

const asked = async () => (await import('@/store/late')).lateRecords(SHEN.id, Date.now())
const kinds = async () => (await page.db.statements.toCollection().sortBy('seq')).map(({ kind }) => kind)

/** The record that ended the visit, made to be four days old while its phone stayed in touch. */
async function lateOne(): Promise<string> {
  await page.pressAbort(TASK.visit)
  await page.abortVisit(TASK.visit)
  const row = (await page.db.statements.toArray()).find(({ kind }) => kind === 'visit.abort')
  if (!row) throw new Error('no record')
  await page.db.statements.update(row.hash, { at: row.at - FOUR_DAYS })
  return row.hash
}

it('asks about a late record, received or not, and signs the reason into the outbox', async () => {
  server.offline = true
  const hash = await lateOne()
  const waits = await asked()
  expect(waits).toEqual([expect.objectContaining({ hash, visit: TASK.visit, came: false })])
  server.offline = false
  await page.drain()
  const [record] = await asked()
  expect(record).toMatchObject({ hash, patient: TASK.patient, came: true })

  server.offline = true
  await page.explainLate(record ? [record] : [], 'OTHER', ' 手机借给儿子了 ')
  expect(await asked()).toEqual([])
  expect((await kinds()).at(-1)).toBe('record.late')
  const [out] = await page.store.outgoing(SHEN.id)
  const { read } = await import('@/domain/statement')
  expect(out && read(out.envelope).body).toMatchObject({
    record: hash,
    reason: 'OTHER',
    note: '手机借给儿子了',
  })
})

it('does not ask again what somebody would rather not say, and sends nothing for it', async () => {
  await lateOne()
  const before = await kinds()
  await page.leaveLateUnsaid(await asked())
  expect(await asked()).toEqual([])
  expect(await kinds()).toEqual(before)
})
