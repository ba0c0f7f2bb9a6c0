/** A phone for tests: one database, any number of page loads and tabs over it. */

import { createHash, randomBytes } from 'node:crypto'
import { IDBFactory } from 'fake-indexeddb'
import { vi } from 'vitest'
import type { Strokes, Uuid } from '@/domain/types'
import { SHEN, TASK } from './cast'
import type { FakeServer } from './server'

export const PIN = '274913'
export const PASSWORD = 'lianfang-demo-2026'

export const STROKES: Strokes = {
  v: 1,
  width: 300,
  height: 120,
  strokes: [
    [
      [10, 10, 0, 500],
      [90, 40, 80, 700],
    ],
  ],
}

const timers = new Set<ReturnType<typeof setTimeout>>()
const realTimeout = globalThis.setTimeout

/** Timers of a page die with it; those of the test machinery are short and live. */
function watchTimers(): void {
  vi.stubGlobal('setTimeout', (work: () => void, ms = 0) => {
    const timer = realTimeout(work, ms)
    if (ms >= 1000) timers.add(timer)
    return timer
  })
}

function stopTimers(): void {
  for (const timer of timers) clearTimeout(timer)
  timers.clear()
}

/** A phone out of the box. */
export function newPhone(): void {
  stopTimers()
  watchTimers()
  vi.stubGlobal('indexedDB', new IDBFactory())
  localStorage.clear()
}

/** Load the page anew, or open another tab: fresh modules over the same database. */
export async function openPage() {
  vi.resetModules()
  const { Dexie } = await import('dexie')
  Dexie.dependencies.indexedDB = indexedDB
  // All of them now: a module loaded later would belong to whichever page was opened last.
  const modules = await Promise.all(
    Object.values(import.meta.glob<Partial<Actions>>(['../../src/actions/*.ts', '!**/*.test.ts'])).map(
      (load) => load(),
    ),
  )
  const actions = Object.assign({}, ...modules) as Actions
  const [{ db }, { drain, drainAnew }, vault, store, sync] = await Promise.all([
    import('@/store/db'),
    import('@/sync/drain'),
    import('@/store/vault'),
    import('@/store/statements'),
    import('@/sync/clock'),
  ])
  const { clock } = await import('@/device/clock')
  sync.useClock(clock)
  const { session } = await import('@/net/current')
  const forgetSession = () => session.set({ ...session.get(), state: 'unknown' })
  const retention = await import('@/store/retention')
  const { keepPhoto } = await import('@/actions/support/keepPhoto')
  return {
    ...actions,
    ...retention,
    forgetSession,
    keepPhoto,
    db,
    drain,
    drainAnew,
    vault,
    store,
    ...(await import('@/store/custody')),
  }
}

export type Page = Awaited<ReturnType<typeof openPage>>

type Actions = {
  readonly [N in keyof Modules]: Modules[N] extends { readonly [K in N]: infer F } ? F : never
}

interface Modules {
  abortVisit: typeof import('@/actions/abortVisit')
  addDetails: typeof import('@/actions/addDetails')
  addSignature: typeof import('@/actions/addSignature')
  answerInvitation: typeof import('@/actions/answerInvitation')
  answerPaper: typeof import('@/actions/answerPaper')
  attemptVisit: typeof import('@/actions/attemptVisit')
  beginPaper: typeof import('@/actions/beginPaper')
  borrowPhone: typeof import('@/actions/borrowPhone')
  closeVisit: typeof import('@/actions/closeVisit')
  cancelVisit: typeof import('@/actions/cancelVisit')
  confirmPresence: typeof import('@/actions/confirmPresence')
  declineSignature: typeof import('@/actions/declineSignature')
  discardDraft: typeof import('@/actions/discardDraft')
  discardPaper: typeof import('@/actions/discardPaper')
  dropPhoto: typeof import('@/actions/dropPhoto')
  enrolDevice: typeof import('@/actions/enrolDevice')
  explainLate: typeof import('@/actions/explainLate')
  exportRescue: typeof import('@/actions/exportRescue')
  goTo: typeof import('@/actions/goTo')
  joinVisit: typeof import('@/actions/joinVisit')
  leaveLateUnsaid: typeof import('@/actions/leaveLateUnsaid')
  leaveVisit: typeof import('@/actions/leaveVisit')
  openVisit: typeof import('@/actions/openVisit')
  passOnObjection: typeof import('@/actions/passOnObjection')
  planVisit: typeof import('@/actions/planVisit')
  pressAbort: typeof import('@/actions/pressAbort')
  recheckVisit: typeof import('@/actions/recheckVisit')
  recoverPin: typeof import('@/actions/recoverPin')
  refreshTasks: typeof import('@/actions/refreshTasks')
  saveRecordField: typeof import('@/actions/saveRecordField')
  scanReply: typeof import('@/actions/scanReply')
  setPin: typeof import('@/actions/setPin')
  showCode: typeof import('@/actions/showCode')
  signPaper: typeof import('@/actions/signPaper')
  signIn: typeof import('@/actions/signIn')
  signOut: typeof import('@/actions/signOut')
  start: typeof import('@/actions/start')
  startRecheck: typeof import('@/actions/startRecheck')
  takeBackAbort: typeof import('@/actions/takeBackAbort')
  unlock: typeof import('@/actions/unlock')
}

/** Sign in, set a PIN, enrol, and fetch visit cards. */
export async function settleIn(page: Page, login: string = SHEN.login): Promise<void> {
  await page.signIn(login, PASSWORD)
  await page.setPin(PIN)
  await page.enrolDevice('test phone')
  await page.refreshTasks()
}

/** A phone that is ready to work, with the usual visit on its list. */
export async function readyPage(server: FakeServer, login: string = SHEN.login): Promise<Page> {
  server.tasks = [TASK]
  const page = await openPage()
  await settleIn(page, login)
  return page
}

export const unlockAs = async (page: Page, account: Uuid): Promise<void> => page.unlock(account, PIN)

/** A photo of so many bytes, kept with a visit as the camera would. */
export async function photograph(page: Page, visit: Uuid, size: number): Promise<string> {
  const bytes = Uint8Array.from(randomBytes(size))
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const taken = { wall: Date.now(), mono: 0, session: visit }
  const picture = { bytes, sha256, width: 1600, height: 1200, taken }
  await page.keepPhoto(visit, picture, { subject: 'PATH', source: 'CAMERA', file: null })
  return sha256
}

/** Everything a sign-off needs. */
export async function fillIn(page: Page, visit: Uuid): Promise<void> {
  const danger = { level: 0, target: null, not_assessed: null } as const
  const save = page.saveRecordField
  await save(visit, { outcome: 'SEEN', entry: 'DOORSTEP' })
  await save(visit, { danger })
  await page.addSignature(visit, { signer: 'STAFF', strokes: STROKES })
}
