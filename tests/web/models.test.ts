/** The operator's screens on a market that has played: train, read what was found, promote, roll back, pin. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { NumberedFiles } from '../../src/adapters/files/numbered-files.ts'
import { packageRoot } from '../../src/adapters/files/package-root.ts'
import { localSeat } from '../../src/cli/local-seat.ts'
import { dayMs } from '../../src/domain/time.ts'
import type { App } from '../../src/http/app.ts'
import { usualSchedule } from '../../src/platform/options.ts'
import type { Refresh } from '../../src/platform/platform.ts'
import { type PlayedMarket, playMarket } from '../scenarios/played-market.ts'
import { marketStart } from '../scenarios/small-market.ts'
import { assertAccessible, assertFits, keepScreenshot, openBrowser, openPage, type Scheme, type Width } from './browser.ts'
import { listen } from './listen.ts'
import { textOf } from './search-screen.ts'

const point = (ageDays: number) => ({ ageDays, units: 40, rows: 900, positives: 50, auc: 0.72 - 0.01 * ageDays, low: 0.6, high: 0.8 })

/** At the moment at which the market stands, so that none is due. */
const agedRefresh: Refresh = {
  id: 1,
  plan: 'recruiter-search',
  scope: 'effects',
  trigger: 'schedule',
  startedAt: (marketStart + 12 * dayMs) as Refresh['startedAt'],
  endedAt: (marketStart + 12 * dayMs) as Refresh['startedAt'],
  state: 'finished',
  training: 0,
  promoted: false,
  candidate: 'c'.repeat(64),
  reason: 'worse than the current model on the held-out pages by 0.02',
  decay: {
    live: { version: 'b'.repeat(64), promotedAt: marketStart, points: [0, 1, 2, 3, 4, 5, 6, 7].map(point) },
    earlier: [{ version: 'a'.repeat(64), promotedAt: marketStart, points: [0, 1, 2, 3, 4].map(point) }],
    lost: 0.05,
    alarm:
      'the model bbbbbbbbbbbb tells people apart worse as it ages: AUC 0.710 on days 0 to 2, 0.660 on days 5 to 7, more than 0.03 less',
  },
}

