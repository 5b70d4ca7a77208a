let draining = false

/** Whether this process was asked to stop and takes no new work. */
export function isDraining(): boolean {
  return draining
}

export function startDraining(): void {
  draining = true
}
