import { takeBurst } from '@/device/position'
import { refuse } from '@/domain/door'
import type { Draft } from '@/domain/draft'
import type { Uuid } from '@/domain/types'
import { setting } from '@/store/settings'
import { holdingOpen } from '@/store/vault'
import { answering, withReply } from './support/answerCode'
import { heardBeacon } from './support/gossip'
import { makeStatement } from './support/makeStatement'
import type { Progress } from './support/position'
import { running, runningDraft } from './support/running'
import { codeQr, type SeenCode, scanned, type Taken, typed } from './support/seen'

function taken(seen: SeenCode, draft: Draft): Taken {
  if ('digits' in seen) return typed(seen.digits)
  const qr = codeQr(seen.scan, draft.account)
  if (qr.visit !== draft.visit) throw refuse('code.other_visit')
  return scanned(qr)
}

/** Answer the opener's code once more, later in the visit. */
export const recheckVisit = (visit: Uuid, seen: SeenCode, progress?: Progress): Promise<Draft> =>
  holdingOpen(async () => {
    const { account, patient, ...draft } = await runningDraft(visit)
    const how = taken(seen, { account, patient, ...draft })
    const heard = how.opener ? await heardBeacon(how.beacon, how.opener) : null
    const own = (await setting('beacon'))?.beacon ?? null
    const reply = await answering({ visit, author: account, phase: 'RECHECK', heard }, how, own)
    const position = await takeBurst(progress)
    const made = await makeStatement({
      ...{ kind: 'visit.recheck', visit, patient, hears: heard },
      body: () => ({ code: how.code, position }),
      draft: (before, hash, at) => withReply(running(before), reply, hash, at.wall),
    })
    return running(made.draft)
  })
