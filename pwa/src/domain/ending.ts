/** The bodies of the statements that end a visit, read out of its draft. */

import type { Bodies, Offline } from './bodies'
import { refuse } from './door'
import type { Draft } from './draft'
import { missing } from './form'
import type { FormDefinition } from './forms/definition'
import { ownForm } from './forms/filling'
import { shortForm } from './forms/source'
import { recheckResult } from './recheck'
import type { Sampling, Signature } from './types'

type Said<K extends keyof Bodies> = Omit<Bodies[K], 'visit' | 'patient'>

/** Refuses with `visit.incomplete`, naming what is missing. Ask before a position is waited for. */
export function refuseIncomplete(draft: Draft): void {
  const gaps = missing(draft).filter((gap) => gap.blocks)
  if (gaps.length > 0) throw refuse('visit.incomplete', { missing: gaps.map((gap) => gap.what) })
}

const common = ({ form, handshakes, absent, photos, photo_refused, signatures }: Draft) => ({
  ...{ seen: form.seen, note: form.note.trim(), handshakes, absent, photos, photo_refused, signatures },
})

/** The form as this phone knows it, the day it is filled in, and whether there is no network then. */
export interface Sheet {
  readonly form: FormDefinition | null
  readonly today: string
  readonly offline: Offline | null
}

/** Refuses with `visit.incomplete`, naming what is missing. */
export function closing(
  draft: Draft,
  position: Sampling,
  { form, today, offline }: Sheet,
): Said<'visit.close'> {
  refuseIncomplete(draft)
  const { entry, place, outcome, danger } = draft.form
  if (!entry || place === null || !outcome) throw refuse('visit.incomplete')
  // Begun before there were forms, or on a phone that has none: then nothing is said of one.
  const filled = draft.filling ? { form: ownForm(form, draft, today) } : {}
  return {
    entry,
    place,
    outcome,
    danger,
    ...common(draft),
    recheck: recheckResult(draft),
    position,
    offline,
    ...filled,
  }
}

/** Refuses with `visit.incomplete` unless the draft says why nobody could be visited. */
export function attempt(
  draft: Draft,
  position: Sampling,
  { form, today, offline }: Sheet,
): Said<'visit.attempt'> {
  if (!draft.form.attempt) throw refuse('visit.incomplete', { missing: ['attempt'] })
  refuseIncomplete(draft)
  const filled = draft.short ? { form: shortForm(form, draft, today) } : {}
  return { result: draft.form.attempt, ...common(draft), position, offline, ...filled }
}

export interface Leaving {
  readonly when: 'END' | 'EARLY'
  readonly reason: string | null
  readonly record: Bodies['visit.leave']['record']
}

const unsigned = (draft: Draft, reason: string | null): Signature => ({
  ...{ signer: 'STAFF', member: draft.account, relation: null, method: 'DECLINED' },
  ...{ strokes: null, witnesses: [], reason },
})

/** At the end the own signature is needed; whoever must leave early may leave without. */
export function refuseUnsigned(draft: Draft, { when }: Leaving): void {
  const signed = draft.signatures.some((one) => one.signer === 'STAFF')
  if (when === 'END' && !signed) throw refuse('visit.incomplete', { missing: ['own_signature'] })
}

export function leaving(draft: Draft, how: Leaving, position: Sampling): Said<'visit.leave'> {
  refuseUnsigned(draft, how)
  const own = draft.signatures.find((one) => one.signer === 'STAFF')
  return { ...how, signature: own ?? unsigned(draft, how.reason), photos: draft.photos, position }
}
