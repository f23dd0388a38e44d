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

    it('are offered to those who may use them, and say in one sentence whose they are', async () => {
      const offered = { recruiter: ['Search', 'Projects', 'Status'], seeker: ['Jobs', 'Status'] } as const
      const refused = { recruiter: ['/imports', '/models', '/jobs'], seeker: ['/', '/projects', '/models', '/jobs/j1/applicants'] } as const
      for (const role of ['recruiter', 'seeker'] as const) {
        const page = await demo().openGuardedPage(`token-of-a-${role}`, 'desktop', role)
        await page.addInitScript(`localStorage.setItem('mutual-token', 'token-of-a-${role}')`)
        const answers: number[] = []
        page.on('response', (response) => answers.push(response.status()))
        await page.goto('/status')
        const ways = page.getByRole('navigation', { name: 'Screens', exact: true }).getByRole('link')
        await ways.first().waitFor()
        assert.deepEqual(await ways.allInnerTexts(), offered[role])
        for (const address of refused[role]) {
          await page.goto(address)
          await page.getByText(`Your token has the role ${role}, which may not use this screen.`).waitFor()
          assert.equal(await page.getByRole('alert').count(), 0)
        }
        await assertAccessible(page)
        await keepScreenshot(page, `not-yours-${role}`)
        assert.deepEqual(
          answers.filter((status) => status >= 400),
          [],
        )
      }
    })

    it('keep within their width whatever people typed', async () => {
      const word = (letter: string, length: number) => letter.repeat(length)
      const member = {
        identity: { name: 'Wolfeschlegelsteinhausenbergerdorffsohne' },
        headline: `Glassharmonica https://example.org/${word('a', 95)}`,
        skills: [{ name: 'Java' }, { name: 'Donaudampfschifffahrtsgesellschaftskapitaenspatentverwaltungsvorschrift' }],
        positions: [{ title: word('Z', 60), company: word('Y', 60), start: '2010-01' }],
        education: [{ school: word('S', 90) }],
        location: { city: word('L', 80), countryCode: 'DE' },
      }
      const first = await demo().openPage()
      const { offset } = (await (await first.request.put('/v1/members/long-words', { data: member })).json()) as { offset: number }
      await first.request.post('/v1/search/talent', { data: { limit: 1, after: offset } })
      const { contract, recruiter } = (await (await first.request.get('/v1/session')).json()) as { contract: string; recruiter: string }
      await first.request.put('/v1/projects/long-words', { data: { name: word('P', 350), contract } })
      const rated = {
        type: 'feedback',
        project: 'long-words',
        recruiter,
        member: 'long-words',
        channel: 'recruiter-search',
        rating: 'save',
      }
      await first.request.post('/v1/events', { data: [rated] })
      for (const width of ['phone', 'desktop'] as const) {
        const page = await demo().openPage(width)
        await openSearch(page, '/?q=glassharmonica')
        assert.equal(await cards(page).count(), 1)
        await assertFits(page)
        await keepScreenshot(page, `long-words-card-${width}`)
        await page.goto('/?q=glassharmonica&open=long-words')
        await page.getByRole('dialog').getByRole('region', { name: 'Experience' }).waitFor()
        assert.deepEqual(await page.evaluate<string[]>(cutOffIn('[role="dialog"]')), [])
        await keepScreenshot(page, `long-words-profile-${width}`)
        await openSearch(page, '/?project=long-words')
        await assertFits(page)
        await page.goto('/projects')
        await page.getByRole('link', { name: /^PPP/ }).waitFor()
        await assertFits(page)
        await keepScreenshot(page, `long-words-projects-${width}`)
        await page.goto('/projects/long-words')
        await page.getByRole('tabpanel', { name: 'Saved', exact: true }).getByRole('link').waitFor()
        await assertFits(page)
        assert.deepEqual(await page.evaluate<string[]>(cutOffIn('[role="tabpanel"]')), [])
        await keepScreenshot(page, `long-words-project-${width}`)
      }
      await first.request.delete('/v1/members/long-words')
    })

    it('say so at an address that is none of theirs', async () => {
      const page = await demo().openPage()
      await page.goto('/nowhere')
      await page.getByRole('heading', { name: 'There is no such page' }).waitFor()
    })
  })
}

/** To be evaluated on the page: the texts that are wider than the place that shows them. */
function cutOffIn(place: string): string {
  return `[...document.querySelector('${place}').querySelectorAll('*')]
    .filter((one) => one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1)
    .filter((one) => { const { overflowX, clipPath } = getComputedStyle(one); return overflowX !== 'visible' && clipPath === 'none' })
    .map((one) => one.tagName + ' ' + one.className + ': ' + one.textContent.slice(0, 40))`
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
