import type { Staff } from '@/domain/task'
import { enter } from '@/net/session'
import { unlocked } from '@/store/vault'
import { nudge } from '@/sync/triggers'
import { trustedLog } from '@/sync/trust'
import { welcome, worksInTheField } from './support/account'

export interface SignedIn {
  readonly staff: Staff
  /** 'pin': set a PIN for this phone. 'unlock': enter it. 'go': nothing more. */
  readonly next: 'pin' | 'unlock' | 'go'
}

/** Sign in with the server. Refuses with its reason, `net.unreachable`, or `log.other_key`. */
export async function signIn(login: string, password: string): Promise<SignedIn> {
  const entered = await enter(login.trim(), password)
  const { staff, permissions, wrapped } = await welcome(entered)
  await trustedLog()
  if (unlocked.get() === staff.id) {
    nudge()
    return { staff, next: 'go' }
  }
  if (wrapped) return { staff, next: 'unlock' }
  return { staff, next: worksInTheField(permissions) ? 'pin' : 'go' }
}
