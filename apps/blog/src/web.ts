import { runService } from '@rose-ash/server/app/run-service'
import { createApp } from './app.ts'
import { readConfig } from './config.ts'
import { createContext } from './context.ts'

await runService({ readConfig, createContext, createApp, worker: () => import('./worker.ts') })
