/** Who looks after somebody, and what was agreed with them. */

import { assignSlot } from '@/actions/assignSlot'
import { recordConsent } from '@/actions/recordConsent'
import { recordGuardian } from '@/actions/recordGuardian'
import type { OrganisationRow } from '@/domain/admin'
import type { Candidate, ConsentRow, PersonPage } from '@/domain/register/person'
import { t } from '@/locales'
import { type Field, type Sheet, text, textOrNull, type Values } from '@/ui/form/fields'
import { choices, slotWords, today, words } from '../words'

type Consent = Parameters<typeof recordConsent>[1]
type Guardian = Parameters<typeof recordGuardian>[1]
type Slot = Parameters<typeof assignSlot>[1]

const NOBODY = '-'
/** The text that is read out and agreed to; a new wording gets a new number. */
const TEXT_VERSION = '2026-1'

const somebody = ({ capacity }: Values): boolean => capacity !== '' && capacity !== 'NONE'
const nobody = ({ capacity }: Values): boolean => capacity === 'NONE'

const ownWish = () =>
  ({
    kind: 'long',
    name: 'own_wish',
    label: t('register.guardian.wish'),
    hint: t('register.guardian.wishHint'),
  }) as const

const guardianFields = (organisations: readonly OrganisationRow[]): Field[] => [
  {
    kind: 'tiles',
    name: 'capacity',
    label: t('register.guardian.capacity'),
    options: choices('Capacity'),
  },
  { kind: 'text', name: 'name', label: t('register.guardian.name'), when: somebody },
  { kind: 'text', name: 'relation', label: t('register.guardian.relation'), most: 32, when: somebody },
  {
    kind: 'tel',
    name: 'phone',
    label: t('register.guardian.phone'),
    most: 32,
    when: somebody,
    optional: true,
  },
  {
    kind: 'text',
    name: 'concerns',
    label: t('register.guardian.concerns'),
    hint: t('register.guardian.concernsHint'),
    when: ({ capacity }) => capacity === 'WEAK',
    optional: true,
  },
  {
    kind: 'select',
    name: 'interim_org',
    label: t('register.guardian.interim'),
    hint: t('register.guardian.interimHint'),
    options: organisations.map(({ id, name }) => ({ value: id, label: name })),
    when: nobody,
  },
  { ...ownWish(), when: nobody },
  { ...ownWish(), when: (values) => !nobody(values), optional: true },
  { kind: 'day', name: 'since', label: t('register.since'), max: today() },
]

export function guardianSheet(person: PersonPage, organisations: readonly OrganisationRow[]): Sheet {
  const now = person.guardian
  const list = (values: Values) =>
    text(values, 'concerns')
      .split(/[,，、;；]/)
      .map((one) => one.trim())
      .filter(Boolean)
  return {
    title: t('register.guardian.change'),
    fields: guardianFields(organisations),
    start: {
      capacity: now?.capacity ?? '',
      name: now?.name ?? '',
      relation: now?.relation ?? '',
      phone: now?.phone ?? '',
      concerns: now?.concerns.join('、') ?? '',
      own_wish: now?.own_wish ?? '',
      interim_org: now?.interim_org ?? '',
      since: today(),
    },
    submit: t('register.save'),
    save: async (values) => {
      await recordGuardian(person.id, {
        capacity: text(values, 'capacity') as Guardian['capacity'],
        name: text(values, 'name'),
        relation: text(values, 'relation'),
        phone: text(values, 'phone'),
        second_phone: now?.second_phone ?? '',
        address: now?.address ?? '',
        concerns: list(values),
        own_wish: text(values, 'own_wish'),
        interim_org: textOrNull(values, 'interim_org'),
        agreement_on: now?.agreement_on ?? null,
        insured: now?.insured ?? null,
        since: text(values, 'since'),
      })
      return t('register.saved')
    },
  }
}

const givenBy: Field[] = [
  {
    kind: 'tiles',
    name: 'given_by',
    label: t('register.consent.by'),
    options: choices('GivenBy'),
  },
  {
    kind: 'long',
    name: 'why',
    label: t('register.consent.why'),
    hint: t('register.consent.whyHint'),
    when: ({ given_by }) => given_by === 'GUARDIAN',
    optional: true,
  },
]

export function consentSheet(person: PersonPage): Sheet {
  return {
    title: t('register.consent.add'),
    intro: t('register.consent.kindly'),
    fields: [
      { kind: 'select', name: 'kind', label: t('register.consent.kind'), options: choices('ConsentKind') },
      {
        kind: 'tiles',
        name: 'decision',
        label: t('register.consent.decision'),
        options: choices('Decision', ['AGREED', 'DECLINED']),
      },
      ...givenBy,
      { kind: 'day', name: 'on', label: t('register.consent.on'), max: today() },
    ],
    start: { kind: 'COMMUNITY_MGMT', given_by: 'PATIENT', on: today() },
    submit: t('register.save'),
    save: async (values) => {
      await recordConsent(person.id, said(values, text(values, 'kind'), text(values, 'decision')))
      return t('register.saved')
    },
  }
}

/** One question, one button: withdrawing is as easy as agreeing was. */
export function withdrawSheet(person: PersonPage, consent: ConsentRow): Sheet {
  return {
    title: t('register.consent.withdrawTitle', { kind: words('ConsentKind', consent.kind) }),
    intro: t('register.consent.withdrawHint'),
    fields: [...givenBy, { kind: 'day', name: 'on', label: t('register.consent.on'), max: today() }],
    start: { given_by: consent.given_by, on: today() },
    submit: t('register.consent.withdraw'),
    danger: true,
    save: async (values) => {
      await recordConsent(person.id, said(values, consent.kind, 'WITHDRAWN'))
      return t('register.consent.withdrawn')
    },
  }
}

const said = (values: Values, kind: string, decision: string): Consent => ({
  kind: kind as NonNullable<Consent['kind']>,
  decision: decision as Consent['decision'],
  given_by: text(values, 'given_by') as NonNullable<Consent['given_by']>,
  on: text(values, 'on'),
  text_version: TEXT_VERSION,
  legal_basis: null,
  why: textOrNull(values, 'why'),
})

export function slotSheet(person: PersonPage, slot: string, candidates: readonly Candidate[]): Sheet {
  const held = person.slots.find((one) => one.slot === slot)?.staff
  return {
    title: t('register.slots.change', { slot: slotWords(slot) }),
    intro: candidates.length === 0 ? t('register.slots.nobodyFits') : '',
    fields: [
      {
        kind: 'tiles',
        name: 'staff',
        label: t('register.slots.who'),
        options: [
          ...candidates.map(({ id, name, org }) => ({ value: id, label: name, hint: org })),
          { value: NOBODY, label: t('register.slots.nobody'), hint: t('register.slots.nobodyHint') },
        ],
      },
      { kind: 'day', name: 'since', label: t('register.since'), max: today() },
    ],
    start: { staff: held?.id ?? '', since: today() },
    submit: t('register.save'),
    save: async (values) => {
      const staff = text(values, 'staff')
      await assignSlot(person.id, {
        slot: slot as Slot['slot'],
        staff: staff === NOBODY ? null : staff,
        since: text(values, 'since'),
      })
      return t('register.saved')
    },
  }
}
