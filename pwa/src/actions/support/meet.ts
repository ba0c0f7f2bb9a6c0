import { Refusal } from '@/domain/refusal'
import { stopAsking } from '@/net/current'
import { leave, lookAtSession } from '@/net/session'
import { dropSetting, setting } from '@/store/settings'
import { welcome } from './account'

/** Ask the server who is signed in. Without an answer the phone works on with what it knows. */
export async function meet(): Promise<void> {
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
