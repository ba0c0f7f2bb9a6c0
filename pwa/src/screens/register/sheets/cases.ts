/** What is done about an entry of a case list. */

import { actOnCase } from '@/actions/actOnCase'
import { closeCase } from '@/actions/closeCase'
import { openCase } from '@/actions/openCase'
import { reviewCase } from '@/actions/reviewCase'
import type { CaseEntry } from '@/domain/register/cases'
import { actionsOf } from '@/domain/register/codes'
import type { Uuid } from '@/domain/types'
import { t } from '@/locales'
import { type Field, type Sheet, text, textOrNull } from '@/ui/form/fields'
import { choices, today, words } from '../words'

const BY_HAND = ['MED_INTERRUPTED', 'MED_NONE', 'RELAPSING']

const when = (): Field => ({ kind: 'day', name: 'on', label: t('register.on'), max: today() })
const note = (): Field => ({
  kind: 'long',
  name: 'note',
  label: t('register.cases.note'),
  hint: t('register.cases.noteHint'),
  optional: true,
})

export function actSheet(entry: CaseEntry): Sheet {
  return {
    title: t('register.cases.act'),
    fields: [
      {
        kind: 'tiles',
        name: 'action',
        label: t('register.cases.action'),
        options: choices('Action', actionsOf(entry.kind)),
      },
      when(),
      note(),
    ],
    start: { on: today() },
    submit: t('register.save'),
    save: async (values) => {
      await actOnCase(entry.id, {
        action: text(values, 'action') as Parameters<typeof actOnCase>[1]['action'],
        on: text(values, 'on'),
        note: textOrNull(values, 'note'),
      })
      return t('register.saved')
    },
  }
}

export function reviewSheet(entry: CaseEntry): Sheet {
  return {
    title: t('register.cases.review'),
    intro: t('register.cases.reviewHint'),
    fields: [when(), note()],
    start: { on: today() },
    submit: t('register.save'),
    save: async (values) => {
      await reviewCase(entry.id, { on: text(values, 'on'), note: textOrNull(values, 'note') })
      return t('register.cases.reviewed')
    },
  }
}

export function closeSheet(entry: CaseEntry): Sheet {
  return {
    title: t('register.cases.close'),
    intro: t('register.cases.closeHint', {
      list: words('CaseList', entry.kind),
      why: words('Why', entry.ends ?? ''),
    }),
    fields: [],
    start: {},
    submit: t('register.cases.close'),
    save: async () => {
      await closeCase(entry.id)
      return t('register.cases.closed')
    },
  }
}

/** Known from earlier records; the other lists follow from the register itself. */
export function openCaseSheet(person: Uuid): Sheet {
  return {
    title: t('register.cases.open'),
    intro: t('register.cases.openHint'),
    fields: [
      {
        kind: 'tiles',
        name: 'kind',
        label: t('register.cases.list'),
        options: choices('CaseList', BY_HAND),
      },
      { kind: 'day', name: 'on', label: t('register.since'), max: today() },
    ],
    start: { on: today() },
    submit: t('register.save'),
    save: async (values) => {
      const kind = text(values, 'kind') as Parameters<typeof openCase>[1]['kind']
      await openCase(person, { kind, on: text(values, 'on') })
      return t('register.saved')
    },
  }
}
