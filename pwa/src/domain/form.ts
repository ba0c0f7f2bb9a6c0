/** The follow-up record: which questions apply now, and what is missing before sign-off. Kind: little blocks. */

import type { Entry, Outcome, Place, Seen } from './bodies'
import { needsTarget } from './danger'
import type { Draft, DraftStep, RecordForm } from './draft'
import { assesses } from './forms/filling'
import { team } from './team'

export type Question = 'entry' | 'place' | 'outcome' | 'seen' | 'danger' | 'target' | 'not_assessed' | 'note'

export type Gap = Question | 'photos' | 'colleagues' | 'own_signature' | 'their_signature'

export interface Missing {
  readonly what: Gap
  readonly where: DraftStep
  /** Only these stop the sign-off; the others are shown once and may stay open. */
  readonly blocks: boolean
}

const MET: ReadonlySet<Outcome> = new Set(['SEEN', 'SEEN_PARTIAL'])

/** The person themself was met. */
export const met = (outcome: Outcome | null): boolean => outcome !== null && MET.has(outcome)

const PLACES_BY_ENTRY: Record<Entry, readonly Place[]> = {
  ADMITTED: [10],
  DOORSTEP: [11],
  ELSEWHERE: [14, 12, 13, 20, 21, 22, 90],
}

/** Places that fit how the team was received; with one only, the form fills it in. */
export const placesFor = (entry: Entry | null): readonly Place[] => (entry ? PLACES_BY_ENTRY[entry] : [])

/** Who was certainly met, given the outcome. */
export function seenFor(outcome: Outcome | null): readonly Seen[] {
  if (met(outcome)) return ['PATIENT']
  if (outcome === 'FAMILY_ONLY') return ['FAMILY']
  return outcome === 'INFORMANT_ONLY' ? ['INFORMANT'] : []
}

type Asking = Pick<Draft, 'form' | 'filling'>

/** Where there is a form, a clinician assesses, and only on the follow-up: here, or on their own phone. */
const mayAssess = (filling: Draft['filling']): boolean => !filling || assesses(filling)

/** The questions to show now, in order. An attempt asks only for a note. */
export function questions({ form, filling }: Asking): readonly Question[] {
  if (form.attempt) return form.attempt === 'REFUSED' ? ['seen', 'note'] : ['note']
  const asked: Question[] = ['outcome', 'entry']
  if (form.entry && placesFor(form.entry).length > 1) asked.push('place')
  asked.push('seen')
  if (!mayAssess(filling)) return [...asked, 'note']
  if (met(form.outcome)) asked.push('danger')
  if (needsTarget(form.danger.level)) asked.push('target')
  if (form.outcome === 'SEEN_PARTIAL' && form.danger.level === null) asked.push('not_assessed')
  asked.push('note')
  return asked
}

function answered(form: RecordForm, question: Question): boolean {
  switch (question) {
    case 'entry':
      return form.entry !== null
    case 'place':
      return form.place !== null
    case 'outcome':
      return form.outcome !== null
    case 'seen':
      return seenFits(form)
    case 'danger':
      return form.danger.level !== null || form.outcome === 'SEEN_PARTIAL'
    case 'target':
      return form.danger.target !== null
    case 'not_assessed':
      return Boolean(form.danger.not_assessed?.trim())
    case 'note':
      return true
  }
}

/** "Seen" and "who was seen" must not contradict each other: the server would have to guess. */
function seenFits(form: RecordForm): boolean {
  if (form.attempt) return true
  if (met(form.outcome) !== form.seen.includes('PATIENT')) return false
  return seenFor(form.outcome).every((one) => form.seen.includes(one))
}

/** What is still open before sign-off, in the order a person would see to it. */
export function missing(draft: Draft): readonly Missing[] {
  const gaps: Missing[] = []
  const note = (what: Gap, where: DraftStep, blocks: boolean) => gaps.push({ what, where, blocks })
  if (team(draft).some((mate) => mate.state === 'expected')) note('colleagues', 'team', false)
  if (draft.photos.length === 0 && !draft.photo_refused) note('photos', 'photos', false)
  for (const question of questions(draft)) {
    if (!answered(draft.form, question)) note(question, 'record', true)
  }
  const signed = (staff: boolean) => draft.signatures.some((one) => (one.signer === 'STAFF') === staff)
  if (!signed(true)) note('own_signature', 'signatures', true)
  if (!draft.form.attempt && draft.form.seen.length > 0 && !signed(false)) {
    note('their_signature', 'signatures', false)
  }
  return gaps
}

/** The form after a person changed part of it: what follows from the change is filled in, nothing else. */
export function filledIn(form: RecordForm, patch: Partial<RecordForm>): RecordForm {
  const next = { ...form, ...patch }
  if (patch.entry !== undefined) {
    const places = placesFor(next.entry)
    const [only, ...others] = places
    next.place =
      others.length === 0 ? (only ?? null) : next.place && places.includes(next.place) ? next.place : null
  }
  if (patch.outcome !== undefined) {
    const sure = seenFor(next.outcome)
    const kept = next.seen.filter((one) => one !== 'PATIENT' || met(next.outcome))
    next.seen = [...new Set([...sure, ...kept])]
    if (!met(next.outcome)) next.danger = { level: null, target: null, not_assessed: null }
  }
  if (patch.danger && !needsTarget(patch.danger.level)) next.danger = { ...patch.danger, target: null }
  return next
}
