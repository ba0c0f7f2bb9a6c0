import type { RouteRecordRaw } from 'vue-router'

export const review: RouteRecordRaw[] = []
