/** The applicants of a posting as its hirer sees them, and the chance of an application as the seeker does. */
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import type { ContractId, ProjectId } from '../../src/domain/ids.ts'
import type { App } from '../../src/http/app.ts'
import { withFixture } from '../../src/models/parity-fixture.ts'
import { openPlatform } from '../../src/platform/open-platform.ts'
import type { Platform } from '../../src/platform/platform.ts'
import { applies, clinic, cook, nurse, opening, rae, skillModel, sure, upsert, ward } from '../scenarios/ward.ts'
import { assertAccessible, assertFits, keepScreenshot, openBrowser, openPage, type Scheme, type Width } from './browser.ts'
import { listen } from './listen.ts'

describe('the screens of applications', { concurrency: false }, () => {
  let directory: string
  let platform: Platform
  let app: App
  let url: string
  let browser: Browser

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'mutual-applicants-web-'))
    platform = await openPlatform({ dataDirectory: directory, workers: 0, snapshotEveryMinutes: 0 })
    const named = (name: string) => ({ identity: { name }, headline: 'Ready for the next ward' })
    const people = [cook('carl', named('Carl Ofen')), nurse('nora', named('Nora Linde')), nurse('petra', named('Petra Au'))]
    const project = { id: 'nurses' as ProjectId, contract: clinic as ContractId, name: 'Nurses', job: ward }
    await platform.record([
      ...opening,
      { type: 'project-upserted', project },
      ...people.flatMap((member) => [upsert(member), applies(member)]),
      upsert(nurse('nils', named('Nils Feld'))),
    ])
    ;({ app, url } = await listen(platform, directory, { local: { contract: clinic, recruiter: rae } }))
    browser = await openBrowser()
  })
  after(async () => {
    await browser.close()
    await app.close()
    await platform.close()
    await rm(directory, { recursive: true })
  })

  const card = (page: Page, name: string) => page.getByRole('article', { name })
  const answer = (page: Page, label: string, name: string) => page.getByRole('button', { name: `${label} ${name}`, exact: true })

  it('say that no chance is known while nothing was learned, and still order', async () => {
    const page = await openPage(browser, url)
    await page.goto('/projects/nurses')
    await page.getByRole('link', { name: 'Applicants' }).click()
    await page.getByText('No chances are shown').waitFor()
    assert.deepEqual(await page.getByRole('article').getByRole('heading').allTextContents(), ['Nora Linde', 'Petra Au', 'Carl Ofen'])
    await assertAccessible(page)
  })

  it('answer an application, and take the answer back', async () => {
    const page = await openPage(browser, url)
    await page.goto('/jobs/ward/applicants')
    await answer(page, 'Advance', 'Nora Linde').click()
    await card(page, 'Nora Linde').getByText('Advanced').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('Taken back: advanced Nora Linde.').waitFor()
    assert.equal(await answer(page, 'Advance', 'Nora Linde').getAttribute('aria-pressed'), 'false')
    await answer(page, 'Reject', 'Carl Ofen').click()
    await card(page, 'Carl Ofen').getByText('Rejected').waitFor()
    await answer(page, 'Message', 'Petra Au').click()
    await page.getByRole('dialog', { name: 'Message to Petra Au' }).getByRole('textbox').fill('Welcome to the ward')
    await page.getByRole('button', { name: 'Send' }).click()
    await card(page, 'Petra Au').getByText('Messaged').waitFor()
    await answer(page, 'Message', 'Petra Au').click()
    await page.getByText('Taken back: messaged Petra Au. The message itself stays sent.').waitFor()
    await page.getByText('To answer').click()
    await card(page, 'Carl Ofen').waitFor({ state: 'detached' })
    await card(page, 'Petra Au').waitFor()
  })

  it('show calibrated tiers, what they rest on, and why', async () => {
    const version = await platform.publishModel('applicants', { ...withFixture(skillModel), calibration: sure }, {})
    await platform.promoteModel('applicants', version, 'for a test')
    const page = await openPage(browser, url)
    await page.goto('/jobs/ward/applicants')
    await card(page, 'Nora Linde').getByLabel('Chance: Strong · 82 %').waitFor()
    await card(page, 'Carl Ofen').getByLabel('Chance: Possible · 18 %').waitFor()
    await page.getByText('Chances were learned from 1,000 answered applications').waitFor()
    await page.getByRole('button', { name: 'Why this score: Nora Linde' }).click()
    await page
      .getByRole('table', { name: /Everything that went into this score/ })
      .getByText('Must-have skills held')
      .waitFor()
  })

  it('tell a seeker the chance and its reasons before applying, and record the application', async () => {
    const page = await openPage(browser, url)
    await page.goto('/jobs')
    await page.getByRole('textbox', { name: 'Member' }).fill('nils')
    await page.getByRole('button', { name: 'Show' }).click()
    await page.getByRole('button', { name: 'My chance: Registered Nurse' }).click()
    const chance = page.getByRole('region', { name: 'Your chance' })
    await chance.getByLabel('Chance: Strong · 82 %').waitFor()
    await chance.getByText('Must-have skills held').waitFor()
    await page.getByRole('button', { name: 'Apply: Registered Nurse' }).click()
    await page.getByText('Applied: Registered Nurse').waitFor()
    await page.goto('/jobs/ward/applicants')
    await card(page, 'Nils Feld').waitFor()
  })

  for (const width of ['desktop', 'phone'] satisfies readonly Width[]) {
    for (const scheme of ['light', 'dark'] satisfies readonly Scheme[]) {
      it(`fit and are accessible: ${width}, ${scheme}`, async () => {
        const page = await openPage(browser, url, width, scheme)
        await page.goto('/jobs/ward/applicants')
        await card(page, 'Nora Linde').waitFor()
        await page.getByRole('button', { name: 'Why this score: Nora Linde' }).click()
        await keepScreenshot(page, `applicants-${width}-${scheme}`)
        await assertFits(page)
        await assertAccessible(page)
        await page.goto('/jobs?member=nils')
        await page.getByRole('button', { name: 'My chance: Registered Nurse' }).click()
        await page
          .getByRole('region', { name: 'Your chance' })
          .getByLabel(/Chance/)
          .waitFor()
        await keepScreenshot(page, `chance-${width}-${scheme}`)
        await assertFits(page)
        await assertAccessible(page)
        await page.context().close()
      })
    }
  }
})
