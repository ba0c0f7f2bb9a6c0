import type { Hex, Uuid } from '@/domain/types'
import { holdingOpen } from '@/store/vault'
import { makeStatement } from './support/makeStatement'

/** A second person's word on a correction, signed on their own phone. */
export const approveAmendment = (
  visit: Uuid,
  patient: Uuid,
  said: { readonly amendment: Hex; readonly approved: boolean; readonly note: string },
): Promise<void> =>
  holdingOpen(async () => {
    const body = { ...said, note: said.note.trim() }
    await makeStatement({ ...{ kind: 'record.approve', visit, patient }, body: () => body })
  })
