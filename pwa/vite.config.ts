import { fileURLToPath, URL } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { VitePWA } from 'vite-plugin-pwa'
import { defineConfig } from 'vitest/config'
import app from './package.json' with { type: 'json' }

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const backend = process.env.LIANFANG_API ?? 'http://127.0.0.1:8080'

export default defineConfig({
  plugins: [
    vue(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src',
      filename: 'sw.ts',
      injectRegister: false,
      manifest: false,
      injectManifest: {
        rollupFormat: 'iife',
        globPatterns: ['**/*.{html,js,css,svg,png,webmanifest}'],
      },
    }),
  ],
  // Dexie's own entry is the build for browsers without modules, a tenth larger.
  resolve: { alias: { '@': at('./src'), dexie: 'dexie/dist/modern/dexie.mjs' } },
  define: {
    'import.meta.env.VITE_VERSION': JSON.stringify(app.version),
    __VUE_OPTIONS_API__: false,
    __VUE_PROD_DEVTOOLS__: false,
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: false,
  },
  build: {
    target: ['chrome87', 'safari15'],
    // The list of what every screen needs besides itself weighs more than it saves: the phone keeps it all anyway.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_, files, { hostType }) => (hostType === 'html' ? files : []),
    },
    rolldownOptions: {
      checks: { pluginTimings: false },
      output: {
        // Few files: a phone fetches them one by one over a slow network, and keeps them all.
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            { name: 'vendor', test: /node_modules\/(@vue|vue|vue-router|dexie)\// },
            { name: 'icons', test: /node_modules\/@lucide\// },
            { name: 'parts', test: /src\/ui\// },
          ],
        },
      },
    },
  },
  server: { host: '127.0.0.1', port: 5181, proxy: { '/api': backend } },
  test: {
    testTimeout: 20_000, // a busy machine is no fault
    environment: 'jsdom',
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
    setupFiles: ['tests/setup.ts'],
    restoreMocks: true,
    onConsoleLog(log, type) {
      if (type === 'stderr') throw new Error(`A test wrote to the error console: ${log}`)
    },
  },
  preview: { host: '127.0.0.1', port: 4181, proxy: { '/api': backend } },
})
