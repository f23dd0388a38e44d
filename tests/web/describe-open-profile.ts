/** Going through people in an open profile, in a real browser. */
import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import type { Demo } from './demo.ts'
import { openInNewProject, peopleUnder } from './project-screen.ts'
import { cards, nameOf, toast } from './search-screen.ts'

export function describeOpenProfile(demo: () => Demo): void {
  describe('the open profile in the triage', () => {
    let page: Page

    beforeEach(async () => {
      page = await demo().openPage()
    })

    afterEach(() => demo().closePages())

    it('moves through open profiles and shows the keys', async () => {
      await openInNewProject(page, demo())
      const names = [await nameOf(cards(page).nth(0)), await nameOf(cards(page).nth(1))]
      await page.keyboard.press('j')
      await page.keyboard.press('Enter')
      await page.getByRole('dialog', { name: names[0]!, exact: true }).waitFor()
      await page.keyboard.press('j')
      await page.getByRole('dialog', { name: names[1]!, exact: true }).waitFor()
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'hidden' })
      await page.keyboard.press('?')
      await page.getByRole('dialog', { name: 'Keys' }).waitFor()
    })

    /** How the profile is closed that was opened by keyboard or by hand. */
    const ways: Readonly<Record<string, { open(): Promise<void>; close(): Promise<void> }>> = {
      'by hand, closed by Escape': { open: () => openFirst(), close: () => page.keyboard.press('Escape') },
      'by hand, closed by its cross': {
        open: () => openFirst(),
        close: () => page.getByRole('button', { name: 'Close the profile' }).click(),
      },
      'by keyboard, closed by Escape': { open: () => openByKeys(), close: () => page.keyboard.press('Escape') },
    }

    async function openFirst(): Promise<void> {
      await cards(page).first().getByRole('heading').getByRole('button').click()
    }

    async function openByKeys(): Promise<void> {
      await page.keyboard.press('j')
      await page.keyboard.press('Enter')
    }

    for (const [way, { open, close }] of Object.entries(ways)) {
      it(`rates the person last shown, where the profile was opened ${way}`, async () => {
        await openInNewProject(page, demo())
        const names = await Promise.all([0, 1, 2].map((index) => nameOf(cards(page).nth(index))))
        await open()
        for (const [index, name] of names.entries()) {
          await page.getByRole('dialog', { name, exact: true }).waitFor()
          if (index < 2) await page.keyboard.press('j')
        }
        await close()
        await page.getByRole('dialog').waitFor({ state: 'hidden' })
        const current = page.locator('article[data-current="true"]')
        assert.equal(await current.getAttribute('data-position'), '2')
        assert.ok(await page.evaluate<boolean>(`document.activeElement?.matches('article[data-position="2"]')`), 'the focus is elsewhere')
        await page.keyboard.press('x')
        await toast(page, new RegExp(`^Archived: ${names[2]}`)).waitFor()
      })
    }

    it('counts everyone walked through in the open profile as viewed', async () => {
      const project = await openInNewProject(page, demo())
      const names = await Promise.all([0, 1, 2].map((index) => nameOf(cards(page).nth(index))))
      const recorded = () => page.waitForResponse((response) => response.url().endsWith('/v1/events'))
      const steps = [openByKeys, () => page.keyboard.press('j'), () => page.keyboard.press('j')]
      for (const [index, step] of steps.entries()) {
        await Promise.all([recorded(), step()])
        await page.getByRole('dialog', { name: names[index]!, exact: true }).waitFor()
      }
      assert.deepEqual((await peopleUnder(page, project, 'Viewed')).toSorted(), names.toSorted())
    })
  })
}
