import './tokens.css'
import { createApp } from 'vue'
import { start } from '@/actions/start'
import { restoreLocale } from '@/locales'
import { watchActivity } from '@/shell/activity'
import { keepOnPhone } from '@/shell/serviceWorker'
import App from './App.vue'
import { buildRouter } from './router'

async function open(): Promise<void> {
  await restoreLocale()
  try {
    await start()
  } catch (error) {
    // Without its database the app cannot keep a promise: it says so instead of looking ready.
    const { default: BrokenStart } = await import('./shell/BrokenStart.vue')
    createApp(BrokenStart, { error }).mount('#app')
    return
  }
  createApp(App).use(buildRouter()).mount('#app')
  watchActivity()
  void keepOnPhone()
}

void open()