describe('the model screens', { concurrency: false }, () => {
  let market: PlayedMarket
  let app: App
  let url: string
  let browser: Browser

  before(async () => {
    market = await playMarket()
    await new NumberedFiles<Refresh>(join(market.directory, 'models', 'refreshes')).keep(agedRefresh)
    await market.reopen({ refresh: { ...usualSchedule, plans: ['recruiter-search'] } })
    ;({ app, url } = await listen(market.platform, market.directory, { local: localSeat(market.platform) }))
    browser = await openBrowser()
  })

  after(async () => {
    await browser.close()
    await app.close()
    await market.close()
  })

  const current = (page: Page) => page.getByRole('region', { name: 'Current model' })

  async function confirm(page: Page, button: string): Promise<void> {
    await page.getByRole('button', { name: button, exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: button, exact: true }).click()
    await dialog.waitFor({ state: 'hidden' })
  }

  async function openBest(page: Page): Promise<void> {
    await page.goto('/models')
    await page.getByRole('link', { name: 'Trees, pairwise' }).first().click()
    await page.getByRole('region', { name: 'Learning curves' }).waitFor()
  }

  it('show the built-in ranker before anything was learned', async () => {
    const page = await openPage(browser, url)
    await page.goto('/models')
    await current(page).waitFor()
    assert.match(await textOf(current(page)), /Built-in ranker.*Nothing was promoted yet/)
    await page.getByText('Nothing was trained yet.').waitFor()
    await keepScreenshot(page, 'models-empty-desktop-light')
    await assertAccessible(page)
  })

  it('say when the next refresh comes, what the last one did and why, and that the model has decayed, with its curve', async () => {
    const page = await openPage(browser, url)
    await page.goto('/models')
    const refreshes = page.getByRole('region', { name: 'Refreshes' })
    await refreshes.waitFor()
    assert.match(
      await textOf(refreshes),
      /The next one comes .*Kept what ranks.*Worse than the current model on the held-out pages by 0\.02/,
    )
    await refreshes
      .getByRole('alert')
      .getByText(/tells people apart worse as it ages/)
      .waitFor()
    await refreshes.getByRole('figure', { name: 'Decay' }).waitFor()
    await refreshes.screenshot({ path: join(packageRoot(), 'tests/web/screenshots', 'refreshes-desktop-light.png') })
  })

  it('train with progress, and list what was found with the reason of the gate', async () => {
    const page = await openPage(browser, url)
    await page.goto('/models')
    await page.getByRole('checkbox', { name: /Promote the best/ }).uncheck()
    await page.getByRole('button', { name: 'Train now' }).click()
    await page.getByRole('region', { name: 'Training' }).getByRole('progressbar').waitFor()
    const trainings = page.getByRole('region', { name: 'Trainings' })
    await trainings.getByText('Training 1').waitFor()
    // Of the lowest priority: on a busy machine it takes its time.
    await trainings.getByText(/held-out pages/).waitFor({ timeout: 240_000 })
    await page.getByRole('link', { name: 'Trees, pairwise' }).first().waitFor()
  })

  it('compute a feature in shadow for old pages, and say how it went', async () => {
    const page = await openPage(browser, url)
    await page.goto('/models')
    const shadows = page.getByRole('region', { name: 'Features in shadow' })
    await shadows.getByRole('button', { name: 'Backfill skill-focus' }).click()
    await shadows.getByText(/logged rows came out bit for bit/).waitFor()
  })

  for (const width of ['desktop', 'phone'] satisfies readonly Width[]) {
    for (const scheme of ['light', 'dark'] satisfies readonly Scheme[]) {
      it(`fit and are accessible: ${width}, ${scheme}`, async () => {
        const page = await openPage(browser, url, width, scheme)
        await page.goto('/models')
        await page.getByRole('link', { name: 'Trees, pairwise' }).first().waitFor()
        await keepScreenshot(page, `models-${width}-${scheme}`)
        await assertFits(page)
        await assertAccessible(page)
        await openBest(page)
        await page.screenshot({ path: join(packageRoot(), 'tests/web/screenshots', `model-${width}-${scheme}.png`), fullPage: true })
        await assertFits(page)
        await assertAccessible(page)
        await page.context().close()
      })
    }
  }

  it('promote with a reason, pin, and roll back', async () => {
    const page = await openPage(browser, url)
    await openBest(page)
    assert.match(await textOf(page.getByRole('region', { name: 'Measures' })), /NDCG@10.*Precision@25/)
    await page.getByRole('button', { name: 'Promote', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: 'Promote this version?' })
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('as a trial')
    await assertAccessible(page)
    await dialog.getByRole('button', { name: 'Promote' }).click()
    await page.getByRole('region', { name: 'Promotions' }).getByText('as a trial').waitFor()
    assert.match(market.platform.status().model, /^openings-ranker@/)

    await page.goto('/?q=manager')
    await page
      .getByRole('button', { name: /^Why this score/ })
      .first()
      .click()
    await page
      .getByRole('table', { name: /Everything that went into this score/ })
      .getByText('Starting point')
      .waitFor()
    await keepScreenshot(page, 'why-trees-desktop-light')

    await page.goto('/models')
    await current(page).getByText('as a trial').waitFor()
    await confirm(page, 'Pin')
    await current(page).getByText('Pinned: what is trained later').waitFor()
    await confirm(page, 'Roll back')
    await current(page).getByText('rolled back by hand').waitFor()
    assert.match(market.platform.status().model, /^cold-start-openings@/)
  })

  it('say what is wrong at a version that there is not', async () => {
    const page = await openPage(browser, url)
    await page.goto('/models/members/abcdef')
    await page
      .getByRole('alert')
      .getByText(/no version "abcdef" of the ranker of members/)
      .waitFor()
    await assertAccessible(page)
  })
})
