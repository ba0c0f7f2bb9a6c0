import { ABSENCE_REASONS, wordsOf } from '@/domain/choices'
import type { Person } from '@/domain/task'
import type { Teammate } from '@/domain/team'
import { inWords, type MessageKey, t } from '@/locales'

const ROLES = new Set<string>([
  'GRID', 'VIL', 'MHP', 'VDR', 'PSY', 'NUR', 'POL', 'CIV', 'DPF', 'ZZB', 'JUS', 'VOL', 'SUP',
]) // biome-ignore format: one table

/** A colleague's name; one who joined by scanning may not be on this phone's list. */
export const nameOf = (person: Person): string => person.name || t('visits.team.other')

/** Role and organisation in one line, as far as known. */
export function standing({ role, org }: Person): string {
  const words = role && ROLES.has(role) ? t(`visits.role.${role}` as MessageKey) : role
  return [words, org].filter(Boolean).join(' · ')
}

/** Where a colleague is with this visit, in words. */
export function stateWords(mate: Teammate): string {
  switch (mate.state) {
    case 'expected':
      return t('visits.team.state.expected')
    case 'joined':
      return t('visits.team.state.joined')
    case 'rechecked':
      return t('visits.team.state.rechecked')
    case 'borrowed':
      return t('visits.team.state.borrowed')
    case 'absent': {
      // "Other" is what one tap says; it would only read as if something were hidden.
      const why = mate.absence?.reason ?? 'OTHER'
      if (why === 'OTHER') return t('visits.team.absent')
      return t('visits.team.state.absent', { reason: inWords(wordsOf(ABSENCE_REASONS, why)) })
    }
  }
}
