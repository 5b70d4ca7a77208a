import type { RunningWorker } from '@rose-ash/server/app/run-service'

/** The shop has nothing of its own to do in the background; its mail is sent by every worker. */
export async function startWorker(): Promise<RunningWorker> {
  return { stop: async () => undefined }
}
