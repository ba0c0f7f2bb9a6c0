import { beforeEach, expect, it, vi } from 'vitest'
import { type EffectScope, effectScope } from 'vue'
import { SHEN, TASK } from '../../tests/fake/cast'
import { newPhone, type Page, PIN, readyPage } from '../../tests/fake/phone'
import { FakeServer } from '../../tests/fake/server'

let server: FakeServer
let page: Page
let scope: EffectScope

beforeEach(async () => {
  newPhone()
  server = new FakeServer().listen()
  page = await readyPage(server)
  server.offline = true
  scope = effectScope()
  return () => scope.stop()
})

/** Run a query as a screen would. */
async function on<T>(
  query: (queries: typeof import('./tasks') & typeof import('./account')) => T,
): Promise<T> {
  const queries = { ...(await import('./tasks')), ...(await import('./account')) }
  return scope.run(() => query(queries)) as T
}

it('a card shows that its visit is under way, as soon as it is', async () => {
  const cards = await on(({ useAgenda }) => useAgenda())
  await vi.waitFor(() =>
    expect(cards.value).toMatchObject({ visits: [{ visit: TASK.visit, draft: 'none' }] }),
  )
  await page.openVisit(TASK.visit)
  await vi.waitFor(() => expect(cards.value).toMatchObject({ visits: [{ draft: 'running' }] }))
  await page.abortVisit(TASK.visit)
  await vi.waitFor(() => expect(cards.value).toMatchObject({ visits: [{ draft: 'ended' }] }))
})

it('cards are gone while the phone is locked', async () => {
  const cards = await on(({ useAgenda }) => useAgenda())
  await vi.waitFor(() => expect(cards.value?.visits).toHaveLength(1))
  page.vault.lockVault()
  await vi.waitFor(() => expect(cards.value?.visits).toEqual([]))
  await page.unlock(SHEN.id, PIN)
  await vi.waitFor(() => expect(cards.value?.visits).toHaveLength(1))
})

it('a locked phone does not say that a visit under way is none', async () => {
  const { useDraft } = await import('./drafts')
  await page.openVisit(TASK.visit)
  const draft = scope.run(() => useDraft(TASK.visit))
  await vi.waitFor(() => expect(draft?.value).toMatchObject({ visit: TASK.visit }))
  page.vault.lockVault()
  await vi.waitFor(() => expect(draft?.value).toBeUndefined())
})

it('the account goes from open to locked to open', async () => {
  const { phase, staff, device } = await on(({ useAccount }) => useAccount())
  await vi.waitFor(() => expect(phase.value).toBe('open'))
  page.vault.lockVault()
  await vi.waitFor(() => expect(phase.value).toBe('locked'))
  expect([staff.value?.name, device.value?.state]).toEqual([SHEN.name, 'approved'])
})

it('custody counts while locked, and falls to nothing when all is received', async () => {
  const { useCustody } = await import('./custody')
  const custody = scope.run(() => useCustody())
  await page.openVisit(TASK.visit)
  page.vault.lockVault()
  await vi.waitFor(() => expect(custody?.value).toMatchObject({ unsent: 1, accounts: [{ name: SHEN.name }] }))
  await page.unlock(SHEN.id, PIN)
  server.offline = false
  await page.drain()
  await vi.waitFor(() => expect(custody?.value).toMatchObject({ unsent: 0, oldest_at: null }))
})

it('a record tells its state and the place it got in the log', async () => {
  const { useRecords } = await import('./records')
  const records = scope.run(() => useRecords())
  await page.openVisit(TASK.visit)
  await vi.waitFor(() =>
    expect(records?.value).toMatchObject([{ kind: 'visit.open', first_name: TASK.first_name }]),
  )
  server.offline = false
  await page.drain()
  await vi.waitFor(() => expect(records?.value).toMatchObject([{ state: 'received', index: 0 }]))
})
