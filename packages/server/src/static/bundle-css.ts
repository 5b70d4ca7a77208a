import { browserslistToTargets, bundle } from 'lightningcss'

/** The supported browsers; newer CSS features are compiled for the oldest of them. */
const TARGETS = browserslistToTargets(['chrome 111', 'firefox 115', 'safari 16.4'])

/** Bundles and minifies a style sheet. `url('asset:fonts/x.woff2')` becomes that asset's hashed address. */
export function bundleCss(filename: string, assetUrl: (name: string) => string): Buffer {
  const { code } = bundle({ filename, minify: true, targets: TARGETS })
  const css = Buffer.from(code).toString('utf8')
  return Buffer.from(css.replace(/asset:([a-z0-9/._-]+)/g, (_, name: string) => assetUrl(name)))
}
