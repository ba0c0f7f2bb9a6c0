import type { Draft } from '@/domain/draft'
import type { Strokes, Uuid } from '@/domain/types'
import { holdingOpen } from '@/store/vault'
import { runningDraft } from './support/running'
import { replaceSignature, signatureBy, type Who } from './support/signatures'
import { holdStrokes } from './support/strokes'

/** A drawn signature; STAFF is the phone's owner. */
export const addSignature = (visit: Uuid, who: Who & { readonly strokes: Strokes }): Promise<Draft> =>
  holdingOpen(async () => {
    const draft = await runningDraft(visit)
    const strokes = await holdStrokes(draft, who.strokes)
    const drawn = { method: 'DRAWN', strokes, witnesses: [], reason: null } as const
    return replaceSignature(visit, who, signatureBy(draft, who, drawn))
  })
