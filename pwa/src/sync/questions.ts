/** Questions about one's own visits: brought along with the visit cards, answered without a network. */

import { settled } from '@/domain/answering'
import { Refusal } from '@/domain/refusal'
import type { Uuid } from '@/domain/types'
import { cached, keepCached } from '@/store/cache'
import { wall } from './clock'

/** Without an answer the known questions stay, and the next pull asks again. */
export async function pullQuestions(account: Uuid): Promise<void> {
  try {
    const { getOwnCases } = await import('@/net/review')
    const questions = await getOwnCases()
    const answers = await cached(account, 'answers')
    await keepCached(account, 'questions', questions, wall())
    if (answers) await keepCached(account, 'answers', settled(questions, answers), wall())
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
}
