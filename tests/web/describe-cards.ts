/** What a card of the search screen tells, in a real browser. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import type { Demo } from './demo.ts'
import { cards, nameOf, numberOf, openSearch, textOf } from './search-screen.ts'

export function describeCards(demo: () => Demo): void {
  describe('a card of the search screen', () => {
    let page: Page

    before(async () => {
      page = await demo().openPage()
    })

    after(() => demo().closePages())

    it('shows parts on a card that add up to its raw score, and a score from 0 to 100', async () => {
      for (const address of ['/', demo().commonSearch]) {
        await openSearch(page, address)
        const score = cards(page).first().locator('[data-score]')
        const read = async (of: string) => numberOf(await textOf(score.locator(`[data-sum="${of}"]`)))
        const halves = [await read('hirer'), await read('candidate'), await read('start')]
        const raw = await read('raw')
        assert.ok(Math.abs(halves.reduce((sum, value) => sum + value, 0) - raw) <= 0.021, `${halves} is told as ${raw}`)
        const shown = await read('of-100')
        assert.ok(Math.abs(shown - 100 / (1 + Math.exp(-raw))) <= 0.7, `${raw} is shown as ${shown}`)
      }
    })

    it('tells why a person stands where the person stands', async () => {
      await openSearch(page, demo().commonSearch)
      const card = cards(page).first()
      await card.getByRole('button', { name: /^Why this score/ }).click()
      const adds = await card.getByRole('table').locator('tbody tr:has(th[scope="row"]) td:last-child').allInnerTexts()
      const sum = adds.reduce((total, text) => total + numberOf(text), 0)
      const score = numberOf(await textOf(card.getByRole('table').locator('tfoot td').last()))
      assert.ok(adds.length > 3)
      assert.ok(Math.abs(sum - score) <= 0.005 * (adds.length + 1), `${sum} is told as ${score}`)
    })

    it('opens a profile in the address, and Back closes it', async () => {
      await openSearch(page, demo().commonSearch)
      const name = await nameOf(cards(page).first())
      await cards(page).first().getByRole('heading').getByRole('button').click()
      const profile = page.getByRole('dialog', { name })
      await profile.getByRole('region', { name: 'Experience' }).waitFor()
      await profile.getByRole('tab', { name: 'Requirements' }).click()
      await profile
        .getByRole('cell', { name: /^Stated in / })
        .first()
        .waitFor()
      await page.goBack()
      await profile.waitFor({ state: 'hidden' })
    })
  })
}
