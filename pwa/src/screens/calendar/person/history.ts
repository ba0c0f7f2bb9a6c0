import type { Contact } from '@/domain/card'
import { OUTCOMES, wordsOf } from '@/domain/choices'
import { inWords, t } from '@/locales'

/** What a visit, an attempt or a call was, in plain words. */
export function contactWords({ state, form, outcome }: Contact): string {
  if (state === 'CONTACTED' || form === 3) return t('calendar.contact.call')
  if (state === 'OPEN') return t('calendar.contact.open')
  if (state === 'ABORTED') return t('calendar.contact.aborted')
  if (outcome === 'NOBODY' || outcome === 'REFUSED' || outcome === 'WRONG_ADDRESS')
    return t(`calendar.contact.${outcome}`)
  const how = t(form === 1 ? 'calendar.contact.clinic' : 'calendar.contact.home')
  return outcome ? t('calendar.contact.outcome', { how, outcome: inWords(wordsOf(OUTCOMES, outcome)) }) : how
}

/** Until when a call stands in for a visit, or that this is over; null where it never did. */
export function insteadWords({ instead }: Contact, day: (on: string) => string): string | null {
  if (!instead) return null
  const said = t(instead.over ? 'calendar.contact.ended' : 'calendar.contact.holds', {
    day: day(instead.until),
  })
  return instead.shortened ? `${said} ${t('calendar.contact.shortened')}` : said
}
