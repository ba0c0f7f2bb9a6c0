import { defineConfig, mergeConfig } from 'vitest/config'
import app from './vite.config'

export default mergeConfig(
  app,
  defineConfig({
    test: {
      environment: 'jsdom',
      include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
      setupFiles: ['tests/setup.ts'],
      restoreMocks: true,
      onConsoleLog: (log, type) => {
        if (type === 'stderr') throw new Error(`A test wrote to the error console: ${log}`)
      },
    },
  }),
)
