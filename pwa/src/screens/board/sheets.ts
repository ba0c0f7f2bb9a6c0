/** Asking somebody to go, and saying that something was done where no visit can tell. */

import { assignTasks } from '@/actions/assignTasks'
import { finishTask } from '@/actions/finishTask'
import type { TeamRow } from '@/domain/admin'
import type { BoardRow, Due } from '@/domain/register/board'
import { t } from '@/locales'
import { type Field, type Sheet, text } from '@/ui/form/fields'
import { today } from '../register/words'
import { onPhones } from './phones'

const NOBODY = '-'

/** Whose phone these lie on, in a sentence: what is there stays valid whoever is asked. */
function phoneWords(rows: readonly BoardRow[]): string {
  const said = rows.flatMap((row) => {
    const found = onPhones(row)
    const who = row.first_name ?? row.patient_code
    return found ? [t('register.board.about', { who, said: t(found.key, found.values) })] : []
  })
  return said.length > 0 ? [...said, t('register.board.stays')].join('') : ''
}

function members(teams: readonly TeamRow[], team: string): Field[] {
  const row = teams.find(({ id }) => id === team)
  if (!row) return []
  return [
    {
      kind: 'tiles',
      name: `to ${team}`,
      label: t('register.board.who'),
      options: [
        ...row.members.map(({ id, name }) => ({ value: id, label: name })),
        { value: NOBODY, label: t('register.board.wholeTeam'), hint: t('register.board.wholeTeamHint') },
      ],
      when: (values) => values.team === team,
    },
  ]
}

export function assignSheet(rows: readonly BoardRow[], teams: readonly TeamRow[]): Sheet {
  const now = new Set(rows.map(({ team }) => team?.id ?? ''))
  const [only = ''] = now.size === 1 ? now : []
  return {
    title: t('register.board.assignTitle', { n: rows.length }),
    intro: phoneWords(rows),
    fields: [
      {
        kind: teams.length > 4 ? 'select' : 'tiles',
        name: 'team',
        label: t('register.board.team'),
        options: teams.map(({ id, name }) => ({ value: id, label: name })),
      },
      ...teams.flatMap(({ id }) => members(teams, id)),
    ],
    start: { team: only || (teams.length === 1 ? (teams[0]?.id ?? '') : '') },
    submit: t('register.board.assign'),
    save: async (values) => {
      const team = text(values, 'team')
      const chosen = text(values, `to ${team}`)
      const person = teams.find(({ id }) => id === team)?.members.find(({ id }) => id === chosen)
      const ids = rows.map(({ id }) => id)
      // Who stays with their team keeps it: only a change of team moves the person.
      const { changed } = await assignTasks(ids, team === only ? null : team, person?.id ?? null)
      const name = person?.name ?? teams.find(({ id }) => id === team)?.name ?? ''
      return t('register.board.assigned', { n: changed, name })
    },
  }
}

export function doneSheet(task: Due): Sheet {
  return {
    title: t('register.board.doneTitle'),
    intro: t('register.board.doneHint'),
    fields: [
      { kind: 'day', name: 'on', label: t('register.on'), max: today() },
      { kind: 'long', name: 'note', label: t('register.cases.note'), most: 200, optional: true },
    ],
    start: { on: today() },
    submit: t('register.board.done'),
    save: async (values) => {
      await finishTask(task.id, text(values, 'on'), text(values, 'note'))
      return t('register.saved')
    },
  }
}
