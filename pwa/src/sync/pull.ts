/** The way in: visit cards, colleagues and the newest beacon, for an account with an enrolled phone. */

import { refuse } from '@/domain/refusal'
import type { Uuid } from '@/domain/types'
import { getTasks } from '@/net/tasks'
import { deviceOf } from '@/store/accounts'
import { replaceCache } from '@/store/cache'
import { exclusively } from '@/store/locks'
import { wall } from './clock'
import { ensureSession, heardFrom } from './contact'
import { checkLog } from './custody'
import { drain } from './drain'
import { contacted } from './status'
import { trustedLog } from './trust'

/** Fetch and keep. Refuses with the server's or the network's reason. */
export const pull = (account: Uuid): Promise<void> =>
  exclusively('pull', async () => {
    const device = await deviceOf(account)
    if (!device?.registered) throw refuse('device.none')
    await ensureSession(account)
    const log = await trustedLog()
    const { tasks, people, confirm, policy, beacon } = await getTasks(device.enrolment.device)
    await replaceCache(account, { tasks, people, confirmations: confirm, policy }, wall())
    await heardFrom(account, beacon, log)
    await contacted(wall())
    if (!(await checkLog(log))) void drain()
  })
