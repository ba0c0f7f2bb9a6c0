import { clock } from '@/device/clock'
import { takeBurst } from '@/device/position'
import { refuse } from '@/domain/door'
import { type Draft, newDraft } from '@/domain/draft'
import type { Filling } from '@/domain/forms/filling'
import type { Task } from '@/domain/task'
import type { Sampling, Uuid } from '@/domain/types'
import { cachedTask } from '@/store/cache'
import { heldDraft } from '@/store/drafts'
import { setting } from '@/store/settings'
import { currentAccount, holdingOpen } from '@/store/vault'
import { answering, withReply } from './support/answerCode'
import { beginFilling } from './support/filling'
import { heardBeacon } from './support/gossip'
import { makeStatement } from './support/makeStatement'
import type { Progress } from './support/position'
import { codeQr, scanned, type Taken, typed } from './support/seen'

/** What the colleague's phone saw: the QR, or six digits together with the visit card they belong to. */
export type JoinSeen = { readonly scan: string } | { readonly digits: string; readonly visit: Uuid }

interface Joining extends Taken {
  readonly visit: Uuid
  readonly patient: Uuid
  readonly task: Task | null
}

async function joining(seen: JoinSeen, account: Uuid): Promise<Joining> {
  if ('scan' in seen) {
    const qr = codeQr(seen.scan, account)
    const { visit, patient } = qr
    return { ...scanned(qr), visit, patient, task: await cachedTask(account, visit) }
  }
  const taken = typed(seen.digits)
  const task = await cachedTask(account, seen.visit)
  if (!task) throw refuse('visit.no_task')
  return { ...taken, visit: seen.visit, patient: task.patient, task }
}

/** The opener cannot join; whoever joined may answer again; whoever left or gave up may come back. */
function refuseOpener(draft: Draft | null): void {
  if (draft?.role === 'opener' && !draft.ended) throw refuse('visit.already')
}

function joinerDraft(
  before: Draft | null,
  how: Joining,
  account: Uuid,
  position: Sampling,
  filling: Filling | null,
): Draft {
  if (before?.role === 'joiner' && !before.ended) return before
  const { visit, patient, task, opener } = how
  const purpose = task?.purpose ?? 'FOLLOW_UP'
  const [opened_at, policy, secret] = [clock().wall, '', null]
  const role = 'joiner'
  return newDraft(
    { visit, patient, account, role, purpose, task, opener, opened_at, policy, secret, filling },
    position,
  )
}

/** Join a colleague's visit on one's own phone; the last of `draft.replies` is then shown to the opener. */
export const joinVisit = (seen: JoinSeen, progress?: Progress): Promise<Draft> =>
  holdingOpen(async () => {
    const account = currentAccount()
    const how = await joining(seen, account)
    const { visit, patient, opener, code } = how
    refuseOpener((await heldDraft(account, visit))?.draft ?? null)
    const heard = opener ? await heardBeacon(how.beacon, opener) : null
    const own = (await setting('beacon'))?.beacon ?? null
    const reply = await answering({ visit, author: account, phase: 'JOIN', heard }, how, own)
    const position = await takeBurst(progress)
    const filling = await beginFilling(account, how.task?.purpose ?? 'FOLLOW_UP', how.task)
    const { draft } = await makeStatement({
      ...{ kind: 'visit.join', visit, patient, hears: heard },
      body: () => ({ opener, code, position }),
      draft: (before, hash, at) => {
        refuseOpener(before)
        return withReply(joinerDraft(before, how, account, position, filling), reply, hash, at.wall)
      },
    })
    if (!draft) throw refuse('visit.no_draft')
    return draft
  })
