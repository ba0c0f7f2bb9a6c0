import { beforeEach, describe, expect, it } from 'vitest'
import type { SyncStatus } from '@/domain/custody'
import { HE, SHEN, TASK } from '../../tests/fake/cast'
import { newPhone, openPage, type Page, photograph, readyPage, unlockAs } from '../../tests/fake/phone'
import { FakeServer } from '../../tests/fake/server'

let server: FakeServer
let page: Page

const by = { id: SHEN.id, name: SHEN.name, org: null, role: null }
const confirmation = {
  visit: TASK.visit,
  patient: TASK.patient,
  member: SHEN.id,
  opened_at: 0,
  confirm_by: 0,
  by,
}

/** So many small statements, made without a network. */
async function say(count: number): Promise<void> {
  server.offline = true
  for (let made = 0; made < count; made += 1) await page.confirmPresence(confirmation, true, '')
  await page.drain()
  server.offline = false
}

/** A visit with a photo of so many bytes, named by its sign-off. */
async function sayWithPhoto(size: number): Promise<string> {
  server.offline = true
  await page.openVisit(TASK.visit)
  const sha256 = await photograph(page, TASK.visit, size)
  await page.saveRecordField(TASK.visit, { attempt: 'NOBODY' })
  await page.declineSignature(TASK.visit, { signer: 'STAFF', reason: null })
  await page.attemptVisit(TASK.visit)
  await page.drain()
  server.offline = false
  return sha256
}

const status = async () => (await page.db.settings.get('sync'))?.value

beforeEach(async () => {
  newPhone()
  server = new FakeServer().listen()
  page = await readyPage(server)
})

describe('statements', () => {
  it('whose answer was lost are sent again and received once', async () => {
    await say(3)
    server.loseAnswers = 1
    await page.drain()
    expect(await page.countCustody()).toMatchObject({ statements: 3 })
    expect(await status()).toMatchObject({ state: 'offline' })
    await page.drain()
    expect(server.statements.size).toBe(3)
    expect(await page.countCustody()).toMatchObject({ unsent: 0 })
  })

  it('sent by two tabs at once are received once', async () => {
    await say(5)
    const other = await openPage()
    await unlockAs(other, SHEN.id)
    await Promise.all([page.drain(), other.drain()])
    expect([server.statements.size, server.entries.length]).toEqual([5, 5])
    expect(await page.countCustody()).toMatchObject({ unsent: 0 })
  })

  it('go in chain order, at most twenty at a time, halved when that is too much', async () => {
    await say(45)
    server.mostAtOnce = 8
    await page.drain()
    expect(Math.max(...server.batches)).toBeLessThanOrEqual(8)
    const order = [...server.statements.values()].map(({ index }) => index)
    expect(order).toEqual(Array.from({ length: 45 }, (_, at) => at))
  })

  it('interrupted while being sent are sent again after a reload', async () => {
    await say(2)
    await page.store.markSending((await page.db.statements.toArray()).map(({ hash }) => hash))
    const again = await openPage()
    expect(await again.countCustody()).toMatchObject({ statements: 2 })
    await unlockAs(again, SHEN.id)
    await again.drain()
    expect(server.statements.size).toBe(2)
  })

  it('a server refuses for now stay, with its reason, and go when it is ready', async () => {
    await say(1)
    server.refuseStatements = 'device.pending'
    await page.drain()
    expect(await status()).toMatchObject({ state: 'refused', reason: { code: 'device.pending' } })
    expect(await page.countCustody()).toMatchObject({ statements: 1 })
    server.refuseStatements = null
    await page.drain()
    expect(await status()).toMatchObject({ state: 'idle' })
  })
})

describe('a receipt that does not check out', () => {
  const forgeries = {
    'for another statement': { statement: 'ab'.repeat(32) },
    'for another signature': { signature_sha256: 'ab'.repeat(32) },
    'at another place': { index: 7 },
    'without its proof': { inclusion: ['AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA='] },
    'under an unsigned head': { checkpoint: `log.test\n1\n${'A'.repeat(43)}=\n\n— log.test AAAAAAAA\n` },
  }

  it.each(Object.entries(forgeries))('%s lets nothing go', async (_, forged) => {
    await say(1)
    server.tamper = (receipt) => ({ ...receipt, ...forged })
    await page.drain()
    expect(await page.countCustody()).toMatchObject({ statements: 1 })
    expect(await status()).toMatchObject({ state: 'refused', reason: { code: 'receipt.invalid' } })
    server.tamper = (receipt) => receipt
    await page.drain()
    expect(await page.countCustody()).toMatchObject({ unsent: 0 })
  })

  it('for a photo lets nothing go either', async () => {
    await sayWithPhoto(2000)
    server.tamperEvidence = (receipt) => ({ ...receipt, bytes: 1999 })
    await page.drain()
    expect(await page.countCustody()).toMatchObject({ statements: 0, photos: 1 })
    server.tamperEvidence = (receipt) => receipt
    await page.drain()
    expect(await page.countCustody()).toMatchObject({ unsent: 0 })
  })
})

it('a network that comes back is tried as if nothing had failed before', async () => {
  const wait = async () => (((await status()) as SyncStatus).next_try_at ?? 0) - Date.now()
  await say(1)
  server.offline = true
  for (let tries = 0; tries < 6; tries += 1) await page.drain()
  expect(await wait()).toBeGreaterThan(60_000)
  await page.drainAnew()
  expect(await wait()).toBeLessThanOrEqual(7_500)
})

describe('photos', () => {
  it('half sent continue in pieces where they broke off', async () => {
    const sha256 = await sayWithPhoto(700_000)
    server.breakParcels = 1
    await page.drain()
    server.cutAt = 150_000
    await page.drain()
    expect(await status()).toMatchObject({ state: 'offline' })
    await page.drain()
    expect(server.evidence.get(sha256)?.length).toBe(700_000)
    expect(server.count(`PUT /api/evidence/${sha256}`)).toBe(4)
    expect(await page.countCustody()).toMatchObject({ unsent: 0 })
  })

  it('taken back before sign-off are never sent', async () => {
    server.offline = true
    await page.openVisit(TASK.visit)
    await page.dropPhoto(TASK.visit, await photograph(page, TASK.visit, 900))
    await page.abortVisit(TASK.visit)
    server.offline = false
    await page.drain()
    expect(server.count('PUT')).toBe(0)
  })
})

describe('nothing is sent', () => {
  it('under somebody else’s session', async () => {
    await say(1)
    server.staff = HE
    await page.forgetSession()
    await page.drain()
    expect(await status()).toMatchObject({ state: 'refused', reason: { code: 'session.other' } })
    expect(await page.countCustody()).toMatchObject({ statements: 1 })
  })

  it('while the phone is locked, and sending goes on when it is opened', async () => {
    await say(1)
    page.vault.lockVault()
    await page.drain()
    expect(await status()).toMatchObject({ state: 'waiting', reason: { code: 'app.locked' } })
    await unlockAs(page, SHEN.id)
    await page.drain()
    expect(server.statements.size).toBe(1)
  })
})
