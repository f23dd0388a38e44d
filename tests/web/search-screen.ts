/** The search screen as a test sees it: by the names that people read. */
import assert from 'node:assert/strict'
import type { Locator, Page } from 'playwright-core'

export async function search(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Search people' }).fill(text)
  await page.keyboard.press('Enter')
  await settled(page)
}

/** Waits until the page in view answers what the address asks. */
export async function settled(page: Page): Promise<void> {
  await page.locator('[aria-busy="false"]').waitFor()
}

export async function openSearch(page: Page, address = '/'): Promise<void> {
  await page.goto(address)
  await settled(page)
}

export function cards(page: Page): Locator {
  return page.getByRole('article')
}

export function tags(page: Page): Locator {
  return page.getByRole('list', { name: 'Understood as' }).getByRole('button', { name: /^Remove / })
}

/** "1,234 people" above the list. */
export async function total(page: Page): Promise<number> {
  const text = await textOf(page.getByText(/^[\d,]+ (people|person)$/).first())
  return countOf(text)
}

/** Waits until the screen says that it found so many. */
export async function peopleShown(page: Page, count: number): Promise<void> {
  await page
    .getByText(new RegExp(`^${count.toLocaleString('en')} (people|person)$`))
    .first()
    .waitFor()
}

export function countOf(text: string): number {
  const digits = text.replaceAll(/\D/g, '')
  assert.notEqual(digits, '', `no number in "${text}"`)
  return Number(digits)
}

/** A number as people read it, with a minus sign. */
export function numberOf(text: string): number {
  return Number(text.replace('−', '-'))
}

export async function nameOf(card: Locator): Promise<string> {
  return textOf(card.getByRole('heading'))
}

/** Answers the question for a project with a new one. */
export async function nameProject(page: Page, name: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'For which project?' })
  await dialog.getByRole('textbox', { name: 'New project' }).fill(name)
  await dialog.getByRole('button', { name: 'Create' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await settled(page)
}

export function toast(page: Page, text: RegExp): Locator {
  return page.getByRole('status').filter({ hasText: text })
}

export async function textOf(place: Locator): Promise<string> {
  return (await place.textContent()) ?? ''
}
