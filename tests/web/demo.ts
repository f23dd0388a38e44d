/** One demo marketplace behind one server and one browser, for all screens that a recruiter sees: starting them costs more than most tests. */
import type { Page } from 'playwright-core'
import type { Role } from '../../src/http/config.ts'
import type { TalentPage } from '../../src/http/contract/page.ts'
import { openBrowser, openPage, type Scheme, type Width } from './browser.ts'
import { openApp } from './open-app.ts'

export interface Demo {
  /** The address of a search that finds people: the most frequent current title, typed as words. */
  readonly commonSearch: string
  /** Of a context of its own. */
  openPage(width?: Width, scheme?: Scheme): Promise<Page>
  /** A page of the same screens behind a server that asks for tokens; `token` is one that it knows. */
  openGuardedPage(token: string, width?: Width, role?: Role): Promise<Page>
  /** Pages that stay open take processor and memory from the next test. */
  closePages(): Promise<void>
  close(): Promise<void>
}

export async function openDemo(): Promise<Demo> {
  const [app, browser] = await Promise.all([openApp(), openBrowser()])
  return {
    commonSearch: await commonSearch(app.url),
    openPage: (width, scheme) => openPage(browser, app.url, width, scheme),
    openGuardedPage: async (token, width, role = 'operator') => openPage(browser, await app.guardedUrl(token, role), width),
    async closePages() {
      for (const context of browser.contexts()) await context.close()
    },
    async close() {
      await browser.close()
      await app.close()
    },
  }
}

async function commonSearch(url: string): Promise<string> {
  const asked = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ facetTypes: ['current-title'] }) }
  const { facets } = (await (await fetch(`${url}/v1/search/talent`, asked)).json()) as TalentPage
  return `/?${new URLSearchParams({ q: facets[0]!.values[0]!.label })}`
}
