import { beforeEach, describe, expect, it } from 'vitest'
import { read } from '@/domain/statement'
import { HE, SHEN, TASK } from '../../tests/fake/cast'
import {
  fillIn,
  newPhone,
  openPage,
  type Page,
  PIN,
  photograph,
  readyPage,
  STROKES,
} from '../../tests/fake/phone'
import { FakeServer } from '../../tests/fake/server'

let server: FakeServer

beforeEach(() => {
  newPhone()
  server = new FakeServer().listen()
})

const said = async (page: Page, account = SHEN.id) =>
  (await page.store.outgoing(account)).map(({ envelope }) => read(envelope))

describe('a visit without a network', () => {
  it('is opened, signed off and later received, and nothing waits for the server', async () => {
    const page = await readyPage(server)
    server.offline = true
    await page.openVisit(TASK.visit)
    await photograph(page, TASK.visit, 170_000)
    await fillIn(page, TASK.visit)
    const closed = await page.closeVisit(TASK.visit)
    expect(closed).toMatchObject({ step: 'closed', ended: 'visit.close' })
    await page.drain()
    expect(await page.countCustody()).toMatchObject({ statements: 2, photos: 2 })

    server.offline = false
    await page.drain()
    expect(await page.countCustody()).toMatchObject({ unsent: 0 })
    expect([server.statements.size, server.evidence.size]).toEqual([2, 2])
  })

  it('carries the newest beacon and says when the phone saw it', async () => {
    const page = await readyPage(server)
    server.offline = true
    await page.openVisit(TASK.visit)
    const [opened] = await said(page)
    expect(opened?.beacons).toMatchObject([
      { time: server.time, from: null, seen: { wall: expect.any(Number) } },
    ])
  })

  it('says in its record that there was none, and since when', async () => {
    const page = await readyPage(server)
    server.offline = true
    await page.openVisit(TASK.visit)
    await page.drain()
    await photograph(page, TASK.visit, 1000)
    await fillIn(page, TASK.visit)
    await page.closeVisit(TASK.visit)
    expect((await said(page)).at(-1)?.body).toMatchObject({ offline: { since: expect.any(Number) } })
  })

  it('says in its record that there was one', async () => {
    const page = await readyPage(server)
    await page.openVisit(TASK.visit)
    await page.drain()
    await photograph(page, TASK.visit, 1000)
    await fillIn(page, TASK.visit)
    await page.closeVisit(TASK.visit)
    expect((await said(page)).at(-1)?.body).toMatchObject({ offline: null })
  })

  it('is not signed off while something needed is missing', async () => {
    const page = await readyPage(server)
    await page.openVisit(TASK.visit)
    const close = page.closeVisit
    await expect(close(TASK.visit)).rejects.toMatchObject({ code: 'visit.incomplete' })
  })

  it('is not opened twice', async () => {
    const page = await readyPage(server)
    const open = page.openVisit
    await open(TASK.visit)
    await expect(open(TASK.visit)).rejects.toMatchObject({ code: 'visit.already' })
  })
})

describe('other endings', () => {
  it('a colleague with a dead phone signs on this one', async () => {
    const page = await readyPage(server)
    server.offline = true
    await page.openVisit(TASK.visit)
    const how = { member: HE.id, reason: 'BATTERY', note: '', strokes: STROKES } as const
    const draft = await page.borrowPhone(TASK.visit, how)
    expect(draft.borrowed).toMatchObject([{ member: HE.id }])
    expect((await page.countCustody()).photos).toBe(1)
  })

  it('nobody home needs the own signature and one tap', async () => {
    const page = await readyPage(server)
    server.offline = true
    await page.openVisit(TASK.visit)
    await page.saveRecordField(TASK.visit, { attempt: 'NOBODY' })
    await page.addSignature(TASK.visit, { signer: 'STAFF', strokes: STROKES })
    const ended = await page.attemptVisit(TASK.visit)
    expect((await said(page)).at(-1)).toMatchObject({ kind: 'visit.attempt', body: { result: 'NOBODY' } })
    // A colleague who was there signs this record, as they would sign one that was filled in.
    expect(ended.closed).toBe((await page.store.outgoing(SHEN.id)).at(-1)?.row.hash)
  })

  it('a draft given up is said, its photos go, and the visit may be begun anew', async () => {
    const page = await readyPage(server)
    server.offline = true
    const open = page.openVisit
    await open(TASK.visit)
    await photograph(page, TASK.visit, 5000)
    await page.discardDraft(TASK.visit, '重新开始')
    expect(await page.db.evidence_bytes.count()).toBe(0)
    expect((await open(TASK.visit)).ended).toBeNull()
    expect((await said(page)).map(({ kind }) => kind)).toEqual(['visit.open', 'visit.discard', 'visit.open'])
  })

  it('a photo taken back leaves only a number', async () => {
    const page = await readyPage(server)
    await page.openVisit(TASK.visit)
    const sha256 = await photograph(page, TASK.visit, 5000)
    const draft = await page.dropPhoto(TASK.visit, sha256)
    expect([draft.photos.length, draft.photos_dropped]).toEqual([0, 1])
    expect(await page.db.evidence.count()).toBe(0)
  })
})

describe('a lock in the middle', () => {
  it('waits for what is being saved and loses nothing of the visit', async () => {
    const page = await readyPage(server)
    server.offline = true
    const opening = page.openVisit(TASK.visit)
    page.vault.lockVault()
    expect((await opening).step).toBe('team')
    expect(page.vault.unlocked.get()).toBeNull()
    await expect(page.showCode(TASK.visit)).rejects.toMatchObject({ code: 'app.locked' })
    await page.unlock(SHEN.id, PIN)
    expect((await page.showCode(TASK.visit)).digits).toHaveLength(6)
  })

  it('and a killed page find the visit as it was', async () => {
    const page = await readyPage(server)
    await page.openVisit(TASK.visit)
    await page.saveRecordField(TASK.visit, { note: '院子里聊了一会儿' })
    const again = await openPage()
    await again.unlock(SHEN.id, PIN)
    const draft = await again.saveRecordField(TASK.visit, { outcome: 'SEEN' })
    expect(draft.form).toMatchObject({ note: '院子里聊了一会儿', outcome: 'SEEN', seen: ['PATIENT'] })
  })
})
