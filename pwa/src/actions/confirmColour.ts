import type { WaitingColour } from '@/domain/colour'
import { holdingOpen } from '@/store/vault'
import { makeStatement } from './support/makeStatement'

/** A second person's word on a colour, signed on their own phone. */
export const confirmColour = (
  { assessment, visit, patient }: Pick<WaitingColour, 'assessment' | 'visit' | 'patient'>,
  agreed: boolean,
  note: string,
): Promise<void> =>
  holdingOpen(async () => {
    const said = { assessment, agreed, note: note.trim() }
    await makeStatement({ ...{ kind: 'colour.confirm', visit, patient }, body: () => said })
  })
