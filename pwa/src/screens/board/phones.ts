/** What the server knows of phones that hold a task. Nothing on a phone is lost by asking somebody else. Pure. */

import type { BoardRow } from '@/domain/register/board'
import type { MessageKey } from '@/locales'

export interface Said {
  readonly key: MessageKey
  readonly values: Readonly<Record<string, string | number>>
}

/** Whether somebody is at it, or has the card on a phone where a record may wait; null where nobody is. */
export function onPhones({ visit, phones }: Pick<BoardRow, 'visit' | 'phones'>): Said | null {
  if (visit?.state === 'OPEN') {
    return { key: 'register.board.begun', values: { who: visit.leader?.name ?? '' } }
  }
  if (phones.length === 0) return null
  const names = new Set(phones.map(({ staff }) => staff.name)) // some have two phones
  return { key: 'register.board.onPhone', values: { who: [...names].join('、') } }
}
