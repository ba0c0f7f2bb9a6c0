import { beforeEach, describe, expect, it, vi } from 'vitest'
import { read } from '@/domain/statement'
import { SHEN, TASK } from '../../tests/fake/cast'
import { newPhone, openPage, type Page, PIN, photograph, readyPage } from '../../tests/fake/phone'
import { FakeServer } from '../../tests/fake/server'

let page: Page
const { visit } = TASK

beforeEach(async () => {
  newPhone()
  const server = new FakeServer().listen()
  page = await readyPage(server)
  server.offline = true
})

const said = async (where = page) =>
  (await where.store.outgoing(SHEN.id)).map(({ envelope }) => read(envelope))
const kinds = async (where = page) => (await said(where)).map(({ kind }) => kind)

describe('the press', () => {
  it('is kept at the press, before anything is said', async () => {
    await page.openVisit(visit)
    const draft = await page.pressAbort(visit)
    expect(draft).toMatchObject({ ended: null, abort: { first: false, at: { wall: expect.any(Number) } } })
    expect(await kinds()).toEqual(['visit.open'])
  })

  it('is one statement even before the visit was opened', async () => {
    await page.pressAbort(visit)
    expect(await page.abortVisit(visit)).toMatchObject({ step: 'ended', ended: 'visit.abort' })
    expect((await said()).at(-1)).toMatchObject({ kind: 'visit.abort', body: { position: null } })
  })

  it('is pressed once, however often the thumb comes down', async () => {
    const { abort } = await page.pressAbort(visit)
    expect((await page.pressAbort(visit)).abort).toEqual(abort)
  })
})

describe('what the press says', () => {
  it('is said at the time of the press, however late it is said', async () => {
    const { abort } = await page.pressAbort(visit)
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 7_000_000)
    await page.abortVisit(visit)
    expect((await said()).at(-1)?.clock).toEqual(abort?.at)
  })

  it('is said when the app is opened again after the phone died', async () => {
    await page.openVisit(visit)
    const { abort } = await page.pressAbort(visit)
    const again = await openPage()
    await again.unlock(SHEN.id, PIN)
    await vi.waitFor(async () => expect(await kinds(again)).toEqual(['visit.open', 'visit.abort']))
    expect((await said(again)).at(-1)?.clock).toEqual(abort?.at)
  })

  it('taken back in time leaves the visit as it was', async () => {
    await page.openVisit(visit)
    await page.pressAbort(visit)
    expect(await page.takeBackAbort(visit)).toMatchObject({ step: 'team', abort: null })
    const again = await openPage()
    await again.unlock(SHEN.id, PIN)
    await again.saveRecordField(visit, { note: '接着聊' })
    expect(await kinds(again)).toEqual(['visit.open'])
  })

  it('taken back before the visit was begun leaves nothing', async () => {
    await page.pressAbort(visit)
    expect(await page.takeBackAbort(visit)).toBeNull()
    expect(await page.db.drafts.count()).toBe(0)
  })

  it('comes before a sign-off that was waiting for a position', async () => {
    await page.openVisit(visit)
    await page.pressAbort(visit)
    const close = page.closeVisit
    await expect(close(visit)).rejects.toMatchObject({ code: 'visit.ended' })
  })

  it('is possible while a visit given up is begun anew', async () => {
    await page.openVisit(visit)
    await page.discardDraft(visit, null)
    await page.pressAbort(visit)
    await page.abortVisit(visit)
    expect(await kinds()).toEqual(['visit.open', 'visit.discard', 'visit.abort'])
  })

  it('keeps the photos already taken', async () => {
    await page.openVisit(visit)
    await photograph(page, visit, 5000)
    await page.pressAbort(visit)
    await page.abortVisit(visit)
    expect(await page.db.evidence_bytes.count()).toBe(1)
  })
})

describe('telling how it was', () => {
  it('is a statement of its own, as often as something comes to mind', async () => {
    await page.pressAbort(visit)
    await page.abortVisit(visit)
    await page.addDetails(visit, ' 院里有争吵，我们先走了。 ')
    const draft = await page.addDetails(visit, '同事也安全。')
    expect(draft.details.map(({ note }) => note)).toEqual(['院里有争吵，我们先走了。', '同事也安全。'])
    expect(await kinds()).toEqual(['visit.abort', 'visit.details', 'visit.details'])
  })

  it('is over after a day', async () => {
    await page.pressAbort(visit)
    await page.abortVisit(visit)
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 25 * 3_600_000)
    const add = page.addDetails
    await expect(add(visit, '太晚了')).rejects.toMatchObject({ code: 'details.late' })
  })

  it('is for visits that were broken off', async () => {
    await page.openVisit(visit)
    const add = page.addDetails
    await expect(add(visit, '还在门口')).rejects.toMatchObject({ code: 'details.late' })
  })
})
