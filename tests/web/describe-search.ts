/** The recruiter's main job in a real browser, over the real server and a demo marketplace. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { keepScreenshot } from './browser.ts'
import type { Demo } from './demo.ts'
import { openSearch, search, settled, tags, textOf, total } from './search-screen.ts'

export function describeSearch(demo: () => Demo): void {
  describe('the search screen', () => {
    let page: Page

    before(async () => {
      page = await demo().openPage()
    })

    after(() => demo().closePages())

    it('says that everyone here is invented', async () => {
      await openSearch(page)
      await page.getByText('Demo marketplace: everyone here is invented.').waitFor()
    })

    it('shows what a posting targets and nobody knows, which cannot be taken out', async () => {
      await openSearch(page)
      const data = { title: 'Wrangler', targeting: { mustHaveSkills: ['Qqrare'] } }
      const { offset } = await (await page.request.put(new URL('/v1/jobs/wrangler', page.url()).href, { data })).json()
      await page.request.post(new URL('/v1/search/talent', page.url()).href, { data: { after: offset } })
      await openSearch(page, '/?job=wrangler')
      const told = page.getByRole('list', { name: 'Understood as' })
      await told.getByText('Must-have skill "Qqrare": not known').waitFor()
      assert.equal(await tags(page).count(), 0)
      assert.equal(await page.getByText('Nothing that was typed can be searched for').count(), 0)
    })

    it('shows what the typed words were understood as, and takes one out', async () => {
      await openSearch(page)
      await search(page, 'senior java developer berlin -manager')
      const shown = await tags(page).allInnerTexts()
      assert.ok(shown.length >= 4, `${shown.length} tags`)
      await page.getByRole('list', { name: 'Understood as' }).getByLabel('not').waitFor()
      const asked = new URL(page.url()).searchParams
      assert.equal(asked.get('q'), 'senior java developer berlin -manager')

      await tags(page).first().click()
      await page.getByRole('button', { name: 'Bring back the removed tag' }).waitFor()
      await settled(page)
      assert.equal(await tags(page).count(), shown.length - 1)

      await page.goBack()
      await page.getByRole('button', { name: 'Bring back the removed tag' }).waitFor({ state: 'hidden' })
      await settled(page)
      assert.equal(await tags(page).count(), shown.length)
    })

    it('says what was typed and is not searched for', async () => {
      await openSearch(page)
      const everyone = await total(page)
      await search(page, 'zorb.quend@weirdhost-xy.example')
      await page.getByText('Nothing that was typed can be searched for').waitFor()
      assert.match(await textOf(page.getByRole('list', { name: 'Understood as' })), /weirdhost-xy\.example .*addresses are not searched/)
      assert.equal(await total(page), everyone)
      await keepScreenshot(page, 'nothing-searched-for')
      await tags(page).first().click()
      await page.getByText('Nothing that was typed can be searched for').waitFor({ state: 'hidden' })
    })

    it('reads years and distances as tags that can be taken out', async () => {
      await openSearch(page, '/?q=5%2B+years+within+50+km+of+berlin')
      assert.deepEqual(await tags(page).count(), 2)
      await page.getByRole('button', { name: 'Remove at least 5 years' }).click()
      await page.getByRole('button', { name: 'Bring back the removed tag' }).waitFor()
      await settled(page)
      await page.getByRole('button', { name: 'Remove within 50 km of Berlin, DE' }).waitFor()
      assert.equal(await tags(page).count(), 1)
    })

    it('pages through the list', async () => {
      await openSearch(page)
      await page.getByRole('button', { name: 'Page 2', exact: true }).click()
      await page.locator('article[data-position="25"]').waitFor()
      assert.equal(new URL(page.url()).searchParams.get('start'), '25')
    })

    it('sends no name to a blind review', async () => {
      await openSearch(page, demo().commonSearch)
      const answer = page.waitForResponse((response) => response.url().endsWith('/v1/search/talent'))
      await page.getByRole('switch', { name: 'Blind review' }).check()
      const { results } = (await (await answer).json()) as { results: readonly { card: Record<string, unknown> }[] }
      assert.ok(results.length > 0)
      for (const { card } of results) assert.equal(card['name'], undefined)
      await page.getByRole('heading', { name: 'Candidate 1', exact: true }).waitFor()
    })

    it('explains a query that cannot be read', async () => {
      await openSearch(page)
      await page.getByRole('textbox', { name: 'Search people' }).fill('(java OR')
      await page.keyboard.press('Enter')
      await page.getByRole('alert').filter({ hasText: 'Query has an opening parenthesis' }).waitFor()
      await page.getByText('Titles, skills and places stand here').waitFor()
    })

    it('tells of a person who is gone in words, not in those of the log', async () => {
      await openSearch(page, '/?open=nobody-of-this-name')
      const problem = page.getByRole('alert')
      await problem.filter({ hasText: 'This person cannot be shown' }).waitFor()
      assert.doesNotMatch(await textOf(problem), /member-upserted|event/)
    })
  })
}
