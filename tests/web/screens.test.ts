/** Every screen at both widths and in both colour schemes: nothing cut off, nothing that axe calls serious. */
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { assertAccessible, assertFits, keepScreenshot, openBrowser, openPage, type Scheme, type Width } from './browser.ts'
import { openApp } from './open-app.ts'
import { cards, commonSearch, openSearch } from './search-screen.ts'

const screens: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  async search(page) {
    await openSearch(page, await commonSearch(page))
  },
  async why(page) {
    await openSearch(page, await commonSearch(page))
    await page
      .getByRole('button', { name: /^Why this score/ })
      .first()
      .click()
  },
  async profile(page) {
    await openSearch(page, await commonSearch(page))
    await cards(page).first().getByRole('heading').getByRole('button').click()
    await page.getByRole('region', { name: 'Experience' }).waitFor()
  },
  async empty(page) {
    await openSearch(page, `${await commonSearch(page)}&years.min=59`)
    await page.getByRole('heading', { name: 'Nobody meets all of this' }).waitFor()
  },
  async projects(page) {
    await page.goto('/projects')
    await page.getByRole('textbox', { name: 'New project' }).waitFor()
  },
  async imports(page) {
    await page.goto('/imports')
    await page.getByRole('button', { name: 'Choose a file' }).waitFor()
  },
  async status(page) {
    await page.goto('/status')
    await page.getByRole('heading', { name: 'Readers of the log' }).waitFor()
  },
}

describe('the screens', () => {
  let app: Awaited<ReturnType<typeof openApp>>
  let browser: Browser

  before(async () => {
    app = await openApp()
    browser = await openBrowser()
  })

  after(async () => {
    await browser.close()
    await app.close()
  })

  for (const width of ['desktop', 'phone'] satisfies readonly Width[]) {
    for (const scheme of ['light', 'dark'] satisfies readonly Scheme[]) {
      for (const [name, open] of Object.entries(screens)) {
        it(`fit and are accessible: ${name}, ${width}, ${scheme}`, async () => {
          const page = await openPage(browser, app.url, width, scheme)
          await open(page)
          await keepScreenshot(page, `${name}-${width}-${scheme}`)
          await assertFits(page)
          await assertAccessible(page)
          await page.context().close()
        })
      }
    }
  }

  it('say so at an address that is none of theirs', async () => {
    const page = await openPage(browser, app.url)
    await page.goto('/nowhere')
    await page.getByRole('heading', { name: 'There is no such page' }).waitFor()
  })
})
