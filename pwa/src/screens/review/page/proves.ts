/** What one record proves and what it does not, as sentences. Only what was received and recomputed is claimed. */

import type { VisitPage } from '@/domain/visits'
import { t } from '@/locales'
import { people } from '../codes'
import { moment } from '../moments'
import type { Tally } from '../proof/verdict'

/** Members whose turning code was found right. */
const met = ({ members }: VisitPage) => members.filter(({ signals }) => signals?.s3 === true).length

function aboutBytes({ all, verified }: Tally): string[] {
  if (verified === 0) return []
  if (verified < all) return [t('review.proves.bytesPart', { n: all, ok: verified })]
  return [t('review.proves.bytes', { n: all }), t('review.proves.logged')]
}

function aboutTime({ bracket }: VisitPage): string[] {
  if (!bracket) return []
  return [
    ...(bracket.not_before ? [t('review.proves.after', { time: moment(bracket.not_before) })] : []),
    t('review.proves.before', { time: moment(bracket.not_after) }),
  ]
}

export function proven(visit: VisitPage, tally: Tally): string[] {
  const together = met(visit)
  const drawn = visit.signatures.filter(
    ({ method, state }) => method === 'DRAWN' && state === 'present',
  ).length
  return [
    ...aboutBytes(tally),
    ...aboutTime(visit),
    ...(together > 1 ? [t('review.proves.together', { who: people(together) })] : []),
    ...(together > 1 && visit.record?.recheck?.result === 'DONE' ? [t('review.proves.rechecked')] : []),
    ...(drawn > 0 ? [t('review.proves.strokes', { n: drawn })] : []),
  ]
}

/** The limits that apply to this record; those nothing can remove come last. */
export function notProven(visit: VisitPage, { all, verified }: Tally): string[] {
  const { members, photos, signatures, bracket } = visit
  const there = members.filter(({ signals }) => signals !== null)
  const positions = members.some(({ position_in, position_out }) => position_in ?? position_out)
  return [
    ...(all > 0 && verified === 0 ? [t('review.unknown.bytes')] : []),
    ...(there.length > 1 && met(visit) < 2 ? [t('review.unknown.meeting')] : []),
    ...(bracket && !bracket.not_before
      ? [t('review.unknown.since', { time: moment(bracket.not_after) })]
      : []),
    ...(positions ? [t('review.unknown.position')] : []),
    ...(photos.length > 0 ? [t('review.unknown.photo')] : []),
    ...(signatures.some(({ signer }) => signer !== 'STAFF') ? [t('review.unknown.hand')] : []),
    t('review.unknown.holder'),
    t('review.unknown.collusion'),
  ]
}
