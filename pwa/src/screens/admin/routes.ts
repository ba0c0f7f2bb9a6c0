import type { RouteRecordRaw } from 'vue-router'
import type { Area, MessageKey } from '@/locales'

const screen = (
  path: string,
  title: MessageKey,
  component: NonNullable<RouteRecordRaw['component']>,
  words: Area[] = ['admin'],
): RouteRecordRaw => ({ path, component, props: true, meta: { words, needs: 'live', title, nav: true } })

export const admin: RouteRecordRaw[] = [
  screen('/admin', 'admin.home.title', () => import('./AdminScreen.vue')),
  screen('/admin/devices', 'admin.devices.title', () => import('./DevicesScreen.vue')),
  screen('/admin/staff', 'admin.staff.title', () => import('./StaffScreen.vue')),
  screen('/admin/organisations', 'admin.organisations.title', () => import('./OrganisationsScreen.vue')),
  screen('/admin/access', 'admin.access.title', () => import('./AccessScreen.vue')),
  screen('/admin/quarantine', 'admin.quarantine.title', () => import('./QuarantineScreen.vue')),
  screen('/admin/import', 'importing.title', () => import('../importing/ImportScreen.vue'), ['importing']),
  screen('/admin/import/:id', 'importing.page.title', () => import('../importing/ImportPage.vue'), [
    'importing',
  ]),
  screen('/admin/feedback', 'admin.feedback.title', () => import('./FeedbackScreen.vue')),
]
