/** The way in: visit cards, colleagues and the newest beacon, for an account with an enrolled phone. */

import { Refusal, refuse } from '@/domain/refusal'
import type { Uuid } from '@/domain/types'
import { session } from '@/net/current'
import { getOwnDevice } from '@/net/devices'
import { getForms } from '@/net/forms'
import { getTasks } from '@/net/tasks'
import { deviceOf, noteEnrolment } from '@/store/accounts'
import { replaceCache } from '@/store/cache'
import { formsAreOld, keepForms } from '@/store/forms'
import { exclusively } from '@/store/locks'
import { wall } from './clock'
import { ensureSession, heardFrom } from './contact'
import { checkLog } from './custody'
import { drain } from './drain'
import { pullQuestions } from './questions'
import { contacted } from './status'
import { trustedLog } from './trust'

/** Refusals that are about the phone itself. */
const STANDING: ReadonlySet<string> = new Set(['device.pending', 'device.revoked'])

/** Visit cards for this phone; where they are refused, how the phone stands now is noted for the screens. */
async function tasksFor(account: Uuid, device: Uuid): ReturnType<typeof getTasks> {
  try {
    return await getTasks(device)
  } catch (error) {
    if (error instanceof Refusal && STANDING.has(error.code))
      await noteEnrolment(account, await getOwnDevice(device))
    throw error
  }
}

/** Once a day; without them visits can still be made, and the next pull asks again. */
async function pullForms(): Promise<void> {
  if (!(await formsAreOld(wall()))) return
  try {
    await keepForms(await getForms(), wall())
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
}

/** Fetch and keep. Refuses with the server's or the network's reason. */
export const pull = (account: Uuid): Promise<void> =>
  exclusively('pull', async () => {
    const device = await deviceOf(account)
    if (!device?.registered) throw refuse('device.none')
    await ensureSession(account)
    const log = await trustedLog()
    // Who only signs as a second person has no visit cards.
    if (!('task.read' in session.get().permissions)) return pullForms()
    const { confirm, time: _, beacon, ...lists } = await tasksFor(account, device.enrolment.device)
    await replaceCache(account, { ...lists, confirmations: confirm }, wall())
    await pullForms()
    await pullQuestions(account)
    await heardFrom(account, beacon, log)
    await contacted(wall())
    if (!(await checkLog(log))) void drain()
  })
