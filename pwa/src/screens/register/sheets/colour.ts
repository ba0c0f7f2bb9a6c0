/** What the person or their guardian says of the colour, and that they were told what became of it. */

import { answerObjection } from '@/actions/answerObjection'
import { objectToColour } from '@/actions/objectToColour'
import type { Objection } from '@/domain/register/board'
import type { Uuid } from '@/domain/types'
import { t } from '@/locales'
import { type Sheet, text } from '@/ui/form/fields'
import { choices, today } from '../words'

type Said = Parameters<typeof objectToColour>[1]

export const objectSheet = (person: Uuid): Sheet => ({
  title: t('register.colour.object'),
  intro: t('register.colour.objectHint'),
  fields: [
    { kind: 'tiles', name: 'said_by', label: t('register.colour.who'), options: choices('SaidBy') },
    { kind: 'tiles', name: 'wish', label: t('register.colour.wish'), options: choices('Wish') },
    { kind: 'long', name: 'words', label: t('register.colour.words'), most: 500, optional: true },
    { kind: 'day', name: 'on', label: t('register.on'), max: today() },
  ],
  start: { said_by: 'PATIENT', on: today() },
  submit: t('register.save'),
  save: async (values) => {
    await objectToColour(person, {
      said_by: text(values, 'said_by') as Said['said_by'],
      wish: text(values, 'wish') as Said['wish'],
      words: text(values, 'words'),
      on: text(values, 'on'),
    })
    return t(text(values, 'wish') === 'OBJECT' ? 'register.colour.objected' : 'register.colour.asked')
  },
})

export const toldSheet = (person: Uuid, objection: Objection): Sheet => ({
  title: t('register.colour.tell'),
  intro: t(objection.wish === 'WHY' ? 'register.colour.tellWhy' : 'register.colour.tellHint'),
  fields: [
    { kind: 'tiles', name: 'how', label: t('register.colour.how'), options: choices('Told') },
    { kind: 'day', name: 'on', label: t('register.colour.toldOn'), max: today() },
  ],
  start: { on: today() },
  submit: t('register.colour.told'),
  save: async (values) => {
    const how = text(values, 'how') as Parameters<typeof answerObjection>[3]
    await answerObjection(person, objection.id, text(values, 'on'), how)
    return t('register.saved')
  },
})
