/** Every screen at both widths and in both colour schemes: nothing cut off, nothing that axe finds fault with. */
import assert from 'node:assert/strict'
import { after, afterEach, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { assertAccessible, assertFits, keepScreenshot, type Scheme, type Width } from './browser.ts'
import type { Demo } from './demo.ts'
import { cards, openSearch } from './search-screen.ts'

const screens: Readonly<Record<string, (page: Page, commonSearch: string) => Promise<void>>> = {
  async search(page, commonSearch) {
    await openSearch(page, commonSearch)
  },
  async why(page, commonSearch) {
    await openSearch(page, commonSearch)
    await page
      .getByRole('button', { name: /^Why this score/ })
      .first()
      .click()
  },
  async profile(page, commonSearch) {
    await openSearch(page, commonSearch)
    await cards(page).first().getByRole('heading').getByRole('button').click()
    await page.getByRole('region', { name: 'Experience' }).waitFor()
  },
  async empty(page, commonSearch) {
    await openSearch(page, `${commonSearch}&years.min=59`)
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

export function describeScreens(demo: () => Demo): void {
  for (const width of ['desktop', 'phone'] satisfies readonly Width[]) {
    for (const scheme of ['light', 'dark'] satisfies readonly Scheme[]) describeLooks(demo, width, scheme)
  }

  describe('the screens', () => {
    afterEach(() => demo().closePages())

    it('ask for a token with nothing in red behind the question, and say where it was not the right one', async () => {
      for (const width of ['phone', 'desktop'] as const) {
        const page = await demo().openGuardedPage('a-token-of-the-screens', width)
        await page.goto('/?q=manager')
        const dialog = page.getByRole('dialog', { name: 'This server asks for a token' })
        const token = dialog.getByRole('textbox', { name: 'Token' })
        await token.waitFor()
        assert.equal(await page.getByRole('alert').count(), 0)
        await assertAccessible(page)
        await keepScreenshot(page, `token-${width}`)
        await token.fill('another-token')
        await dialog.getByRole('button', { name: 'Continue' }).click()
        await dialog.getByText('did not accept the token').waitFor()
        await token.fill('a-token-of-the-screens')
        await dialog.getByRole('button', { name: 'Continue' }).click()
        await cards(page).first().waitFor()
        await dialog.waitFor({ state: 'hidden' })
      }
    })

    it('say so at an address that is none of theirs', async () => {
      const page = await demo().openPage()
      await page.goto('/nowhere')
      await page.getByRole('heading', { name: 'There is no such page' }).waitFor()
    })
  })
}

/** All screens one after another on one page. */
function describeLooks(demo: () => Demo, width: Width, scheme: Scheme): void {
  describe(`the screens fit and are accessible: ${width}, ${scheme}`, () => {
    let page: Page

    before(async () => {
      page = await demo().openPage(width, scheme)
    })

    after(() => demo().closePages())

    for (const [name, open] of Object.entries(screens)) {
      it(name, async () => {
        await open(page, demo().commonSearch)
        await keepScreenshot(page, `${name}-${width}-${scheme}`)
        await assertFits(page)
        await assertAccessible(page)
      })
    }
  })
}
