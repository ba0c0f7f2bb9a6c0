import type { Draft } from '@/domain/draft'
import type { Hex, Signature, Signer, Uuid } from '@/domain/types'
import { dropHeld, evidenceId } from '@/store/evidence'
import { change, runningDraft } from './running'

export interface Who {
  readonly signer: Signer
  readonly relation?: string | null
}

const relationOf = ({ relation }: Who): string | null => relation?.trim() || null

const isBy = (one: Signature, who: Who): boolean =>
  one.signer === who.signer && one.relation === relationOf(who)

export const signatureBy = (
  draft: Draft,
  who: Who,
  rest: Pick<Signature, 'method' | 'strokes' | 'witnesses' | 'reason'>,
): Signature => ({
  signer: who.signer,
  member: who.signer === 'STAFF' ? draft.account : null,
  relation: relationOf(who),
  ...rest,
})

/** Put one person's signature in the place of any earlier one of theirs; null takes it away. */
export async function replaceSignature(visit: Uuid, who: Who, next: Signature | null): Promise<Draft> {
  const before = await runningDraft(visit)
  const draft = await change(visit, (now) => ({
    ...now,
    signatures: [...now.signatures.filter((one) => !isBy(one, who)), ...(next ? [next] : [])],
  }))
  const gone = before.signatures.filter((one) => isBy(one, who)).map((one) => one.strokes)
  for (const strokes of gone.filter((one): one is Hex => one !== null && one !== next?.strokes)) {
    await dropHeld(evidenceId(draft.account, visit, strokes))
  }
  return draft
}
