import { clock } from '@/device/clock'
import { watchPointer } from '@/device/pointer'
import { stopAsking } from '@/net/current'
import { watchForSleep } from './support/autoLock'
import { measureStorage, noticeVanished } from './support/storage'

/** Longer than a server nearby takes, shorter than a person waits before a blank page. */
const FIRST_ANSWER_MS = 1500
const TRY_AGAIN_MS = 10_000

const online = () => Promise.all([import('@/sync/triggers'), import('./support/meet')])

/** What speaks to the server comes behind the first screen, and is asked for until it is here: it carries the records out. */
async function goOnline(): Promise<void> {
  const parts = await online().catch(() => null)
  if (!parts) {
    setTimeout(goOnline, TRY_AGAIN_MS)
    return
  }
  const [{ startSync }, { meet }] = parts
  startSync(clock)
  addEventListener('online', () => void meet())
  await meet()
}

/** Once, before the first screen. The network is not waited for. */
export async function start(): Promise<void> {
  watchPointer()
  watchForSleep()
  await noticeVanished()
  void measureStorage()
  void goOnline()
  setTimeout(stopAsking, FIRST_ANSWER_MS)
}
