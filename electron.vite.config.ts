import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

/** Three bundles: main (ESM), preload (one CommonJS file: a sandboxed preload cannot be ESM), renderer. */
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      externalizeDeps: false,
      // The threads that look at large answers and read long files are files of their own: a thread is started from one.
      lib: {
        entry: {
          main: 'electron/main.ts',
          'answer-scan-worker': 'electron/adapters/answer-scan-worker.ts',
          'file-reading-worker': 'electron/adapters/file-reading-worker.ts',
        },
        formats: ['es'],
      },
      rollupOptions: { output: { entryFileNames: '[name].js' } },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      lib: { entry: 'electron/preload.ts', formats: ['cjs'] },
      rollupOptions: { output: { entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    build: {
      outDir: 'out/renderer',
      rollupOptions: { input: 'renderer/index.html' },
      minify: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
  },
})
