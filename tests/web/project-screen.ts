/** A project as a test sees it: by the names that people read. */
import type { Page } from 'playwright-core'
import type { Demo } from './demo.ts'
import { openSearch } from './search-screen.ts'

let openings = 0

/** A search in a project of its own, so that no test sees the ratings of another. */
export async function openInNewProject(page: Page, { commonSearch }: Demo): Promise<string> {
  const name = `Opening ${++openings}`
  await page.goto('/projects')
  await page.getByRole('textbox', { name: 'New project' }).fill(name)
  await page.getByRole('button', { name: 'Create' }).click()
  await page.getByRole('heading', { name }).waitFor()
  const id = new URL(page.url()).pathname.split('/').at(-1)!
  await openSearch(page, `${commonSearch}&project=${id}`)
  return id
}

/** The names on a tab of a project. */
export async function peopleUnder(page: Page, project: string, tab: string): Promise<readonly string[]> {
  await page.goto(`/projects/${project}`)
  await page.getByRole('tab', { name: tab, exact: true }).click()
  const panel = page.getByRole('tabpanel', { name: tab, exact: true })
  await panel.getByRole('link').or(panel.getByText('nobody yet')).first().waitFor()
  return panel.getByRole('link').allInnerTexts()
}
