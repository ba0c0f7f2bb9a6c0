import { ORGANISATION_TYPES } from '@/domain/admin'
import { t } from '@/locales'

/** The kind of an organisation in words; one that a newer server knows keeps its code. */
export function typeName(code: string): string {
  const type = ORGANISATION_TYPES.find((one) => one === code)
  return type ? t(`admin.organisation.${type}`) : code
}
