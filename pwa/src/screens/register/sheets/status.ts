/** Changing one of the three statuses: only what may be changed now is offered. */

import { changeStatus } from '@/actions/changeStatus'
import { reportWhereabouts } from '@/actions/reportWhereabouts'
import { settleProposal } from '@/actions/settleProposal'
import type { Axis } from '@/domain/register/codes'
import type { PersonPage, Proposal, StatusResult, StatusStep } from '@/domain/register/person'
import { inWords, t } from '@/locales'
import { type Field, type Sheet, text, textOrNull, type Values } from '@/ui/form/fields'
import { choices, keepers, onDay, phrase, today, words } from '../words'

type Body<A extends (...args: never[]) => unknown> = Parameters<A> extends [unknown, infer B] ? B : never
type Wish = Body<typeof changeStatus>

const LISTS = { REGISTRATION: 'Registration', MANAGEMENT: 'Management', WHEREABOUTS: 'Whereabouts' } as const

/** How a status is called: 在册, or 已结案：去世. */
export function statusWords(axis: string, to: string, closing: string | null): string {
  const list = axis in LISTS ? LISTS[axis as Axis] : 'Whereabouts'
  return closing
    ? t('register.status.closedBecause', { why: words('Closing', closing), to: words(list, to) })
    : words(list, to)
}

/** What to say when a change was made, or waits for somebody. */
export function resultWords({ effects, waiting, roles }: StatusResult): string {
  const said = effects.map(inWords)
  if (waiting) said.push(t('register.status.waitsFor', { roles: keepers(roles) }))
  return [t('register.saved'), ...said].join(t('register.stop'))
}

const keyOf = (step: StatusStep): string => `${step.to} ${step.closing ?? ''}`

const proofFields = (step: StatusStep, proven: readonly string[], when?: Field['when']): Field[] =>
  step.needs
    .filter((group) => !group.some((proof) => proven.includes(proof)))
    .map((group, place) => ({
      kind: 'tiles',
      name: `proof ${keyOf(step)} ${place}`,
      label: t('register.status.proof'),
      options: choices('Proof', group),
      ...(when ? { when } : {}),
    }))

const proofsIn = (values: Values): string[] =>
  Object.keys(values)
    .filter((name) => name.startsWith('proof '))
    .map((name) => text(values, name))

const since = (label = t('register.since')): Field => ({ kind: 'day', name: 'since', label, max: today() })
const why = (optional: Field['optional']): Field => ({
  kind: 'long',
  name: 'why',
  label: t('register.status.why'),
  hint: t('register.status.whyHint'),
  ...(optional === undefined ? {} : { optional }),
})

/** Steps that are closed for now, with what the server still lacks: said, so that nobody looks for them. */
const closedWords = (steps: readonly StatusStep[]): string =>
  steps
    .filter(({ lacking }) => lacking.length > 0)
    .map((step) =>
      t('register.status.notYet', {
        to: statusWords(step.axis, step.to, step.closing),
        lacking: phrase('Proof', step.lacking),
      }),
    )
    .join(t('register.stop'))

export function statusSheet(person: PersonPage, axis: Axis): Sheet {
  const steps = person.steps.filter((step) => step.axis === axis)
  const open = steps.filter(({ lacking }) => lacking.length === 0)
  const chosen = (values: Values) => open.find((step) => keyOf(step) === values.step)
  return {
    title: t(`register.status.change.${axis}`),
    intro: closedWords(steps),
    fields: [
      {
        kind: 'tiles',
        name: 'step',
        label: t('register.status.to'),
        options: open.map((step) => ({
          value: keyOf(step),
          label: statusWords(axis, step.to, step.closing),
          ...(step.second.length > 0
            ? { hint: t('register.status.second', { roles: keepers(step.second) }) }
            : {}),
        })),
      },
      ...open.flatMap((step) => proofFields(step, [], (values) => values.step === keyOf(step))),
      since(),
      why((values) => !chosen(values)?.why),
    ],
    start: { since: today() },
    submit: t('register.save'),
    save: async (values) => {
      const [to = '', closing = ''] = text(values, 'step').split(' ')
      const wish = {
        axis,
        to,
        closing: (closing || null) as Wish['closing'],
        since: text(values, 'since'),
        proofs: proofsIn(values) as Wish['proofs'],
        why: textOrNull(values, 'why'),
      }
      return resultWords(await changeStatus(person.id, wish))
    },
  }
}

/** For those who may tell, not decide. */
export function reportSheet(person: PersonPage): Sheet {
  return {
    title: t('register.status.report'),
    intro: t('register.status.reportHint'),
    fields: [
      { kind: 'tiles', name: 'to', label: t('register.status.whereNow'), options: choices('Whereabouts') },
      since(t('register.status.sinceWhen')),
      why(true),
    ],
    start: { since: today() },
    submit: t('register.status.tell'),
    save: async (values) => {
      await reportWhereabouts(person.id, {
        to: text(values, 'to') as Body<typeof reportWhereabouts>['to'],
        since: text(values, 'since'),
        proofs: [],
        why: textOrNull(values, 'why'),
      })
      return t('register.status.told')
    },
  }
}

/** Agreeing with what was told, with the proof that it takes; or agreeing as the second person. */
export function agreeSheet(person: PersonPage, proposal: Proposal): Sheet {
  const { axis, to, closing } = proposal
  const second = proposal.waits_for === 'SECOND'
  const step = person.steps.find((one) => one.axis === axis && one.to === to && one.closing === closing)
  const fields = second ? [] : [...(step ? proofFields(step, proposal.proofs) : []), since(), why(!step?.why)]
  return {
    title: t('register.waiting.agree'),
    intro: t('register.waiting.what', { to: statusWords(axis, to, closing), since: onDay(proposal.since) }),
    fields,
    start: { since: proposal.since, why: proposal.why ?? '' },
    submit: t('register.waiting.agree'),
    save: async (values) =>
      resultWords(
        await settleProposal(person.id, proposal.id, {
          agreed: true,
          proofs: proofsIn(values) as Wish['proofs'],
          since: textOrNull(values, 'since'),
          why: textOrNull(values, 'why'),
        }),
      ),
  }
}

export function declineSheet(person: PersonPage, proposal: Proposal): Sheet {
  return {
    title: t('register.waiting.decline'),
    intro: t('register.waiting.what', {
      to: statusWords(proposal.axis, proposal.to, proposal.closing),
      since: onDay(proposal.since),
    }),
    fields: [],
    start: {},
    submit: t('register.waiting.decline'),
    save: async () => {
      await settleProposal(person.id, proposal.id, {
        agreed: false,
        proofs: [],
        since: null,
        why: null,
      })
      return t('register.waiting.declined')
    },
  }
}
