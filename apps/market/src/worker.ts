import type { RunningWorker } from '@rose-ash/server/app/run-process'

/** The market has no background work of its own. */
export async function startWorker(): Promise<RunningWorker> {
  return { stop: async () => undefined }
}
