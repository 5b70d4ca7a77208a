import { runProcess } from '@rose-ash/server/app/run-process'
import { createApp } from './app.ts'
import { readConfig } from './config.ts'
import { createContext } from './context.ts'

await runProcess({
  readConfig,
  createContext,
  createApp,
  worker: () => import('./worker.ts'),
  deliveries: () => import('./deliveries.ts'),
})
