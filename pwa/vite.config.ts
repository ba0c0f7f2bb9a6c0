import { fileURLToPath, URL } from 'node:url'
import messages from '@intlify/unplugin-vue-i18n/vite'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { version } from './package.json'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const backend = `http://127.0.0.1:${process.env.LIANFANG_PORT ?? '5000'}`

export default defineConfig({
  plugins: [
    vue(),
    // Messages become functions-free syntax trees at build time: no compiler in the shell, no eval, a strict CSP.
    messages({ include: [at('./src/locales/{zh-CN,en}/*.json')], runtimeOnly: true, compositionOnly: true }),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src',
      filename: 'sw.ts',
      injectRegister: false,
      manifest: false,
      injectManifest: {
        globPatterns: ['**/*.{html,js,css,svg,png,webmanifest}'],
        // The map is for supervisors, who have a network: it is cached when first used, not by every phone.
        globIgnores: ['assets/heavy-*'],
      },
    }),
  ],
  resolve: { alias: { '@': at('./src') } },
  define: {
    'import.meta.env.VITE_VERSION': JSON.stringify(version),
    __VUE_OPTIONS_API__: false,
    __VUE_PROD_DEVTOOLS__: false,
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: false,
  },
  build: {
    target: ['chrome87', 'safari15'],
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        chunkFileNames: ({ name }) => `assets/${name.startsWith('leaflet') ? 'heavy-' : ''}${name}-[hash].js`,
      },
    },
  },
  server: { host: '127.0.0.1', port: 5181, proxy: { '/api': backend } },
  preview: { host: '127.0.0.1', port: 4181, proxy: { '/api': backend } },
})
