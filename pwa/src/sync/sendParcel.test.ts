import { beforeEach, describe, expect, it } from 'vitest'
import { SHEN, TASK } from '../../tests/fake/cast'
import { newPhone, type Page, photograph, readyPage } from '../../tests/fake/phone'
import { FakeServer } from '../../tests/fake/server'

let server: FakeServer
let page: Page

/** A visit without network: three statements, and photos of so many bytes named by the last. */
async function visit(...sizes: number[]): Promise<string[]> {
  server.offline = true
  await page.openVisit(TASK.visit)
  const photos: string[] = []
  for (const size of sizes) photos.push(await photograph(page, TASK.visit, size))
  await page.saveRecordField(TASK.visit, { attempt: 'NOBODY' })
  await page.declineSignature(TASK.visit, { signer: 'STAFF', reason: null })
  await page.attemptVisit(TASK.visit)
  await page.drain()
  server.offline = false
  server.requests = []
  return photos
}

const sent = () => server.requests.filter((one) => /POST|PUT/.test(one)).map((one) => one.split('/')[2])
const owed = () => page.countCustody()
const state = async () => (await page.db.settings.get('sync'))?.value

beforeEach(async () => {
  newPhone()
  server = new FakeServer().listen()
  page = await readyPage(server)
})

describe('a visit that waits', () => {
  it('goes in one request, and is let go against its receipts', async () => {
    const photos = await visit(170_000, 160_000, 900)
    await page.drain()
    expect(sent()).toEqual(['parcels'])
    expect([...server.evidence.keys()].sort()).toEqual(photos.sort())
    expect(await owed()).toMatchObject({ unsent: 0 })
    expect(await state()).toMatchObject({ state: 'idle', sent: 5, total: 5 })
  })

  it('goes one by one when it is much', async () => {
    await visit(900_000, 900_000, 900_000)
    await page.drain()
    expect(sent()).toEqual(['statements', 'evidence', 'evidence', 'evidence'])
    expect(await owed()).toMatchObject({ unsent: 0 })
  })

  it('is not risked before the server has answered', async () => {
    await visit(900)
    server.offline = true
    await page.drain()
    server.offline = false
    await page.drain()
    expect(sent()).toEqual(['parcels'])
  })
})

describe('a parcel that fails', () => {
  it('on the way is not sent again: what it held goes alone, in pieces', async () => {
    const [photo] = await visit(600_000)
    server.breakParcels = 1
    await page.drain()
    expect(await state()).toMatchObject({ state: 'offline' })
    expect(await owed()).toMatchObject({ photos: 1 })
    await page.drain()
    expect(sent()).toEqual(['parcels', 'statements', 'evidence', 'evidence', 'evidence'])
    expect(server.evidence.get(photo as string)?.length).toBe(600_000)
    expect(await owed()).toMatchObject({ unsent: 0 })
  })

  it('whose answer was lost is received once', async () => {
    await visit(900)
    server.loseAnswers = 1
    await page.drain()
    expect(await owed()).toMatchObject({ statements: 2, photos: 1 })
    await page.drain()
    expect(server.entries.length).toBe(2)
    expect(await owed()).toMatchObject({ unsent: 0 })
  })

  it('because the server does not take parcels is followed at once by the same one by one', async () => {
    await visit(900)
    server.refuseParcels = 'parcel.malformed'
    await page.drain()
    expect(sent()).toEqual(['parcels', 'statements', 'evidence'])
    expect(await owed()).toMatchObject({ unsent: 0 })
  })
})

describe('what a parcel’s answer does not prove', () => {
  it('stays: a file that was refused, with its reason', async () => {
    await visit(900)
    server.refuseFiles = 'evidence.not_a_photo'
    await page.drain()
    expect(await owed()).toMatchObject({ statements: 0, photos: 1 })
    expect((await page.db.evidence.toArray())[0]).toMatchObject({ reason: { code: 'evidence.not_a_photo' } })
    expect(await state()).toMatchObject({ state: 'refused', reason: { code: 'evidence.not_a_photo' } })
  })

  it('stays: a file whose receipt is not genuine', async () => {
    await visit(900)
    server.tamperEvidence = (receipt) => ({ ...receipt, bytes: 899 })
    await page.drain()
    expect(await owed()).toMatchObject({ statements: 0, photos: 1 })
    expect(await state()).toMatchObject({ reason: { code: 'receipt.invalid' } })
  })

  it('stays: statements whose receipts are not genuine', async () => {
    await visit(900)
    server.tamper = (receipt) => ({ ...receipt, index: 7 })
    await page.drain()
    expect(await owed()).toMatchObject({ statements: 2, photos: 0 })
  })

  it('stays: what the server does not want yet, and is not sent twice in one go', async () => {
    await visit(900)
    server.refuseStatements = 'device.pending'
    await page.drain()
    expect(sent()).toEqual(['parcels'])
    expect(await owed()).toMatchObject({ statements: 2, photos: 0 })
    expect(await state()).toMatchObject({ state: 'refused', reason: { code: 'device.pending' } })
  })
})

it('nothing goes in a parcel under somebody else’s session', async () => {
  await visit(900)
  server.staff = { id: `not ${SHEN.id}` }
  await page.drain()
  expect(sent()).toEqual([])
  expect(await state()).toMatchObject({ reason: { code: 'session.other' } })
})
