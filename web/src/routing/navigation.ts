/** The address bar as state: a screen reads its place from here and writes it back, so that Back and a shared link work. */
import { useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()

export function navigate(href: string, { replace = false } = {}): void {
  if (href === currentHref()) return
  history[replace ? 'replaceState' : 'pushState'](undefined, '', href)
  for (const listen of listeners) listen()
}

export interface Place {
  readonly pathname: string
  readonly search: string
}

export function usePlace(): Place {
  const href = useSyncExternalStore(subscribe, currentHref)
  const cut = href.indexOf('?')
  return cut < 0 ? { pathname: href, search: '' } : { pathname: href.slice(0, cut), search: href.slice(cut) }
}

function currentHref(): string {
  return location.pathname + location.search
}

function subscribe(listen: () => void): () => void {
  listeners.add(listen)
  window.addEventListener('popstate', listen)
  return () => {
    listeners.delete(listen)
    window.removeEventListener('popstate', listen)
  }
}
