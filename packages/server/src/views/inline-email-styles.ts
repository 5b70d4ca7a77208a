const SANS = "font-family:'Source Sans 3','Helvetica Neue',Arial,sans-serif"
const SERIF = 'font-family:Fraunces,Georgia,serif'

/** Inline styles for each tag and class in a mail: mail programs ignore style sheets, but keep style attributes. */
const STYLES: Record<string, string> = {
  h1: `margin:0 0 16px;${SERIF};font-size:26px;line-height:32px;font-weight:600`,
  h2: `margin:28px 0 8px;${SERIF};font-size:20px;line-height:26px;font-weight:600`,
  p: `margin:0 0 16px;${SANS};font-size:17px;line-height:26px`,
  ul: `margin:0 0 16px;padding:0 0 0 20px;${SANS};font-size:17px;line-height:26px`,
  ol: `margin:0 0 16px;padding:0 0 0 20px;${SANS};font-size:17px;line-height:26px`,
  li: 'margin:0 0 4px',
  a: 'color:#96364b;text-decoration:underline',
  img: 'max-width:100%;height:auto;border:0',
  hr: 'margin:24px 0;border:0;border-top:1px solid #ddd2c7',
  blockquote: 'margin:0 0 16px;padding:0 0 0 14px;border-left:3px solid #b4506a',
  table: `width:100%;margin:0 0 16px;border-collapse:collapse;${SANS};font-size:16px;line-height:24px`,
  th: 'padding:6px 12px 6px 0;border-bottom:1px solid #ddd2c7;text-align:left;font-weight:400;vertical-align:top',
  td: 'padding:6px 0;border-bottom:1px solid #ddd2c7;text-align:right;white-space:nowrap;vertical-align:top',
  '.button':
    'display:inline-block;padding:12px 22px;border-radius:3px;background-color:#96364b;color:#fffaf5;font-weight:600;text-decoration:none',
  '.code': `margin:0 0 16px;${SERIF};font-size:32px;line-height:40px;letter-spacing:6px`,
  '.small': `margin:0 0 12px;${SANS};font-size:15px;line-height:22px;color:#584854`,
  '.total': 'font-weight:600',
}

/** Adds the styles to HTML of our own templates. An element with a style keeps its own. */
export function inlineEmailStyles(html: string): string {
  return html.replace(/<([a-z][a-z0-9]*)((?:\s[^<>]*)?)>/g, (tag, name: string, attributes: string) => {
    if (/\sstyle=/.test(attributes)) return tag
    const className = /\sclass="([^"]+)"/.exec(attributes)?.[1]
    const style = [STYLES[name], className && STYLES[`.${className}`]].filter(Boolean).join(';')
    return style ? `<${name}${attributes} style="${style}">` : tag
  })
}
