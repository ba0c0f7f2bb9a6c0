import { clock } from '@/device/clock'
import { stepAt, stepEnds, turn } from '@/domain/codes'
import { refuse } from '@/domain/door'
import type { Draft, Shown, ShownCode } from '@/domain/draft'
import { qrText } from '@/domain/qr'
import { recheckState } from '@/domain/recheck'
import type { Uuid } from '@/domain/types'
import { setting } from '@/store/settings'
import { change, runningDraft } from './support/running'

/** A quarter of an hour of steps; older ones are never answered. */
const REMEMBERED = 60

function noted(draft: Draft, shown: Shown): Draft {
  if (draft.shown.some((one) => one.step === shown.step)) return draft
  return { ...draft, shown: [...draft.shown, shown].slice(-REMEMBERED) }
}

/** The turning code for the opener's screen; remembers when this step was first shown. */
export async function showCode(visit: Uuid): Promise<ShownCode> {
  const draft = await runningDraft(visit)
  if (!draft.secret) throw refuse('visit.no_draft')
  const { wall, mono, session } = clock()
  const step = stepAt(wall)
  const phase = recheckState(draft, wall) === 'asking' ? 'RECHECK' : 'JOIN'
  if (!draft.shown.some((one) => one.step === step)) {
    await change(visit, (now) => noted(now, { step, phase, wall, mono, session }))
  }
  const { digits, mac } = await turn(draft.secret, visit, step)
  const { patient, account: opener } = draft
  const beacon = (await setting('beacon'))?.beacon ?? null
  const text = qrText({ type: 'code', visit, patient, opener, step, mac, digits, beacon })
  return { phase, step, digits, text, ends_at: stepEnds(step) }
}
