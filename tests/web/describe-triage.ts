/** Going through people by keyboard and by hand, and what a project keeps of it. */
import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { assertAccessible, assertFits, keepScreenshot } from './browser.ts'
import type { Demo } from './demo.ts'
import { openInNewProject, peopleUnder } from './project-screen.ts'
import { cards, nameOf, nameProject, openSearch, settled, toast } from './search-screen.ts'

export function describeTriage(demo: () => Demo): void {
  describe('the triage', () => {
    let page: Page

    beforeEach(async () => {
      page = await demo().openPage()
    })

    afterEach(() => demo().closePages())

    it('asks for the project once, saves there, and takes it back', async () => {
      await openSearch(page, demo().commonSearch)
      const first = cards(page).first()
      const name = await nameOf(first)
      await first.getByRole('button', { name: `Save ${name}` }).click()
      await nameProject(page, 'Backend engineers')
      await toast(page, /^Saved/).waitFor()
      const project = new URL(page.url()).searchParams.get('project')!
      assert.deepEqual(await peopleUnder(page, project, 'Saved'), [name])

      await openSearch(page, `${demo().commonSearch}&project=${project}`)
      const saved = page.getByRole('article', { name })
      await saved.getByText('Saved', { exact: true }).waitFor()
      await saved.getByRole('button', { name: `Save ${name}` }).click()
      await toast(page, /^Taken back/).waitFor()
      assert.deepEqual(await peopleUnder(page, project, 'Saved'), [])
    })

    it('lists the people of a project without their names in a blind review', async () => {
      const project = await openInNewProject(page, demo())
      const name = await nameOf(cards(page).first())
      await cards(page)
        .first()
        .getByRole('button', { name: `Save ${name}` })
        .click()
      await toast(page, /^Saved/).waitFor()
      assert.deepEqual(await peopleUnder(page, project, 'Saved'), [name])
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
      const project = await openInNewProject(page, demo())
      const name = await nameOf(cards(page).first())
      await page.keyboard.press('j')
      await page.keyboard.press('x')
      await toast(page, new RegExp(`^Archived: ${name}`)).waitFor()
      assert.equal(await page.locator('article[data-current="true"]').getAttribute('data-position'), '1')
      await page.keyboard.press('u')
      await toast(page, /^Taken back/).waitFor()
      assert.deepEqual(await peopleUnder(page, project, 'Archived'), [])
    })

    it('undoes from the message that tells of the rating', async () => {
      const project = await openInNewProject(page, demo())
      await page.keyboard.press('j')
      await page.keyboard.press('n')
      await page.getByRole('button', { name: 'Undo' }).click()
      await toast(page, /^Taken back/).waitFor()
      assert.deepEqual(await peopleUnder(page, project, 'Skipped'), [])
    })

    it('writes to a person', async () => {
      const project = await openInNewProject(page, demo())
      const name = await nameOf(cards(page).first())
      await page.keyboard.press('j')
      await page.keyboard.press('m')
      const composer = page.getByRole('dialog', { name: `Message to ${name}` })
      await composer.getByRole('textbox', { name: 'Message' }).fill('We build what you like. Shall we talk?')
      await composer.getByRole('button', { name: 'Send' }).click()
      await toast(page, /^Messaged/).waitFor()
      assert.deepEqual(await peopleUnder(page, project, 'Messaged'), [name])
    })

    it('keeps its keys to itself while something is typed', async () => {
      await openInNewProject(page, demo())
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
      const project = await openInNewProject(page, demo())
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
      const project = await openInNewProject(page, demo())
      page = await demo().openPage('phone')
      await openSearch(page, `/?project=${project}`)
      const name = await nameOf(cards(page).first())
      await page.getByRole('button', { name: `Actions for ${name}` }).click()
      await page.getByRole('dialog', { name }).getByRole('button', { name: 'Save' }).click()
      await toast(page, /^Saved/).waitFor()
      assert.deepEqual(await peopleUnder(page, project, 'Saved'), [name])
    })
  })
}
