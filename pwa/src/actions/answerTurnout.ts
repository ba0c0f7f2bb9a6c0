import type { Turnout, TurnoutReason } from '@/domain/turnout'
import type { Uuid } from '@/domain/types'
import { postTurnoutAnswer } from '@/net/turnout'

/** Say for one's organisation, once, why nobody came. */
export const answerTurnout = (notice: Uuid, reason: TurnoutReason, words: string): Promise<Turnout> =>
  postTurnoutAnswer(notice, reason, words.trim())
