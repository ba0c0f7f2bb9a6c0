import { beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest'
import { read } from '@/domain/statement'
import { SHEN, TASK } from '../../tests/fake/cast'
import { newPhone, openPage, type Page, readyPage, unlockAs } from '../../tests/fake/phone'
import { FakeServer } from '../../tests/fake/server'

let server: FakeServer
let page: Page

beforeEach(async () => {
  newPhone()
  server = new FakeServer().listen()
  page = await readyPage(server)
  server.offline = true
})

const chain = async (of: Page) =>
  (await of.store.outgoing(SHEN.id)).map(({ row, envelope }) => ({ hash: row.hash, ...read(envelope) }))

/** Each names the one before, and none is missing. */
async function expectWhole(of: Page, length: number): Promise<void> {
  const links = await chain(of)
  expect(links.map(({ seq }) => seq)).toEqual(Array.from({ length }, (_, at) => at + 1))
  expect(links.map(({ prev }) => prev)).toEqual([null, ...links.slice(0, -1).map(({ hash }) => hash)])
}

describe('a phone killed while it makes a statement', () => {
  const steps = ['statements', 'heads', 'drafts', 'evidence'] as const

  it.each(steps)('before %s were written has kept nothing', async (table) => {
    const killed = () => {
      throw new Error('killed')
    }
    const { statements, heads, drafts, evidence } = page.db
    if (table === 'statements') vi.spyOn(statements, 'add').mockImplementation(killed)
    if (table === 'heads') vi.spyOn(heads, 'put').mockImplementation(killed)
    if (table === 'drafts') vi.spyOn(drafts, 'put').mockImplementation(killed)
    if (table === 'evidence') vi.spyOn(evidence, 'bulkDelete').mockImplementation(killed)
    await expect(page.openVisit(TASK.visit)).rejects.toThrow('killed')
    vi.restoreAllMocks()
    expect(await page.countCustody()).toMatchObject({ unsent: 0 })
    expect([await page.db.heads.count(), await page.db.drafts.count()]).toEqual([0, 0])
    await page.openVisit(TASK.visit)
    await expectWhole(page, 1)
  })

  it('between signing and keeping leaves no hole in the chain', async () => {
    await page.openVisit(TASK.visit)
    // Only the keeping of a statement: what sync writes meanwhile is another story.
    const { db } = page
    const whole = db.transaction.bind(db) as (...asked: unknown[]) => Promise<unknown>
    const spy = vi.spyOn(db, 'transaction') as unknown as MockInstance<typeof whole>
    spy.mockImplementation((...asked) =>
      asked.flat().includes(db.heads) ? Promise.reject(new Error('killed')) : whole(...asked),
    )
    await expect(page.abortVisit(TASK.visit)).rejects.toThrow('killed')
    spy.mockRestore()
    const again = await openPage()
    await unlockAs(again, SHEN.id)
    await again.abortVisit(TASK.visit)
    await expectWhole(again, 2)
  })
})

describe('two tabs at once', () => {
  it('make one chain, even where the browser has no locks', async () => {
    const other = await openPage()
    await unlockAs(other, SHEN.id)
    const confirmation = {
      visit: TASK.visit,
      patient: TASK.patient,
      member: SHEN.id,
      opened_at: 0,
      confirm_by: 0,
    }
    const by = { id: SHEN.id, name: SHEN.name, org: null, role: null }
    const say = (tab: Page) => tab.confirmPresence({ ...confirmation, by }, true, '')
    await Promise.all([page, other, page, other, page, other].map(say))
    await expectWhole(page, 6)
  })

  it('change one draft without losing each other’s words', async () => {
    await page.openVisit(TASK.visit)
    const other = await openPage()
    await unlockAs(other, SHEN.id)
    await Promise.all([
      page.saveRecordField(TASK.visit, { note: '在院子里' }),
      other.saveRecordField(TASK.visit, { entry: 'DOORSTEP' }),
    ])
    const { form } = await page.goTo(TASK.visit, 'record')
    expect(form).toMatchObject({ note: '在院子里', entry: 'DOORSTEP', place: 11 })
  })
})

describe('a clock moved by a day in the middle', () => {
  it.each([-1, 1])('(%d day) changes neither the chain nor what is kept', async (days) => {
    await page.openVisit(TASK.visit)
    const real = Date.now
    vi.spyOn(Date, 'now').mockImplementation(() => real() + days * 86_400_000)
    await page.abortVisit(TASK.visit)
    server.offline = false
    await page.drain()
    expect(server.statements.size).toBe(2)
    expect(await page.db.statements.count()).toBe(2)
    const [first, second] = [...server.statements.values()].map(({ envelope }) => read(envelope))
    expect(Math.sign((second?.clock.wall ?? 0) - (first?.clock.wall ?? 0))).toBe(days)
    expect((second?.clock.mono ?? 0) - (first?.clock.mono ?? 0)).toBeLessThan(60_000)
  })
})
