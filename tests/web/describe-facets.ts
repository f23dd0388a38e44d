/** Filters in a real browser: what their counts promise, and the way out of an empty page. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { assertAccessible, assertFits, keepScreenshot } from './browser.ts'
import type { Demo } from './demo.ts'
import { cards, countOf, openSearch, peopleShown, settled, textOf, total } from './search-screen.ts'

export function describeFacets(demo: () => Demo): void {
  describe('the filters of the search screen', () => {
    let page: Page

    before(async () => {
      page = await demo().openPage()
    })

    after(() => demo().closePages())

    it('finds as many people as the count beside a facet value promised', async () => {
      await openSearch(page)
      const everyone = await total(page)
      const facet = page.getByRole('region', { name: 'Filters' }).getByRole('group').first()
      const row = facet.locator('[data-choice]').first()
      const promised = countOf(await textOf(row.locator('> span').last()))
      await row.getByRole('checkbox').check()
      await peopleShown(page, promised)
      assert.ok(promised < everyone)

      await page.reload()
      await settled(page)
      assert.equal(await total(page), promised, 'a shared address finds the same')

      await row.getByRole('button', { name: /^Exclude/ }).click()
      await peopleShown(page, everyone - promised)
    })

    it('finds values of a facet that the page does not list, by name and by alias', async () => {
      await openSearch(page)
      const facet = page.getByRole('region', { name: 'Filters' }).getByRole('group', { name: 'Skill' })
      await facet.getByRole('button', { name: 'Show the 30 most frequent' }).click()
      const listed = await facet.locator('[data-choice] label').allInnerTexts()
      for (const typed of ['kubern', 'k8s']) {
        await facet.getByRole('textbox', { name: 'Find in Skill' }).fill(typed)
        await facet.getByRole('checkbox', { name: 'Kubernetes', exact: true }).waitFor()
      }
      assert.ok(!listed.includes('Kubernetes'), 'Kubernetes is among the most frequent here: the test needs a rarer skill')
      const row = facet.locator('[data-choice]').filter({ hasText: 'Kubernetes' })
      const promised = countOf(await textOf(row.locator('> span').last()))
      await row.getByRole('checkbox').check()
      await peopleShown(page, promised)
      assert.equal(new URL(page.url()).searchParams.get('f.skill'), 'kubernetes')
    })

    it('counts a value that the address names by its label or an alias, and shows it once', async () => {
      for (const name of ['Kubernetes', 'k8s']) {
        await openSearch(page, `/?f.skill=${name}`)
        const people = await total(page)
        const chosen = page.getByRole('region', { name: 'Filters' }).getByRole('group', { name: 'Skill' }).locator('[data-choice="wanted"]')
        assert.equal(await chosen.count(), 1)
        assert.equal(countOf(await textOf(chosen.locator('> span').last())), people)
        await chosen.getByRole('checkbox').click()
        await settled(page)
        assert.equal(new URL(page.url()).searchParams.get('f.skill'), null)
      }
    })

    it('says how many people want no contact, above the list and where they alone were asked for', async () => {
      await openSearch(page)
      const closed = countOf(await textOf(page.getByText(/people match but want no contact/)))
      assert.ok(closed > 0)
      await openSearch(page, '/?f.intent=closed')
      const empty = page.getByRole('region', { name: 'No results' })
      assert.equal(countOf(await textOf(empty.getByText(/people match but want no contact/))), closed)
      await empty.getByRole('button', { name: 'Remove Job interest: Closed' }).click()
      await cards(page).first().waitFor()
    })

    it('names the filter at fault on an empty page, and takes it away with one click', async () => {
      await openSearch(page, `${demo().commonSearch}&years.min=59`)
      await page.getByRole('heading', { name: 'Nobody meets all of this' }).waitFor()
      await takeRemedy(page, /^Remove /)
    })

    it('names the filters that only together empty a page, and takes them away with one click', async () => {
      const address = `${demo().commonSearch}&years.min=59&f.school=nowhere+college`
      for (const width of ['phone', 'desktop'] as const) {
        const visited = await demo().openPage(width)
        await openSearch(visited, address)
        await visited.getByText('No single filter is at fault').waitFor()
        await assertFits(visited)
        await assertAccessible(visited)
        await keepScreenshot(visited, `empty-page-${width}`)
        await takeRemedy(visited, /^Remove .+ and /)
      }
    })

    it('names the value of a filter that nobody knows, and clears it', async () => {
      await page.goto('/?f.skill=xyzzyx')
      await page.getByRole('alert').filter({ hasText: '"xyzzyx" names no skill' }).waitFor()
      await page.getByRole('button', { name: 'Clear 1' }).click()
      await settled(page)
      assert.equal(new URL(page.url()).search, '')
    })
  })
}

/** On an empty page, what is offered under this name leads to as many people as it promises. */
async function takeRemedy(page: Page, name: RegExp): Promise<void> {
  const remedy = page.getByRole('region', { name: 'No results' }).getByRole('button', { name }).first()
  const promised = countOf(await textOf(remedy.locator('span.mono-digits')))
  await remedy.click()
  await cards(page).first().waitFor()
  await settled(page)
  assert.equal(await total(page), promised)
}
