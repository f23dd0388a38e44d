/** The recruiter's main job in a real browser, over the real server and a demo marketplace. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { assertAccessible, assertFits, keepScreenshot } from './browser.ts'
import type { Demo } from './demo.ts'
import { cards, countOf, nameOf, numberOf, openSearch, search, settled, tags, textOf, total } from './search-screen.ts'

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

    it('finds as many people as the count beside a facet value promised', async () => {
      await openSearch(page)
      const everyone = await total(page)
      const facet = page.getByRole('region', { name: 'Filters' }).getByRole('group').first()
      const row = facet.locator('[data-choice]').first()
      const promised = countOf(await textOf(row.locator('> span').last()))
      await row.getByRole('checkbox').check()
      await page
        .getByText(new RegExp(`^${promised.toLocaleString('en')} (people|person)$`))
        .first()
        .waitFor()
      assert.ok(promised < everyone)

      await page.reload()
      await settled(page)
      assert.equal(await total(page), promised, 'a shared address finds the same')

      await row.getByRole('button', { name: /^Exclude/ }).click()
      await page
        .getByText(new RegExp(`^${(everyone - promised).toLocaleString('en')} (people|person)$`))
        .first()
        .waitFor()
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
      await page
        .getByText(new RegExp(`^${promised.toLocaleString('en')} (people|person)$`))
        .first()
        .waitFor()
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

    it('reads years and distances as tags that can be taken out', async () => {
      await openSearch(page, '/?q=5%2B+years+within+50+km+of+berlin')
      assert.deepEqual(await tags(page).count(), 2)
      await page.getByRole('button', { name: 'Remove at least 5 years' }).click()
      await page.getByRole('button', { name: 'Bring back the removed tag' }).waitFor()
      await settled(page)
      await page.getByRole('button', { name: 'Remove within 50 km of Berlin, DE' }).waitFor()
      assert.equal(await tags(page).count(), 1)
    })

    it('names the filter at fault on an empty page, and takes it away with one click', async () => {
      await openSearch(page, `${demo().commonSearch}&years.min=59`)
      await page.getByRole('heading', { name: 'Nobody meets all of this' }).waitFor()
      const remedy = page
        .getByRole('region', { name: 'No results' })
        .getByRole('button', { name: /^Remove / })
        .first()
      const promised = countOf(await textOf(remedy.locator('span.mono-digits')))
      await remedy.click()
      await cards(page).first().waitFor()
      await settled(page)
      assert.equal(await total(page), promised)
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
        const remedy = visited
          .getByRole('region', { name: 'No results' })
          .getByRole('button', { name: /^Remove .+ and / })
          .first()
        const promised = countOf(await textOf(remedy.locator('span.mono-digits')))
        await remedy.click()
        await cards(visited).first().waitFor()
        await settled(visited)
        assert.equal(await total(visited), promised)
      }
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

    it('names the value of a filter that nobody knows, and clears it', async () => {
      await page.goto('/?f.skill=xyzzyx')
      await page.getByRole('alert').filter({ hasText: '"xyzzyx" names no skill' }).waitFor()
      await page.getByRole('button', { name: 'Clear 1' }).click()
      await settled(page)
      assert.equal(new URL(page.url()).search, '')
    })

    it('tells of a person who is gone in words, not in those of the log', async () => {
      await openSearch(page, '/?open=nobody-of-this-name')
      const problem = page.getByRole('alert')
      await problem.filter({ hasText: 'This person cannot be shown' }).waitFor()
      assert.doesNotMatch(await textOf(problem), /member-upserted|event/)
    })
  })
}
