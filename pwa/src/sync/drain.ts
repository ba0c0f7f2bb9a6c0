/** The way out: what this phone owes goes to the server, one flight at a time over all its tabs. */

import type { PinnedLog } from '@/domain/checkpoint'
import type { Reason, SyncState } from '@/domain/custody'
import { asRefusal, Refusal, refuse } from '@/domain/refusal'
import type { Uuid } from '@/domain/types'
import { countCustody } from '@/store/custody'
import { outgoingEvidence } from '@/store/evidence'
import { exclusively } from '@/store/locks'
import { dropStaleCards, letGo, letGoOfDrafts, letGoOfPapers } from '@/store/retention'
import { setting } from '@/store/settings'
import { unsentStatements } from '@/store/statements'
import { unlocked } from '@/store/vault'
import { wall } from './clock'
import { ensureSession } from './contact'
import { checkLog } from './custody'
import { sendReports } from './reports'
import { type Sent, sendEvidence } from './sendEvidence'
import { sendParcel } from './sendParcel'
import { sendStatements } from './sendStatements'
import { contacted, sending, settled, stateAfter, waitAfter } from './status'
import { trustedLog } from './trust'

let flight: Promise<void> | null = null
let again = false
let failures = 0
let timer: ReturnType<typeof setTimeout> | null = null

/** Send what is owed. Never rejects: what went wrong is in the status, and is tried again. */
export function drain(): Promise<void> {
  if (flight) {
    again = true // something new may have come after this flight looked
    return flight
  }
  flight = fly()
  return flight
}

/** The same, where a network or a person came back: what failed before says nothing about now. */
export function drainAnew(): Promise<void> {
  failures = 0
  return drain()
}

async function fly(): Promise<void> {
  try {
    do {
      again = false
      await exclusively('drain', attempt)
    } while (again)
  } finally {
    flight = null // in the same step as the last look at `again`: whoever asks from now on starts anew
  }
}

async function attempt(): Promise<void> {
  if (timer) clearTimeout(timer)
  timer = null
  try {
    const stuck = await sendAll()
    failures = stuck ? failures + 1 : 0
    if (stuck) await retry('refused', stuck)
    else await settled('idle', null, null)
  } catch (error) {
    const refusal = asRefusal(error)
    failures += 1
    // A fault of ours is tried again like any other failure, but it is never kept quiet.
    if (!(error instanceof Refusal))
      setTimeout(() => {
        throw error
      })
    // Waiting cannot open a locked phone; unlocking starts the next flight.
    if (refusal.code === 'app.locked') await settled('waiting', refusal.reason, null)
    else await retry(stateAfter(refusal), refusal.reason)
  }
  await tidy()
}

async function retry(state: SyncState, reason: Reason): Promise<void> {
  const wait = waitAfter(failures)
  timer = setTimeout(() => void drain(), wait)
  await settled(state, reason, wall() + wait)
}

/** Everything of the account that has this phone open; the reason why something stayed, or null. */
async function sendAll(): Promise<Reason | null> {
  const { unsent } = await countCustody()
  const reports = (await setting('reports')) ?? []
  if (unsent === 0 && reports.length === 0) return null
  const account = unlocked.get()
  if (!account) throw refuse('app.locked')
  const owed = await owedBy(account)
  if (owed === 0 && reports.length === 0) return null
  let done = 0
  const sent: Sent = async (count) => {
    done += count
    await sending(done, Math.max(done, owed))
  }
  await sent(0)
  await ensureSession(account)
  const log = await trustedLog()
  await sendReports(account)
  const grown = (await sendParcel(account, log, sent)) ?? (await sendOneByOne(account, log, sent))
  await contacted(wall())
  // A server that was rolled back has forgotten: everything still kept is owed once more, after a pause.
  if (!grown || !(await checkLog(log))) throw refuse('log.rolled_back')
  return stuckReason(account)
}

async function sendOneByOne(account: Uuid, log: PinnedLog, sent: Sent): Promise<boolean> {
  const grown = await sendStatements(account, log, sent)
  await sendEvidence(account, log, sent)
  return grown
}

const owedBy = async (account: Uuid): Promise<number> =>
  (await unsentStatements()).filter((row) => row.account === account).length +
  (await outgoingEvidence(account)).length

async function stuckReason(account: Uuid): Promise<Reason | null> {
  const rows = (await unsentStatements()).filter((row) => row.account === account)
  return rows.find((row) => row.reason)?.reason ?? null
}

/** Let go of what has long been received. Whatever fails here may fail: it is tried at the next flight. */
async function tidy(): Promise<void> {
  const now = wall()
  await letGo(now)
  await letGoOfDrafts(now)
  await letGoOfPapers(now)
  await dropStaleCards(now)
}
