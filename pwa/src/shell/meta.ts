import 'vue-router'
import type { Area, MessageKey } from '@/locales'

/**
 * Who may see a screen: `nobody` needs no account; `account` somebody signed in and not locked out;
 * `open` the PIN given, because the screen shows what this phone keeps; `sign` the same, also for who only signs as
 * a second person; `live` the server answers for it.
 */
export type Needs = 'nobody' | 'account' | 'open' | 'sign' | 'live'

declare module 'vue-router' {
  interface RouteMeta {
    words: Area[]
    needs: Needs
    title: MessageKey
    /** A main page: the navigation bar shows. */
    nav?: boolean
  }
}
