import type { Answering } from '@/domain/answering'
import type { Uuid } from '@/domain/types'
import { holdingOpen } from '@/store/vault'
import { changeAnswer } from './support/answering'

/** Keep what is being written as an answer, so that a locked phone loses no word of it. */
export const saveAnswer = (
  visit: Uuid,
  patch: Partial<Pick<Answering, 'text' | 'colleague'>>,
): Promise<void> => holdingOpen(() => changeAnswer(visit, (own) => ({ ...own, ...patch })))
