import { Refusal } from '@/domain/refusal'
import { leave } from '@/net/session'
import { dropSetting, setSetting } from '@/store/settings'
import { lockEverywhere } from '@/store/vault'

/** Lock, and end the session, now or at the next contact. Every record stays, received or not. */
export async function signOut(): Promise<void> {
  lockEverywhere()
  await dropSetting('current')
  await setSetting('leaving', true)
  try {
    await leave()
    await dropSetting('leaving')
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
}
