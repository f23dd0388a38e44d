/** A real browser for the tests of the screens: the system's Chromium, pages of two widths and two colour schemes, axe and screenshots. */
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { packageRoot } from '../../src/adapters/files/package-root.ts'

const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking']
const still = ['--disable-component-update', '--disable-sync']
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** How long a busy machine may take for one step; nothing waits longer than it must. */
const patienceMs = 60_000

export const widths = { desktop: 1280, phone: 390 } as const
export type Width = keyof typeof widths
export type Scheme = 'light' | 'dark'

export function openBrowser(): Promise<Browser> {
  const known = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
  const executablePath = process.env['CHROMIUM_PATH'] ?? known.find(existsSync)
  if (executablePath === undefined) throw new Error('no Chromium found; install the package "chromium" or set CHROMIUM_PATH')
  return chromium.launch({ executablePath, args: [...quiet, ...still] })
}

/** A page of its own context, so that no test sees another's storage. An uncaught error on the page fails its test. */
export async function openPage(browser: Browser, baseURL: string, width: Width = 'desktop', colorScheme: Scheme = 'light'): Promise<Page> {
  const viewport = { width: widths[width], height: width === 'desktop' ? 860 : 844 }
  const context = await browser.newContext({ baseURL, viewport, colorScheme, reducedMotion: 'reduce', hasTouch: width === 'phone' })
  const page = await context.newPage()
  page.setDefaultTimeout(patienceMs)
  page.on('pageerror', (error) => {
    throw error
  })
  return page
}

export async function assertAccessible(page: Page): Promise<void> {
  await page.evaluate(axe)
  const violations = await page.evaluate<string[]>(
    `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations
      .map(({ id, impact, nodes }) => id + ' (' + impact + '): ' + nodes[0].html))`,
  )
  assert.deepEqual(violations, [])
}

export async function assertFits(page: Page): Promise<void> {
  assert.equal(await page.evaluate<number>('Math.max(0, document.documentElement.scrollWidth - innerWidth)'), 0)
}

/** Left in tests/web/screenshots for people to look at. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(packageRoot(), 'tests/web/screenshots', `${name}.png`) })
}
