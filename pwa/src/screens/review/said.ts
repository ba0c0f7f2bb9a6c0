/** What the signed statements themselves name, read from the very bytes that were signed. Pure. */

import { read } from '@/domain/statement'
import type { Hex, Kind, Payload, Signature } from '@/domain/types'
import type { StatementRow } from '@/domain/visits'

const is = <K extends Kind>(said: Payload, kind: K): said is Payload<K> => said.kind === kind

function photosOf(said: Payload): readonly { sha256: Hex }[] {
  const says = is(said, 'visit.close') || is(said, 'visit.attempt') || is(said, 'visit.leave')
  return says ? said.body.photos : []
}

function signaturesOf(said: Payload): readonly Pick<Signature, 'strokes'>[] {
  if (is(said, 'visit.close') || is(said, 'visit.attempt')) return said.body.signatures
  if (is(said, 'visit.leave')) return [said.body.signature]
  return is(said, 'visit.borrow') ? [said.body] : []
}

/** Photos and strokes that some phone signed, by hash; whatever the server shows must be one of them. */
export const signedEvidence = (statements: readonly StatementRow[]): Set<Hex> =>
  new Set(
    statements.flatMap(({ envelope }) => {
      if (!envelope) return []
      const said = read(envelope)
      const strokes = signaturesOf(said).flatMap((one) => one.strokes ?? [])
      return [...photosOf(said).map(({ sha256 }) => sha256), ...strokes]
    }),
  )
