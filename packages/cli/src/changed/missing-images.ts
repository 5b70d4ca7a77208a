import { spawnSync } from 'node:child_process'

/** Those of `images` of which the registry has no `latest`. */
export function missingImages(registry: string, images: readonly string[]): readonly string[] {
  return images.filter(
    (image) => spawnSync('docker', ['manifest', 'inspect', `${registry}/${image}:latest`]).status !== 0,
  )
}
