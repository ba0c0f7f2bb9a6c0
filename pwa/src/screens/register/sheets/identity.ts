/** Who somebody is: put down for the first time, or put right. */

import { addPerson } from '@/actions/addPerson'
import { correctIdentity } from '@/actions/correctIdentity'
import type { AreaRow } from '@/domain/admin'
import type { PersonPage } from '@/domain/register/person'
import type { Uuid } from '@/domain/types'
import { t } from '@/locales'
import { type Field, type Sheet, text, textOrNull, type Values } from '@/ui/form/fields'
import { choices, today } from '../words'

type Identity = Parameters<typeof correctIdentity>[1]

const fields = (): Field[] => [
  { kind: 'text', name: 'name', label: t('register.identity.name') },
  {
    kind: 'text',
    name: 'called',
    label: t('register.identity.called'),
    hint: t('register.identity.calledHint'),
    most: 32,
    optional: true,
  },
  { kind: 'tel', name: 'phone', label: t('register.identity.phone'), most: 32, optional: true },
  { kind: 'text', name: 'id_no', label: t('register.identity.idNo'), most: 40, optional: true },
  { kind: 'select', name: 'sex', label: t('register.identity.sex'), options: choices('Sex'), optional: true },
  { kind: 'day', name: 'born', label: t('register.identity.born'), max: today(), optional: true },
]

const identity = (values: Values, id_type: string): Identity => ({
  name: text(values, 'name'),
  called: text(values, 'called'),
  phone: text(values, 'phone'),
  id_type,
  id_no: text(values, 'id_no').toUpperCase(),
  sex: text(values, 'sex') as NonNullable<Identity['sex']>,
  born: textOrNull(values, 'born'),
})

export function identitySheet(person: PersonPage): Sheet {
  const now = person.identity
  return {
    title: t('register.identity.change'),
    fields: fields(),
    start: {
      name: person.name ?? '',
      called: now?.called ?? '',
      phone: now?.phone ?? '',
      id_no: now?.id_no ?? '',
      sex: now?.sex ?? '',
      born: now?.born ?? '',
    },
    submit: t('register.save'),
    save: async (values) => {
      await correctIdentity(person.id, identity(values, now?.id_type ?? ''))
      return t('register.saved')
    },
  }
}

/** `added` hears the new person's id. */
export function newPersonSheet(areas: readonly AreaRow[], added: (id: Uuid) => void): Sheet {
  return {
    title: t('register.new.title'),
    intro: t('register.new.intro'),
    fields: [
      ...fields(),
      {
        kind: 'select',
        name: 'area',
        label: t('register.new.area'),
        options: areas.map(({ id, name }) => ({ value: id, label: name })),
      },
      { kind: 'text', name: 'address', label: t('register.new.address'), most: 200, optional: true },
    ],
    start: areas.length === 1 ? { area: areas[0]?.id ?? '' } : {},
    submit: t('register.new.add'),
    save: async (values) => {
      const address = text(values, 'address')
      const { id, code } = await addPerson({
        ...identity(values, ''),
        area: text(values, 'area'),
        team: null,
        address: address ? { text: address, kind: 'RESIDENCE', source: 'field', point: null } : null,
      })
      added(id)
      return t('register.new.added', { code })
    },
  }
}
