import { clock } from '@/device/clock'
import type { Bodies } from '@/domain/bodies'
import { uuid7 } from '@/domain/ids'
import type { Uuid } from '@/domain/types'
import { holdingOpen } from '@/store/vault'
import { makeStatement } from './support/makeStatement'

/** Pass on what somebody asks or objects to, signed; a doctor hears of it once it is received. */
export const passOnObjection = (
  patient: Uuid,
  said: Omit<Bodies['colour.object'], 'visit' | 'patient'>,
): Promise<void> =>
  holdingOpen(async () => {
    const visit = uuid7(clock().wall)
    await makeStatement({
      kind: 'colour.object',
      visit,
      patient,
      body: () => ({ ...said, words: said.words.trim() }),
    })
  })
