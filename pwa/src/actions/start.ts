import { clock } from '@/device/clock'
import { watchPointer } from '@/device/pointer'
import { Refusal } from '@/domain/refusal'
import { leave, lookAtSession, stopAsking } from '@/net/session'
import { dropSetting, setting } from '@/store/settings'
import { startSync } from '@/sync/triggers'
import { welcome } from './support/account'
import { watchForSleep } from './support/autoLock'
import { measureStorage, noticeVanished } from './support/storage'

/** Ask the server who is signed in. Without an answer the phone works on with what it knows. */
async function meet(): Promise<void> {
  try {
    if (await setting('leaving')) {
      await leave()
      await dropSetting('leaving')
      return
    }
    const session = await lookAtSession()
    if (session.staff) await welcome(session)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  } finally {
    stopAsking()
  }
}

/** Longer than a server nearby takes, shorter than a person waits before a blank page. */
const FIRST_ANSWER_MS = 1500

/** Once, before the first screen. The network is not waited for. */
export async function start(): Promise<void> {
  watchPointer()
  watchForSleep()
  await noticeVanished()
  startSync(clock)
  void measureStorage()
  void meet()
  addEventListener('online', () => void meet())
  setTimeout(stopAsking, FIRST_ANSWER_MS)
}
