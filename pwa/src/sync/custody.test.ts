import { beforeEach, describe, expect, it, vi } from 'vitest'
import { SHEN, TASK } from '../../tests/fake/cast'
import { newPhone, type Page, photograph, readyPage } from '../../tests/fake/phone'
import { FakeServer } from '../../tests/fake/server'

let server: FakeServer
let page: Page
const DAY = 86_400_000

beforeEach(async () => {
  newPhone()
  server = new FakeServer().listen()
  page = await readyPage(server)
})

/** One visit with a photo, received. */
async function visitReceived(): Promise<void> {
  await page.openVisit(TASK.visit)
  await photograph(page, TASK.visit, 3000)
  await page.saveRecordField(TASK.visit, { attempt: 'NOBODY' })
  await page.declineSignature(TASK.visit, { signer: 'STAFF', reason: null })
  await page.attemptVisit(TASK.visit)
  await page.drain()
  expect(await page.countCustody()).toMatchObject({ unsent: 0 })
}

const elapse = (ms: number) => {
  const now = Date.now() + ms
  vi.spyOn(Date, 'now').mockImplementation(() => now)
}

const untilSent = async () => {
  await page.drain()
  await page.drain()
}

describe('a server restored from an older backup', () => {
  it('is noticed, gets everything again, and is told', async () => {
    await visitReceived()
    const [hashes, photos] = [[...server.statements.keys()], [...server.evidence.keys()]]
    server.restore(0)
    server.evidence.clear()
    await page.refreshTasks()
    await untilSent()
    expect([...server.statements.keys()]).toEqual(hashes)
    expect([...server.evidence.keys()]).toEqual(photos)
    expect(server.reports).toMatchObject([
      { kind: 'server_rolled_back', details: { known_size: 2, size: 0, requeued: 2 } },
    ])
  })

  it('is noticed even when others have made its log longer since', async () => {
    await visitReceived()
    server.restore(1)
    server.entries.push(...['one', 'two', 'three'].map((text) => Buffer.from(text)))
    await page.refreshTasks()
    await untilSent()
    expect(server.statements.size).toBe(2)
    expect(await page.countCustody()).toMatchObject({ unsent: 0 })
  })

  it('does not get a photo twice that it still has', async () => {
    await visitReceived()
    server.restore(0)
    const before = server.count('PUT')
    await page.refreshTasks()
    await untilSent()
    expect(server.count('PUT')).toBe(before)
    expect(await page.countCustody()).toMatchObject({ unsent: 0 })
  })
})

it('a log that only grew is not taken for another', async () => {
  await visitReceived()
  server.entries.push(...['one', 'two', 'three'].map((text) => Buffer.from(text)))
  await page.refreshTasks()
  expect(await page.countCustody()).toMatchObject({ unsent: 0 })
  expect(server.reports).toEqual([])
})

it('a server with another key is not believed', async () => {
  await visitReceived()
  server.keys = new FakeServer().keys
  await expect(page.refreshTasks()).rejects.toMatchObject({ code: 'log.other_key' })
})

describe('what is kept', () => {
  it('received copies stay a week and go after it', async () => {
    await visitReceived()
    elapse(6.9 * DAY)
    await page.drain()
    expect(await page.db.statements.count()).toBe(2)
    elapse(0.2 * DAY)
    await page.drain()
    expect(await page.db.statements.count()).toBe(0)
    expect([await page.db.evidence.count(), await page.db.evidence_bytes.count()]).toEqual([0, 0])
    expect(await page.db.heads.count()).toBe(1)
  })

  it('unsent records stay for ever', async () => {
    server.offline = true
    await page.openVisit(TASK.visit)
    elapse(400 * DAY)
    await page.drain()
    expect(await page.countCustody()).toMatchObject({ statements: 1 })
    expect(await page.db.drafts.count()).toBe(1)
  })

  it('a received statement stays while a photo it names does not arrive', async () => {
    await page.openVisit(TASK.visit)
    await photograph(page, TASK.visit, 3000)
    await page.saveRecordField(TASK.visit, { attempt: 'NOBODY' })
    await page.declineSignature(TASK.visit, { signer: 'STAFF', reason: null })
    server.tamperEvidence = (receipt) => ({ ...receipt, bytes: 1 })
    await page.attemptVisit(TASK.visit)
    await page.drain()
    elapse(30 * DAY)
    await page.letGo(Date.now())
    const kinds = (await page.db.statements.toArray()).map(({ kind }) => kind)
    expect(kinds).toEqual(['visit.attempt'])
    expect(await page.db.evidence_bytes.count()).toBe(1)
  })
})

describe('a visit that is over', () => {
  it('goes once all of it was received and let go', async () => {
    await visitReceived()
    elapse(3.1 * DAY)
    await page.letGoOfDrafts(Date.now())
    expect(await page.db.drafts.count()).toBe(1) // its statements are still kept, to heal a server
    elapse(4 * DAY)
    await page.drain()
    expect(await page.db.drafts.count()).toBe(0)
  })

  it('and was broken off keeps its photos for a week', async () => {
    await page.openVisit(TASK.visit)
    await photograph(page, TASK.visit, 800)
    await page.abortVisit(TASK.visit)
    await page.drain()
    elapse(6 * DAY)
    await page.drain()
    expect(await page.db.evidence_bytes.count()).toBe(1)
    elapse(1.5 * DAY)
    await page.drain()
    expect(await page.db.evidence_bytes.count()).toBe(0)
  })
})

describe('visit cards', () => {
  it('go after 72 hours without contact, the running visit does not', async () => {
    server.offline = true
    await page.openVisit(TASK.visit)
    elapse(3 * DAY)
    await page.drain()
    expect(await page.db.cache.where({ account: SHEN.id }).count()).toBe(0)
    expect((await page.goTo(TASK.visit, 'record')).task?.first_name).toBe(TASK.first_name)
  })
})
