/** Roles in words. */

import { ROLES, type Role } from '@/domain/admin'
import { t } from '@/locales'

export const isRole = (role: string): role is Role => ROLES.some((one) => one === role)

export const roleName = (role: string): string => (isRole(role) ? t(`admin.role.${role}`) : role)
