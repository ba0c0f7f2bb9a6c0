/** What a person or their guardian says of how the service is arranged, and that they were told what came of it. */

import { answerObjection } from '@/actions/answerObjection'
import { passOnObjection } from '@/actions/passOnObjection'
import type { SaidBy, Wish } from '@/domain/bodies'
import type { Objection } from '@/domain/card'
import { dayOf } from '@/domain/day'
import type { Uuid } from '@/domain/types'
import { t } from '@/locales'
import { type Sheet, text } from '@/ui/form/fields'

const SAID_BY: readonly SaidBy[] = ['PATIENT', 'GUARDIAN']
const WISHES: readonly Wish[] = ['WHY', 'OBJECT']
const HOW = ['FACE', 'PHONE', 'LETTER'] as const

/** Names no colour, and is the same whether or not there is one. */
export function passOnSheet(patient: Uuid): Sheet {
  const today = dayOf(Date.now())
  return {
    title: t('calendar.wish.passOn'),
    intro: t('calendar.wish.hint'),
    fields: [
      {
        ...{ kind: 'tiles', name: 'said_by', label: t('calendar.wish.who') },
        options: SAID_BY.map((value) => ({ value, label: t(`calendar.wish.saidBy.${value}`) })),
      },
      {
        ...{ kind: 'tiles', name: 'wish', label: t('calendar.wish.wish') },
        options: WISHES.map((value) => ({ value, label: t(`calendar.wish.wishes.${value}`) })),
      },
      { kind: 'long', name: 'words', label: t('calendar.wish.words'), most: 500, optional: true },
      { kind: 'day', name: 'on', label: t('calendar.wish.on'), max: today },
    ],
    start: { on: today },
    submit: t('calendar.wish.sign'),
    save: async (values) => {
      await passOnObjection(patient, {
        said_by: text(values, 'said_by') as SaidBy,
        wish: text(values, 'wish') as Wish,
        ...{ on: text(values, 'on'), words: text(values, 'words') },
      })
      return t('calendar.wish.kept')
    },
  }
}

export function tellSheet(patient: Uuid, { id, wish }: Objection): Sheet {
  const today = dayOf(Date.now())
  return {
    title: t('calendar.wish.tell'),
    intro: t(wish === 'WHY' ? 'calendar.wish.tellWhy' : 'calendar.wish.tellHint'),
    fields: [
      {
        ...{ kind: 'tiles', name: 'how', label: t('calendar.wish.how') },
        options: HOW.map((value) => ({ value, label: t(`calendar.wish.hows.${value}`) })),
      },
      { kind: 'day', name: 'on', label: t('calendar.wish.toldOn'), max: today },
    ],
    start: { on: today },
    submit: t('calendar.wish.toldNow'),
    save: async (values) => {
      await answerObjection(patient, id, text(values, 'on'), text(values, 'how') as (typeof HOW)[number])
      return t('calendar.wish.noted')
    },
  }
}
