import { PHOTO_REFUSALS, wordsOf } from '@/domain/choices'
import type { Draft } from '@/domain/draft'
import { recheckResult } from '@/domain/recheck'
import { qualitySentence } from '@/domain/sampling'
import { team } from '@/domain/team'
import { inWords, t } from '@/locales'
import { nameOf, stateWords } from '../parts/people'
import { signatureOf, signatureWords, signersOf } from '../parts/signers'
import { answerWords } from './record/ask'

interface Fact {
  readonly term: string
  readonly value: string
}

const joined = (parts: readonly string[]) => parts.filter(Boolean).join(t('visits.and'))

function teamFact(draft: Draft): string {
  const mates = team(draft)
  if (mates.length === 0) return t('visits.review.alone')
  return mates
    .map((mate) => t('visits.review.mate', { name: nameOf(mate.person), state: stateWords(mate) }))
    .join(t('visits.then'))
}

function dangerFact({ form }: Draft): string {
  const [level, target] = [answerWords('danger', form), answerWords('target', form)]
  return target ? t('visits.review.dangerTo', { level, target }) : level
}

function photoFact({ photos, photo_refused: refused }: Draft): string {
  if (photos.length > 0) return t('visits.review.photoCount', { n: photos.length })
  return refused ? inWords(wordsOf(PHOTO_REFUSALS, refused)) : t('common.none')
}

function signatureFact(draft: Draft): string {
  const household = signersOf(draft).map((signer) => ({
    who: t(`visits.signatures.short.${signer}`),
    words: signatureWords(signatureOf(draft, signer), [...draft.expected, ...draft.others]),
  }))
  const own = {
    who: t('visits.signatures.short.STAFF'),
    words: signatureWords(signatureOf(draft, 'STAFF'), []),
  }
  return [own, ...household].map((one) => t('visits.review.signature', one)).join(t('visits.then'))
}

/** The sign-off in a few lines: what the closing statement is going to say, in the words of the screens. */
export function summary(draft: Draft): readonly Fact[] {
  const { form } = draft
  const fact = (
    key: 'person' | 'team' | 'meeting' | 'danger' | 'photos' | 'signatures' | 'note',
    value: string,
  ) => ({
    term: t(`visits.review.${key}`),
    value,
  })
  const facts = [
    fact('person', draft.task?.first_name ?? t('common.unknown')),
    fact('team', teamFact(draft)),
    fact('meeting', joined([answerWords('outcome', form), answerWords('entry', form)])),
    fact('danger', dangerFact(draft)),
    fact('photos', photoFact(draft)),
    fact('signatures', signatureFact(draft)),
    fact('note', form.note),
    { term: t('visits.review.position'), value: positionFact(draft) },
    { term: t('visits.review.recheck'), value: t(`visits.review.rechecked.${recheckResult(draft).result}`) },
  ]
  return facts.filter(({ value }) => value)
}

function positionFact({ position }: Draft): string {
  if (!position.opening) return ''
  const { key, values } = qualitySentence(position.opening)
  return t(key, values)
}
