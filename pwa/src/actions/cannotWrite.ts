import { refuse } from '@/domain/door'
import type { Draft } from '@/domain/draft'
import type { Uuid } from '@/domain/types'
import { holdingOpen } from '@/store/vault'
import { runningDraft } from './support/running'
import { replaceSignature, signatureBy, type Who } from './support/signatures'

/** Somebody who cannot write agrees before two colleagues. No fingerprint is ever taken. */
export const cannotWrite = (
  visit: Uuid,
  who: Who & { readonly witnesses: readonly Uuid[] },
): Promise<Draft> =>
  holdingOpen(async () => {
    const witnesses = [...new Set(who.witnesses)]
    if (witnesses.length !== 2) throw refuse('signature.witnesses')
    const draft = await runningDraft(visit)
    const witnessed = { method: 'CANNOT_WRITE', strokes: null, witnesses, reason: null } as const
    return replaceSignature(visit, who, signatureBy(draft, who, witnessed))
  })
