/** What the signed statements themselves name, read from the very bytes that were signed. Pure. */

import { read } from '@/domain/statement'
import type { Hex, Kind, Payload } from '@/domain/types'
import type { StatementRow } from '@/domain/visits'

const is = <K extends Kind>(said: Payload, kind: K): said is Payload<K> => said.kind === kind

function photosOf(said: Payload): Hex[] {
  const says = is(said, 'visit.close') || is(said, 'visit.attempt') || is(said, 'visit.leave')
  return says ? said.body.photos.map(({ sha256 }) => sha256) : []
}

/** Photos that some phone signed; a picture the server shows must be one of them. */
export const signedPhotos = (statements: readonly StatementRow[]): Set<Hex> =>
  new Set(statements.flatMap(({ envelope }) => (envelope ? photosOf(read(envelope)) : [])))
