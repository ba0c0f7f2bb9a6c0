/** Where somebody lives: written down, or answered after visits met them elsewhere. */

import { answerHome } from '@/actions/answerHome'
import { moveHome } from '@/actions/moveHome'
import type { AreaRow } from '@/domain/admin'
import type { PersonPage } from '@/domain/register/person'
import { t } from '@/locales'
import { type Sheet, text, textOrNull } from '@/ui/form/fields'
import { choices, today } from '../words'

type Move = Parameters<typeof moveHome>[1]
type Answer = Parameters<typeof answerHome>[1]

const inArea = (areas: readonly AreaRow[]) => areas.map(({ id, name }) => ({ value: id, label: name }))

export function homeSheet(person: PersonPage, areas: readonly AreaRow[]): Sheet {
  return {
    title: t('register.home.change'),
    intro: t('register.home.kept'),
    fields: [
      {
        kind: 'tiles',
        name: 'because',
        label: t('register.home.because'),
        options: [
          { value: 'MOVED', label: t('register.home.moved'), hint: t('register.home.movedHint') },
          { value: 'CORRECTED', label: t('register.home.corrected') },
        ],
      },
      { kind: 'text', name: 'text', label: t('register.home.address'), most: 200 },
      { kind: 'select', name: 'kind', label: t('register.home.kind'), options: choices('HomeKind') },
      {
        kind: 'select',
        name: 'area',
        label: t('register.home.area'),
        hint: t('register.home.areaHint'),
        optional: true,
        options: inArea(areas),
        when: ({ because }) => because === 'MOVED',
      },
      { kind: 'day', name: 'since', label: t('register.since'), max: today() },
    ],
    start: { kind: 'RESIDENCE', since: today() },
    submit: t('register.save'),
    save: async (values) => {
      const area = textOrNull(values, 'area')
      await moveHome(person.id, {
        text: text(values, 'text'),
        kind: text(values, 'kind') as NonNullable<Move['kind']>,
        because: text(values, 'because') as NonNullable<Move['because']>,
        since: text(values, 'since'),
        source: 'field',
        point: null,
        area: area === person.area.id ? null : area,
      })
      return t('register.home.saved')
    },
  }
}

export function seenElsewhereSheet(person: PersonPage): Sheet {
  return {
    title: t('register.elsewhere.title'),
    intro: t('register.elsewhere.why'),
    fields: [
      {
        kind: 'tiles',
        name: 'answer',
        label: t('register.elsewhere.ask'),
        options: [
          { value: 'MOVED', label: t('register.elsewhere.MOVED'), hint: t('register.elsewhere.MOVEDHint') },
          {
            value: 'CORRECTED',
            label: t('register.elsewhere.CORRECTED'),
            hint: t('register.elsewhere.CORRECTEDHint'),
          },
          { value: 'MET_ELSEWHERE', label: t('register.elsewhere.MET_ELSEWHERE') },
        ],
      },
      {
        kind: 'text',
        name: 'text',
        label: t('register.elsewhere.address'),
        most: 200,
        when: ({ answer }) => answer === 'MOVED',
      },
      {
        kind: 'day',
        name: 'since',
        label: t('register.since'),
        max: today(),
        when: ({ answer }) => answer === 'MOVED',
      },
    ],
    start: { since: person.seen_elsewhere?.since ?? today() },
    submit: t('register.save'),
    save: async (values) => {
      await answerHome(person.id, {
        answer: text(values, 'answer') as Answer['answer'],
        text: text(values, 'text'),
        since: textOrNull(values, 'since'),
      })
      return t('register.elsewhere.saved')
    },
  }
}
