import { type Draft, newDraft } from '@/domain/draft'
import type { Handshake, Sampling, Signature, Uuid } from '@/domain/types'
import { HE, SHEN, TASK } from './cast'

export const POSITION: Sampling = {
  ...{ result: 'NONE', crs: 'EPSG:4326', from: 0, to: 0, samples: [] },
  hints: { pointer: null, motion: null },
}

/** 沈知夏's draft at the door, with what a test wants different. */
export const draftWith = (change: Partial<Draft> = {}): Draft => ({
  ...newDraft(
    {
      ...{ visit: TASK.visit, patient: TASK.patient, account: SHEN.id, role: 'opener', purpose: 'FOLLOW_UP' },
      ...{ task: TASK, opener: SHEN.id, opened_at: 0, policy: '2026-11', secret: null },
    },
    POSITION,
  ),
  ...change,
})

export const handshakeWith = (change: Partial<Handshake> = {}): Handshake => ({
  ...{ member: HE.id, phase: 'JOIN', step: 1, shown_at: 0, replied_at: 0, elapsed: 9000 },
  ...{ via: 'scan', digits: '000000', statement: null },
  ...change,
})

export const signedBy = (signer: Signature['signer'], member: Uuid | null = null): Signature => ({
  ...{ signer, member, relation: null, method: 'DRAWN', strokes: 'ab', witnesses: [], reason: null },
})
