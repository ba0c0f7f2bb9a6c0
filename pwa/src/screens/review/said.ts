/** What the signed statements themselves say, read from the very bytes that were signed. Pure. */

import type { AttemptResult, PhotoRefusal } from '@/domain/bodies'
import { read } from '@/domain/statement'
import type { Hex, Kind, Payload } from '@/domain/types'
import type { StatementRow } from '@/domain/visits'

const is = <K extends Kind>(said: Payload, kind: K): said is Payload<K> => said.kind === kind

const payloads = (statements: readonly StatementRow[]): Payload[] =>
  statements.flatMap(({ envelope }) => (envelope ? [read(envelope)] : []))

/** Photos that some phone signed; a picture the server shows must be one of them. */
export const signedPhotos = (statements: readonly StatementRow[]): Set<Hex> =>
  new Set(
    payloads(statements).flatMap((said) => {
      const photos =
        is(said, 'visit.close') || is(said, 'visit.attempt') || is(said, 'visit.leave')
          ? said.body.photos
          : []
      return photos.map(({ sha256 }) => sha256)
    }),
  )

/** Why no photo was taken, if somebody said so. */
export function photosRefused(statements: readonly StatementRow[]): PhotoRefusal | null {
  for (const said of payloads(statements)) {
    if (is(said, 'visit.close') || is(said, 'visit.attempt')) return said.body.photo_refused
  }
  return null
}

/** How an attempt ended; null when the visit was none. */
export function attemptResult(statements: readonly StatementRow[]): AttemptResult | null {
  for (const said of payloads(statements)) {
    if (is(said, 'visit.attempt')) return said.body.result
  }
  return null
}

/** Whether the colleagues were asked again at a random moment, and answered. */
export const rechecked = (statements: readonly StatementRow[]): boolean =>
  payloads(statements).some((said) => is(said, 'visit.close') && said.body.recheck.result === 'DONE')
