/** Going through people by keyboard and by hand, and what a project keeps of it. */
import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { assertAccessible, assertFits, keepScreenshot } from './browser.ts'
import type { Demo } from './demo.ts'
import { cards, nameOf, nameProject, openSearch, settled, toast } from './search-screen.ts'

export function describeTriage(demo: () => Demo): void {
  describe('the triage', () => {
    let page: Page
    let projects = 0

    beforeEach(async () => {
      page = await demo().openPage()
    })

    afterEach(() => demo().closePages())

    /** A search in a project of its own, so that no test sees the ratings of another. */
    async function openInNewProject(): Promise<string> {
      const name = `Opening ${++projects}`
      await page.goto('/projects')
      await page.getByRole('textbox', { name: 'New project' }).fill(name)
      await page.getByRole('button', { name: 'Create' }).click()
      await page.getByRole('heading', { name }).waitFor()
      const id = new URL(page.url()).pathname.split('/').at(-1)!
      await openSearch(page, `${demo().commonSearch}&project=${id}`)
      return id
    }

    async function peopleUnder(project: string, tab: string): Promise<readonly string[]> {
      await page.goto(`/projects/${project}`)
      await page.getByRole('tab', { name: tab, exact: true }).click()
      const panel = page.getByRole('tabpanel', { name: tab, exact: true })
      await panel.getByRole('link').or(panel.getByText('nobody yet')).first().waitFor()
      return panel.getByRole('link').allInnerTexts()
    }

    it('asks for the project once, saves there, and takes it back', async () => {
      await openSearch(page, demo().commonSearch)
      const first = cards(page).first()
      const name = await nameOf(first)
      await first.getByRole('button', { name: `Save ${name}` }).click()
      await nameProject(page, 'Backend engineers')
      await toast(page, /^Saved/).waitFor()
      const project = new URL(page.url()).searchParams.get('project')!
      assert.deepEqual(await peopleUnder(project, 'Saved'), [name])

      await openSearch(page, `${demo().commonSearch}&project=${project}`)
      const saved = page.getByRole('article', { name })
      await saved.getByText('Saved', { exact: true }).waitFor()
      await saved.getByRole('button', { name: `Save ${name}` }).click()
      await toast(page, /^Taken back/).waitFor()
      assert.deepEqual(await peopleUnder(project, 'Saved'), [])
    })

    it('lists the people of a project without their names in a blind review', async () => {
      const project = await openInNewProject()
      const name = await nameOf(cards(page).first())
      await cards(page)
        .first()
        .getByRole('button', { name: `Save ${name}` })
        .click()
      await toast(page, /^Saved/).waitFor()
      assert.deepEqual(await peopleUnder(project, 'Saved'), [name])
      await page.getByRole('switch', { name: 'Blind review' }).check()
      await page.getByRole('link', { name: 'Candidate 1', exact: true }).waitFor()
      assert.equal(await page.getByText(name).count(), 0)
      for (const width of ['phone', 'desktop'] as const) {
        const visited = await demo().openPage(width)
        await visited.goto(`/projects/${project}?blind=1`)
        await visited.getByRole('link', { name: 'Candidate 1', exact: true }).waitFor()
        await assertFits(visited)
        await assertAccessible(visited)
        await keepScreenshot(visited, `project-blind-${width}`)
      }
    })

    it('archives by keyboard, moves on, and undoes', async () => {
      const project = await openInNewProject()
      const name = await nameOf(cards(page).first())
      await page.keyboard.press('j')
      await page.keyboard.press('x')
      await toast(page, new RegExp(`^Archived: ${name}`)).waitFor()
      assert.equal(await page.locator('article[data-current="true"]').getAttribute('data-position'), '1')
      await page.keyboard.press('u')
      await toast(page, /^Taken back/).waitFor()
      assert.deepEqual(await peopleUnder(project, 'Archived'), [])
    })

    it('undoes from the message that tells of the rating', async () => {
      const project = await openInNewProject()
      await page.keyboard.press('j')
      await page.keyboard.press('n')
      await page.getByRole('button', { name: 'Undo' }).click()
      await toast(page, /^Taken back/).waitFor()
      assert.deepEqual(await peopleUnder(project, 'Skipped'), [])
    })

    it('writes to a person', async () => {
      const project = await openInNewProject()
      const name = await nameOf(cards(page).first())
      await page.keyboard.press('j')
      await page.keyboard.press('m')
      const composer = page.getByRole('dialog', { name: `Message to ${name}` })
      await composer.getByRole('textbox', { name: 'Message' }).fill('We build what you like. Shall we talk?')
      await composer.getByRole('button', { name: 'Send' }).click()
      await toast(page, /^Messaged/).waitFor()
      assert.deepEqual(await peopleUnder(project, 'Messaged'), [name])
    })

    it('keeps its keys to itself while something is typed', async () => {
      await openInNewProject()
      await page.keyboard.press('j')
      await page.keyboard.press('/')
      const before = new URL(page.url()).searchParams.get('q')
      await page.keyboard.press('End')
      await page.keyboard.type(' sx')
      await page.keyboard.press('Enter')
      await settled(page)
      assert.equal(new URL(page.url()).searchParams.get('q'), `${before} sx`)
      assert.equal(await page.getByText('Saved', { exact: true }).count(), 0)
    })

    it('moves through open profiles and shows the keys', async () => {
      await openInNewProject()
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
        await openInNewProject()
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
      const project = await openInNewProject()
      const names = await Promise.all([0, 1, 2].map((index) => nameOf(cards(page).nth(index))))
      const recorded = () => page.waitForResponse((response) => response.url().endsWith('/v1/events'))
      const steps = [openByKeys, () => page.keyboard.press('j'), () => page.keyboard.press('j')]
      for (const [index, step] of steps.entries()) {
        await Promise.all([recorded(), step()])
        await page.getByRole('dialog', { name: names[index]!, exact: true }).waitFor()
      }
      assert.deepEqual((await peopleUnder(project, 'Viewed')).toSorted(), names.toSorted())
    })

    it('keeps the current person while the first rating makes a project', async () => {
      await openSearch(page, demo().commonSearch)
      for (let pressed = 0; pressed < 3; pressed++) await page.keyboard.press('j')
      const name = await nameOf(cards(page).nth(2))
      await page.keyboard.press('s')
      await nameProject(page, 'Made by a first rating')
      await toast(page, new RegExp(`^Saved: ${name}`)).waitFor()
      await page.keyboard.press('x')
      await toast(page, new RegExp(`^Archived: ${name}`)).waitFor()
    })

    it('saves a search in the project and runs it again', async () => {
      const project = await openInNewProject()
      await page.getByRole('group', { name: 'Distance' }).getByRole('textbox', { name: 'Place' }).fill('Berlin')
      await page.keyboard.press('Enter')
      await settled(page)
      const asked = page.url()
      await page.getByRole('button', { name: 'Save search' }).click()
      await page.getByRole('textbox', { name: 'Name of the search' }).fill('Near Berlin')
      await page.getByRole('button', { name: 'Save', exact: true }).click()
      await toast(page, /^Search saved/).waitFor()
      await page.goto(`/projects/${project}`)
      await page.getByRole('tab', { name: 'Saved searches' }).click()
      await page.getByRole('link', { name: 'Near Berlin' }).click()
      await settled(page)
      assert.equal(page.url(), asked)
    })

    it('does the same on a phone, from a sheet at the foot', async () => {
      const project = await openInNewProject()
      page = await demo().openPage('phone')
      await openSearch(page, `/?project=${project}`)
      const name = await nameOf(cards(page).first())
      await page.getByRole('button', { name: `Actions for ${name}` }).click()
      await page.getByRole('dialog', { name }).getByRole('button', { name: 'Save' }).click()
      await toast(page, /^Saved/).waitFor()
      assert.deepEqual(await peopleUnder(project, 'Saved'), [name])
    })
  })
}
