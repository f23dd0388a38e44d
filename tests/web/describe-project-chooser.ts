/** The question for which project a rating is, in a marketplace of many projects of the same name. */
import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { assertAccessible, assertFits, keepScreenshot, type Width } from './browser.ts'
import type { Demo } from './demo.ts'
import { openSearch, toast } from './search-screen.ts'

export function describeProjectChooser(demo: () => Demo): void {
  describe('the question for a project', () => {
    let page: Page

    beforeEach(async () => {
      page = await demo().openPage()
      for (const [id, company] of Object.entries({ glaziers: 'Pane & Sons', windows: 'Mullion Works' })) {
        await put(`/v1/jobs/${id}`, { title: 'Glazier', company })
        await put(`/v1/projects/${id}`, { name: 'Glazier, north', job: id })
      }
    })

    afterEach(() => demo().closePages())

    async function put(path: string, data: object): Promise<void> {
      assert.equal((await page.request.put(path, { data })).status(), 200)
    }

    async function ask(on: Page): Promise<Locator> {
      await openSearch(on, demo().commonSearch)
      await on.keyboard.press('j')
      await on.keyboard.press('s')
      const dialog = on.getByRole('dialog', { name: 'For which project?' })
      await dialog.getByRole('option').first().waitFor()
      return dialog
    }

    it('is answered by typing, arrows and Enter, each project with its company', async () => {
      const dialog = await ask(page)
      assert.equal(await page.evaluate<string>('document.activeElement.getAttribute("role")'), 'combobox')
      await page.keyboard.type('north glaz')
      await dialog.getByRole('option').nth(2).waitFor({ state: 'detached' })
      const options = await dialog.getByRole('option').allInnerTexts()
      assert.deepEqual(options.map((text) => text.split('\n').filter((line) => line !== '')).toSorted(), [
        ['Glazier, north', 'Mullion Works'],
        ['Glazier, north', 'Pane & Sons'],
      ])
      await page.keyboard.press('ArrowDown')
      const second = options[1]!
      await page.keyboard.press('Enter')
      await toast(page, /^Saved/).waitFor()
      assert.equal(new URL(page.url()).searchParams.get('project'), second.includes('Pane') ? 'glaziers' : 'windows')
    })

    it('is found by company, and names first the project used last', async () => {
      let dialog = await ask(page)
      await page.keyboard.type('mullion')
      await dialog.getByRole('option', { name: 'Mullion Works' }).click()
      await toast(page, /^Saved/).waitFor()
      dialog = await ask(page)
      await dialog.getByText('Last used').waitFor()
      assert.match(await dialog.getByRole('option').first().innerText(), /Mullion Works/)
    })

    it('says so where no project is called like that', async () => {
      const dialog = await ask(page)
      await page.keyboard.type('xyzzyx')
      await dialog.getByText(/^No such project/).waitFor()
      await page.keyboard.press('Enter')
      assert.ok(await dialog.isVisible())
    })

    for (const width of ['desktop', 'phone'] satisfies Width[]) {
      it(`fits and is accessible on a ${width}`, async () => {
        const visited = await demo().openPage(width)
        await ask(visited)
        await assertFits(visited)
        await assertAccessible(visited)
        await keepScreenshot(visited, `project-chooser-${width}`)
      })
    }
  })
}
