/** A handshake in words, from one member's side. */

import type { Ms, Uuid } from '@/domain/types'
import type { Meeting, Member } from '@/domain/visits'
import { span } from '@/domain/words'
import { t } from '@/locales'
import { clock } from '../moments'

/** How far the opener's clock is ahead: a handshake's times are the opener's. */
const offsetOf = (members: readonly Member[], id: Uuid | null): Ms =>
  members.find((one) => one.id === id)?.clock_offset_ms ?? 0

function verdict({ code, reply }: Meeting): string {
  if (code === false) return t('review.who.code.false')
  if (code === null) return t('review.who.code.null')
  return reply === false ? t('review.who.code.reply') : t('review.who.code.true')
}

/** "与何小满会合：09:02，动态码对上，往返 18 秒（扫码）" */
export function meetingWords(meeting: Meeting, self: Uuid, members: readonly Member[]): string {
  const other = meeting.member === self ? meeting.opener : meeting.member
  const name = members.find(({ id }) => id === other)?.name ?? t('review.who.someone')
  const at = meeting.replied_at ?? meeting.shown_at
  const took = meeting.elapsed === null ? null : span(meeting.elapsed)
  const parts = [
    at !== null && clock(at - offsetOf(members, meeting.opener)),
    verdict(meeting),
    took && t('review.who.took', { span: t(took.key, took.values) }),
    t(`review.who.via.${meeting.via}`),
  ]
  return t(`review.who.phase.${meeting.phase}`, { name, words: parts.filter(Boolean).join(' · ') })
}
