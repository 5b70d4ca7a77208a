import { runService } from '@rose-ash/shared/http/run-service'
import { createApp } from './app.ts'
import { readConfig } from './config.ts'
import { createContext } from './context.ts'

await runService({ readConfig, createContext, createApp, worker: () => import('./worker.ts') })
