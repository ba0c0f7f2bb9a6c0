import type { Enrolment } from '@/domain/custody'
import { getOwnDevice } from '@/net/devices'
import { deviceOf, noteEnrolment } from '@/store/accounts'
import { currentAccount } from '@/store/vault'
import { nudge } from '@/sync/triggers'

/** Ask how this phone stands; null when it was never enrolled. */
export async function checkEnrolment(): Promise<Enrolment | null> {
  const account = currentAccount()
  const known = await deviceOf(account)
  if (!known?.registered) return known?.enrolment ?? null
  const now = await getOwnDevice(known.enrolment.device)
  await noteEnrolment(account, now)
  if (now.state === 'approved' && known.enrolment.state !== 'approved') nudge()
  return now
}
