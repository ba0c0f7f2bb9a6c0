import type { Draft } from '@/domain/draft'
import type { Signer, Uuid } from '@/domain/types'
import { holdingOpen } from '@/store/vault'
import { replaceSignature } from './support/signatures'

/** Take a signature away again before sign-off. */
export const removeSignature = (visit: Uuid, signer: Signer, relation?: string | null): Promise<Draft> =>
  holdingOpen(() => replaceSignature(visit, { signer, relation: relation ?? null }, null))
