import { SIGNERS, wordsOf } from '@/domain/choices'
import type { Draft } from '@/domain/draft'
import type { Person, Staff } from '@/domain/task'
import { team } from '@/domain/team'
import type { Signature, Signer } from '@/domain/types'
import { inWords, t } from '@/locales'
import { nameOf } from './people'

/** Whose signature of the household is asked: whoever of it was met. */
export function signersOf(draft: Draft): readonly ('PATIENT' | 'FAMILY')[] {
  const { seen } = draft.form
  return (['PATIENT', 'FAMILY'] as const).filter((one) => seen.includes(one))
}

/** A guardian is family who signs in another capacity; one line serves both. */
export const signatureOf = (draft: Draft, signer: Signer): Signature | null =>
  draft.signatures.find(
    (one) => one.signer === signer || (signer === 'FAMILY' && one.signer === 'GUARDIAN'),
  ) ?? null

/** Colleagues on the spot who can witness that somebody cannot write, this phone's owner first. */
export function witnessesOf(draft: Draft, staff: Staff | null): readonly Person[] {
  const here = team(draft)
    .filter(({ state }) => state !== 'expected' && state !== 'absent')
    .map(({ person }) => person)
  const own = staff ? [{ id: staff.id, name: staff.name, org: staff.org.name, role: null }] : []
  return [...own, ...here]
}

/** How a signature stands, in words that judge nobody. */
export function signatureWords(signature: Signature | null, witnesses: readonly Person[]): string {
  if (!signature) return t('visits.signatures.open')
  if (signature.method === 'DECLINED') return t('visits.signatures.declined')
  if (signature.method === 'DRAWN') {
    const { signer, relation } = signature
    return relation || signer === 'GUARDIAN'
      ? t('visits.signatures.signedBy', { who: relation ?? inWords(wordsOf(SIGNERS, signer)) })
      : t('visits.signatures.signed')
  }
  const names = signature.witnesses.map((id) => {
    const person = witnesses.find((one) => one.id === id)
    return person ? nameOf(person) : t('visits.role.OTHER')
  })
  return t('visits.signatures.witnessed', { names: names.join(t('visits.and')) })
}
