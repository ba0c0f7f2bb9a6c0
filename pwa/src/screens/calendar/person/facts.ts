import type { Card } from '@/domain/card'
import { named } from '@/domain/register/codes'
import { inWords, locale, t } from '@/locales'
import { dayStart, timeWords } from '@/ui/time'

interface Fact {
  readonly term: string
  readonly value: string
}

const date = (day: string): string => timeWords(dayStart(day), 'date', Date.now(), locale.value)

/** How things stand with somebody, as far as the card says; what it does not say has no line. */
export function facts(card: Card): readonly Fact[] {
  const said: readonly [term: string, value: string | null][] = [
    [t('calendar.person.whereabouts'), whereabouts(card)],
    [t('calendar.person.management'), card.management && inWords(named('Management', card.management))],
    [t('calendar.person.consent'), consent(card)],
    [t('calendar.person.class'), card.disease_class && t(`calendar.class.${card.disease_class}`)],
    [
      t('calendar.person.danger'),
      card.danger === null ? null : t('calendar.person.dangerLevel', { n: card.danger }),
    ],
    [t('calendar.person.colour'), colour(card)],
    [t('calendar.person.last'), card.last_on ? date(card.last_on) : t('calendar.person.never')],
    [t('calendar.person.met'), card.met_on ? date(card.met_on) : t('calendar.person.never')],
    [
      t('calendar.person.shortage'),
      card.shortage ? t('calendar.person.shortageTimes', { n: card.shortage }) : null,
    ],
  ]
  return said.flatMap(([term, value]) => (value ? [{ term, value }] : []))
}

function whereabouts({ whereabouts: where, whereabouts_verified: sure }: Card): string {
  const words = inWords(named('Whereabouts', where))
  return sure ? words : `${words}（${t('calendar.person.unverified')}）`
}

function consent({ consent: said }: Card): string | null {
  if (!said) return null
  const [decision, by] = [named('Decision', said.decision), named('GivenBy', said.given_by)].map(inWords)
  return t('calendar.person.consentOn', { decision: decision ?? '', by: by ?? '', day: date(said.on) })
}

/** A colour whose time is over is said to be so, never silently kept. */
function colour({ colour: known }: Card): string | null {
  if (!known) return null
  if (known.now) return t(`calendar.colour.${known.now}`)
  const over = known.assessments.some(({ second_needed, agreed }) => agreed ?? !second_needed)
  return t(over ? 'calendar.person.colourAgain' : 'calendar.person.colourNone')
}
