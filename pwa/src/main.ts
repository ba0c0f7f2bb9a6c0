import './tokens.css'
import { createApp } from 'vue'
import { start } from '@/actions/start'
import { asRefusal } from '@/domain/refusal'
import { i18n, restoreLocale } from '@/locales'
import { watchActivity } from '@/shell/activity'
import App from './App.vue'
import { buildRouter } from './router'
import BrokenStart from './shell/BrokenStart.vue'

async function open(): Promise<void> {
  await restoreLocale()
  try {
    await start()
  } catch (error) {
    // Without its database the app cannot keep a promise: it says so instead of looking ready.
    createApp(BrokenStart, { refusal: asRefusal(error) })
      .use(i18n)
      .mount('#app')
    return
  }
  createApp(App).use(i18n).use(buildRouter()).mount('#app')
  watchActivity()
}

void open()
