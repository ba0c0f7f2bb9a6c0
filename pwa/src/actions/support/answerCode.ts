/** A colleague's side of the handshake: what they took from the opener's screen, and what they show back. */

import { replyDigits } from '@/domain/codes'
import type { Draft, GossipedBeacon, Reply } from '@/domain/draft'
import { qrText } from '@/domain/qr'
import type { Beacon, Hex, Ms, Phase, Uuid } from '@/domain/types'
import { withBeacon } from './gossip'
import type { Taken } from './seen'

export interface Answering {
  readonly visit: Uuid
  readonly author: Uuid
  readonly phase: Phase
  readonly digits: string
  readonly beacon: Beacon | null
  readonly heard: GossipedBeacon | null
}

export async function answering(
  about: Pick<Answering, 'visit' | 'author' | 'phase' | 'heard'>,
  { code }: Taken,
  beacon: Beacon | null,
): Promise<Answering> {
  return { ...about, beacon, digits: await replyDigits(about.visit, code.digits, about.author) }
}

/** The draft with the answer that its newest statement allows. */
export function withReply(draft: Draft, how: Answering, statement: Hex, at: Ms): Draft {
  const { visit, author, digits, beacon, phase } = how
  const text = qrText({ type: 'reply', visit, author, statement, digits, beacon })
  const reply: Reply = { phase, digits, text, statement, at }
  return { ...withBeacon(draft, how.heard), replies: [...draft.replies, reply] }
}
