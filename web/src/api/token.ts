/** The API token of this browser, if the server asks for one. Listeners hear when it is needed and when it changed. */
import { useSyncExternalStore } from 'react'

const key = 'mutual-token'
const listeners = new Set<() => void>()
let needed = false

export function storedToken(): string | undefined {
  return localStorage.getItem(key) ?? undefined
}

export function setToken(token: string): void {
  localStorage.setItem(key, token)
  needed = false
  for (const listen of listeners) listen()
}

export function askForToken(): void {
  if (needed) return
  needed = true
  for (const listen of listeners) listen()
}

export function useTokenNeeded(): boolean {
  return useSyncExternalStore(subscribe, () => needed)
}

/** Part of every resource's key, so that all of them load again under a new token. */
export function useToken(): string | undefined {
  return useSyncExternalStore(subscribe, storedToken)
}

function subscribe(listen: () => void): () => void {
  listeners.add(listen)
  return () => listeners.delete(listen)
}
