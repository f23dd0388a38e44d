/** An anchor that changes the screen without loading the page; a modified click stays the browser's. */
import type { ComponentPropsWithRef, MouseEvent } from 'react'
import { navigate } from './navigation.ts'

export function Link({ href, onClick, ...rest }: ComponentPropsWithRef<'a'> & { readonly href: string }) {
  function follow(event: MouseEvent<HTMLAnchorElement>): void {
    onClick?.(event)
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    navigate(href)
    window.scrollTo({ top: 0 })
  }
  return <a href={href} onClick={follow} {...rest} />
}
