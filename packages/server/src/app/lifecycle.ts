let draining = false

/** Whether this process is shutting down and takes no new work. */
export function isDraining(): boolean {
  return draining
}

export function startDraining(): void {
  draining = true
}
