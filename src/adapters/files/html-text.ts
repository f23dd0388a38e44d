/** Readable text of HTML: markup, scripts, styles and whatever is hidden from a reader are left out. Nothing is ever run. */
import { Parser } from 'htmlparser2'

const silent: ReadonlySet<string> = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'head',
  'iframe',
  'object',
  'svg',
  'textarea',
  'select',
])
const blocks: ReadonlySet<string> = new Set(
  'address article aside blockquote br dd div dl dt footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table td th tr ul'.split(
    ' ',
  ),
)
const voids: ReadonlySet<string> = new Set([
  'br',
  'hr',
  'img',
  'input',
  'wbr',
  'meta',
  'link',
  'source',
  'track',
  'area',
  'base',
  'col',
  'embed',
])
const hiddenStyle = /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])/i

export function textOfHtml(html: string): string {
  const parts: string[] = []
  /** Open elements inside the outermost hidden one. */
  let hidden = 0
  const parser = new Parser({
    onopentag(name, attributes) {
      if (voids.has(name)) return void (blocks.has(name) && hidden === 0 && parts.push('\n'))
      if (hidden > 0 || isHidden(name, attributes)) hidden++
      else if (blocks.has(name)) parts.push(name === 'li' ? '\n• ' : '\n')
    },
    ontext(text) {
      if (hidden === 0) parts.push(text)
    },
    onclosetag(name) {
      if (voids.has(name)) return
      if (hidden > 0) hidden--
      else if (blocks.has(name)) parts.push('\n')
    },
  })
  parser.end(html)
  return tidy(parts.join(''))
}

/** Text as HTML that `textOfHtml` reads back. */
export function htmlOfText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>')
}

function isHidden(name: string, attributes: Readonly<Record<string, string>>): boolean {
  return silent.has(name) || 'hidden' in attributes || attributes['aria-hidden'] === 'true' || hiddenStyle.test(attributes['style'] ?? '')
}

function tidy(text: string): string {
  const lines = text.split('\n').map((line) => line.replace(/[^\S\n]+/g, ' ').trim())
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/•\s*\n+\s*/g, '• ')
    .trim()
}
