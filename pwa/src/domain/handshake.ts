/** Recognising a colleague's answer: which step of the code did they see, and who are they? */

import { replyDigits, turn } from './codes'
import type { Draft, Shown } from './draft'
import type { Handshake, Hex, Instant, Uuid, Via } from './types'

/** Answers to codes older than this many steps (ten minutes) are not looked for. */
const STEPS_BACK = 40

export interface Answer {
  readonly via: Via
  readonly digits: string
  readonly statement: Hex | null
}

export interface Match {
  readonly member: Uuid
  readonly shown: Shown
}

/** The newest shown step and the candidate that together give these digits, or null. */
export async function matchReply(
  draft: Draft,
  digits: string,
  candidates: readonly Uuid[],
): Promise<Match | null> {
  if (!draft.secret) return null
  for (const shown of draft.shown.slice(-STEPS_BACK).reverse()) {
    const code = await turn(draft.secret, draft.visit, shown.step)
    for (const member of candidates) {
      if ((await replyDigits(draft.visit, code.digits, member)) === digits) return { member, shown }
    }
  }
  return null
}

/** The round trip as the opener's clocks saw it; monotonic only within one page load. */
export function handshake(draft: Draft, { member, shown }: Match, answer: Answer, now: Instant): Handshake {
  const hasJoined = draft.handshakes.some((one) => one.member === member && one.phase === 'JOIN')
  return {
    member,
    phase: hasJoined && shown.phase === 'RECHECK' ? 'RECHECK' : 'JOIN',
    step: shown.step,
    shown_at: shown.wall,
    replied_at: now.wall,
    elapsed: shown.session === now.session ? now.mono - shown.mono : null,
    ...answer,
  }
}

/** The same answer read twice is one handshake. */
export const isRepeat = (draft: Draft, { member, step, digits }: Handshake): boolean =>
  draft.handshakes.some((one) => one.member === member && one.step === step && one.digits === digits)
