import { beforeEach, describe, expect, it, vi } from 'vitest'
import { HE, SHEN, TASK } from '../../tests/fake/cast'
import {
  newPhone,
  openPage,
  PASSWORD,
  type Page,
  PIN,
  photograph,
  readyPage,
  settleIn,
} from '../../tests/fake/phone'
import { FakeServer } from '../../tests/fake/server'

let server: FakeServer
let page: Page

beforeEach(() => {
  newPhone()
  server = new FakeServer().listen()
})

/** jsdom's blobs have no `text()` of their own. */
const textOf = (blob: Blob) =>
  new Promise<string>((resolve) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.readAsText(blob)
  })

/** A phone with one unsent statement of 沈知夏. */
async function withUnsent(): Promise<void> {
  page = await readyPage(server)
  server.offline = true
  await page.openVisit(TASK.visit)
  await page.drain()
}

describe('signing out', () => {
  it('and somebody else signing in leaves every unsent record, which its owner sends later', async () => {
    await withUnsent()
    server.offline = false
    server.refuseStatements = 'device.pending'
    await page.signOut()
    await settleIn(page, HE.login)
    await page.drain()
    const custody = await page.countCustody()
    expect(custody.accounts).toMatchObject([{ account: SHEN.id, name: SHEN.name, statements: 1 }])
    expect(server.statements.size).toBe(0)

    server.refuseStatements = null
    await page.signIn(SHEN.login, PASSWORD)
    await page.unlock(SHEN.id, PIN)
    await page.drain()
    expect(server.statements.size).toBe(1)
  })

  it('locks the phone at once, also without a network, and ends the session at the next contact', async () => {
    await withUnsent()
    await page.signOut()
    expect(page.vault.unlocked.get()).toBeNull()
    server.offline = false
    const again = await openPage()
    await again.start()
    await vi.waitFor(() => expect(server.count('DELETE /api/session')).toBe(1))
  })
})

it('locking one tab locks them all', async () => {
  page = await readyPage(server)
  const other = await openPage()
  await other.unlock(SHEN.id, PIN)
  await page.signOut()
  await vi.waitFor(() => expect(other.vault.unlocked.get()).toBeNull())
})

describe('the PIN', () => {
  it('opens the phone after a reload, without a network', async () => {
    await withUnsent()
    const again = await openPage()
    await again.unlock(SHEN.id, PIN)
    expect((await again.goTo(TASK.visit, 'record')).step).toBe('record')
  })

  it('counts wrong tries and says how many are left', async () => {
    await withUnsent()
    await expect(page.unlock(SHEN.id, '000000')).rejects.toMatchObject({
      code: 'pin.wrong',
      details: { left: 9 },
    })
  })

  it('is destroyed after ten wrong ones; the records are not, and the password brings them back', async () => {
    await withUnsent()
    page.vault.lockVault()
    await page.db.accounts.update(SHEN.id, { wrong_pins: 9 })
    await expect(page.unlock(SHEN.id, '000000')).rejects.toMatchObject({ code: 'pin.destroyed' })
    await expect(page.unlock(SHEN.id, PIN)).rejects.toMatchObject({ code: 'pin.destroyed' })
    expect(await page.countCustody()).toMatchObject({ statements: 1 })
    expect(await page.db.cache.count()).toBe(0)

    server.offline = false
    await page.signIn(SHEN.login, PASSWORD)
    await page.recoverPin('864209')
    await page.drain()
    expect(server.statements.size).toBe(1)
    page.vault.lockVault()
    await page.unlock(SHEN.id, '864209')
    expect(page.vault.unlocked.get()).toBe(SHEN.id)
  })

  it('is six digits', async () => {
    page = await openPage()
    await page.signIn(SHEN.login, PASSWORD)
    await expect(page.setPin('12345')).rejects.toMatchObject({ code: 'pin.shape' })
  })
})

describe('a phone whose browser cannot keep a key', () => {
  it('works with a sealed one, and says that it is weak', async () => {
    server.tasks = [TASK]
    page = await openPage()
    await page.signIn(SHEN.login, PASSWORD)
    await page.setPin(PIN)
    const put = page.db.devices.put.bind(page.db.devices)
    vi.spyOn(page.db.devices, 'put').mockImplementation((row) => {
      if (row.secret instanceof CryptoKey) throw new DOMException('no keys here', 'DataCloneError')
      return put(row)
    })
    expect((await page.enrolDevice('iPhone')).key_class).toBe('weak')
    await page.refreshTasks()
    await page.openVisit(TASK.visit)
    await page.drain()
    expect(server.statements.size).toBe(1)
  })
})

describe('storage', () => {
  it('that vanished is noticed, reported at the next contact, and no news any more after it', async () => {
    page = await openPage()
    await page.start()
    vi.stubGlobal('indexedDB', new (indexedDB.constructor as new () => IDBFactory)())
    const again = await readyPage(server)
    await again.start()
    await again.drain()
    await vi.waitFor(() => expect(server.reports).toMatchObject([{ kind: 'storage_vanished' }]))
    await vi.waitFor(async () => expect(await again.db.settings.get('vanished')).toBeUndefined())
  })
})

it('the rescue file holds everything unsent, sealed, also while locked', async () => {
  await withUnsent()
  await photograph(page, TASK.visit, 4000)
  await page.abortVisit(TASK.visit)
  page.vault.lockVault()
  const { blob } = await page.exportRescue()
  const text = await textOf(blob)
  const file = JSON.parse(text)
  expect(file).toMatchObject({
    type: 'lianfang.rescue',
    accounts: [{ id: SHEN.id, key: expect.any(String) }],
  })
  expect(file.statements).toHaveLength(2)
  expect(text).not.toContain(TASK.first_name)
})
