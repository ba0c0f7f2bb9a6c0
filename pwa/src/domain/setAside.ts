/** What could not be taken in, from this phone and from others: one list, each thing once. */

import type { OwnQuarantineRow } from './admin'
import { fromBase64, fromUtf8 } from './bytes'
import type { KeptRecord, Reason } from './custody'
import type { Ms, Uuid } from './types'

/** `waiting`: here, and asked again by itself. `here`: here and whole on the server. `other`: whole on the server, sent by another phone. */
export type Whereabouts = 'waiting' | 'here' | 'server' | 'other'

export interface SetAside {
  readonly key: string
  /** As it calls itself; null where it cannot be told. */
  readonly kind: string | null
  readonly first_name: string | null
  readonly at: Ms
  readonly where: Whereabouts
  readonly reason: Reason | null
}

interface Said {
  readonly kind?: unknown
  readonly clock?: { readonly wall?: unknown }
}

/** What a thing set aside says of itself, as far as it can be read at all. */
function said(content: unknown): Said {
  const { payload } = (content ?? {}) as { readonly payload?: unknown }
  if (typeof payload !== 'string') return {}
  try {
    return (JSON.parse(fromUtf8(fromBase64(payload))) ?? {}) as Said
  } catch {
    return {}
  }
}

const fromHere = ({ hash, kind, first_name, at, state, reason }: KeptRecord): SetAside => ({
  ...{ key: hash, kind, first_name, at, reason },
  where: state === 'refused' ? 'waiting' : 'here',
})

function fromServer({ id, at, device, error, content }: OwnQuarantineRow, own: Uuid | null): SetAside {
  const { kind, clock } = said(content)
  return {
    key: id,
    kind: typeof kind === 'string' ? kind : null,
    first_name: null,
    at: typeof clock?.wall === 'number' ? clock.wall : at,
    where: device !== null && device === own ? 'server' : 'other',
    reason: error,
  }
}

/** Newest first. `own`: this phone; what it still keeps is told from its own copy. */
export function setAside(
  records: readonly KeptRecord[],
  rows: readonly OwnQuarantineRow[],
  own: Uuid | null,
): readonly SetAside[] {
  const known = new Set(records.map(({ hash }) => hash))
  const here = records.filter(({ state }) => state === 'refused' || state === 'quarantined').map(fromHere)
  const away = rows.filter(({ statement }) => !statement || !known.has(statement))
  return [...here, ...away.map((row) => fromServer(row, own))].sort((a, b) => b.at - a.at)
}
