/** Where somebody belongs: listed in two places, counted in pools, known to other systems, and diagnosed. */

import { changePool } from '@/actions/changePool'
import { listElsewhere } from '@/actions/listElsewhere'
import { nameElsewhere } from '@/actions/nameElsewhere'
import { recordDiagnosis } from '@/actions/recordDiagnosis'
import { stepListing } from '@/actions/stepListing'
import type { AreaRow } from '@/domain/admin'
import type { PersonPage } from '@/domain/register/person'
import type { Uuid } from '@/domain/types'
import { t } from '@/locales'
import { type Sheet, text, textOrNull } from '@/ui/form/fields'
import { choices, today } from '../words'

type Listing = Parameters<typeof listElsewhere>[1]
type Step = Parameters<typeof stepListing>[2]['step']
type Pool = Parameters<typeof changePool>[1]['pool']

const OUTSIDE = '-'
export const POOLS = ['HEALTH', 'POLICE'] as const
export const DISEASES = [1, 2, 3, 4, 5, 6] as const

export function listingSheet(person: PersonPage, areas: readonly AreaRow[]): Sheet {
  return {
    title: t('register.listing.add'),
    intro: t('register.listing.why'),
    fields: [
      {
        kind: 'tiles',
        name: 'direction',
        label: t('register.listing.which'),
        options: [
          { value: 'out', label: t('register.listing.out'), hint: t('register.listing.outHint') },
          { value: 'in', label: t('register.listing.in') },
        ],
      },
      {
        kind: 'select',
        name: 'where',
        label: t('register.listing.where'),
        options: [
          ...areas.map(({ id, name }) => ({ value: id, label: name })),
          { value: OUTSIDE, label: t('register.listing.outside') },
        ],
      },
      {
        kind: 'text',
        name: 'elsewhere',
        label: t('register.listing.place'),
        most: 100,
        when: ({ where }) => where === OUTSIDE,
      },
      { kind: 'tiles', name: 'means', label: t('register.listing.means'), options: choices('Means') },
      { kind: 'day', name: 'on', label: t('register.on'), max: today() },
    ],
    start: { on: today() },
    submit: t('register.save'),
    save: async (values) => {
      const where = text(values, 'where')
      await listElsewhere(person.id, {
        direction: text(values, 'direction') as Listing['direction'],
        area: where === OUTSIDE ? null : where,
        elsewhere: text(values, 'elsewhere'),
        means: text(values, 'means') as Listing['means'],
        on: text(values, 'on'),
      })
      return t('register.saved')
    },
  }
}

/** The other place has accepted; or the listing ends. */
export function listingStepSheet(person: Uuid, listing: Uuid, steps: readonly Step[]): Sheet {
  return {
    title: t('register.listing.next'),
    fields: [
      {
        kind: 'tiles',
        name: 'step',
        label: t('register.listing.what'),
        options: steps.map((value) => ({ value, label: t(`register.listing.step.${value}`) })),
      },
      { kind: 'day', name: 'on', label: t('register.on'), max: today() },
    ],
    start: { on: today(), ...(steps.length === 1 ? { step: steps[0] } : {}) },
    submit: t('register.save'),
    save: async (values) => {
      await stepListing(person, listing, { step: text(values, 'step') as Step, on: text(values, 'on') })
      return t('register.saved')
    },
  }
}

export function poolSheet(person: PersonPage, pool: Pool, inside: boolean): Sheet {
  return {
    title: t(inside ? 'register.pool.enter' : 'register.pool.leave', { pool: t(`register.pool.${pool}`) }),
    ...(inside ? {} : { intro: t('register.pool.leaveHint') }),
    fields: [
      { kind: 'day', name: 'on', label: t('register.on'), max: today() },
      { kind: 'long', name: 'why', label: t('register.status.why'), optional: inside },
    ],
    start: { on: today() },
    submit: t('register.save'),
    save: async (values) => {
      await changePool(person.id, { pool, inside, on: text(values, 'on'), why: textOrNull(values, 'why') })
      return t('register.saved')
    },
  }
}

export function externalSheet(person: PersonPage): Sheet {
  return {
    title: t('register.external.add'),
    fields: [
      { kind: 'text', name: 'system', label: t('register.external.system'), most: 32 },
      { kind: 'text', name: 'value', label: t('register.external.value') },
    ],
    start: {},
    submit: t('register.save'),
    save: async (values) => {
      await nameElsewhere(person.id, { system: text(values, 'system'), value: text(values, 'value') })
      return t('register.saved')
    },
  }
}

export function diagnosisSheet(person: PersonPage): Sheet {
  const now = person.diagnosis
  return {
    title: t('register.diagnosis.change'),
    intro: t('register.diagnosis.hint'),
    fields: [
      {
        kind: 'tiles',
        name: 'disease',
        label: t('register.diagnosis.disease'),
        options: DISEASES.map((code) => ({ value: String(code), label: t(`register.diagnosis.of.${code}`) })),
      },
      { kind: 'text', name: 'words', label: t('register.diagnosis.words'), most: 200, optional: true },
      { kind: 'text', name: 'hospital', label: t('register.diagnosis.hospital'), optional: true },
      { kind: 'day', name: 'confirmed_on', label: t('register.diagnosis.on'), max: today(), optional: true },
    ],
    start: {
      disease: now ? String(now.disease) : '',
      words: now?.words ?? '',
      hospital: now?.hospital ?? '',
      confirmed_on: now?.confirmed_on ?? '',
    },
    submit: t('register.save'),
    save: async (values) => {
      await recordDiagnosis(person.id, {
        disease: Number(text(values, 'disease')),
        report_type: now?.report_type ?? 2,
        words: text(values, 'words'),
        hospital: text(values, 'hospital'),
        confirmed_on: textOrNull(values, 'confirmed_on'),
      })
      return t('register.saved')
    },
  }
}
