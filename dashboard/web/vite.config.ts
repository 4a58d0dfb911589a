import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressBuilt } from './compress-built.ts';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), compressBuilt()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    // The Content-Security-Policy allows no data: fonts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8787' } },
});
