import type { Draft } from '@/domain/draft'
import type { Uuid } from '@/domain/types'
import { holdingOpen } from '@/store/vault'
import { runningDraft } from './support/running'
import { replaceSignature, signatureBy, type Who } from './support/signatures'

/** Somebody would rather not sign; that is an answer too. */
export const declineSignature = (
  visit: Uuid,
  who: Who & { readonly reason: string | null },
): Promise<Draft> =>
  holdingOpen(async () => {
    const draft = await runningDraft(visit)
    const reason = who.reason?.trim() || null
    const declined = { method: 'DECLINED', strokes: null, witnesses: [], reason } as const
    return replaceSignature(visit, who, signatureBy(draft, who, declined))
  })
