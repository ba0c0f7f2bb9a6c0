import type { Group, Person, TeamNeeded } from '@/domain/task'
import { t } from '@/locales'

/** "民警", or "民政或残联人员或民警" where any of them will do. */
export const kinds = (groups: readonly Group[]): string =>
  groups.map((group) => t(`calendar.group.${group}`)).join(t('calendar.plan.or'))

export const names = (people: readonly Person[]): string =>
  people.map(({ name }) => name).join(t('visits.and'))

/** Whom a visit takes, in one sentence. */
export function ruleWords({ min_staff, min_orgs, need }: TeamNeeded): string {
  const least = t('calendar.plan.atLeast', { staff: min_staff, orgs: min_orgs, n: min_orgs })
  if (need.length === 0) return least
  const places = need.map(kinds).join(t('visits.and'))
  return `${least}${t('visits.then')}${t('calendar.plan.needs', { kinds: places })}`
}
