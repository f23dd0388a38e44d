/** The keyboard of the triage: one letter an action, silent while something is typed or a dialog asks. */
import { useEffect, useRef } from 'react'

export type Keys = Readonly<Record<string, () => void>>

export function useTriageKeys(keys: Keys): void {
  const current = useRef(keys)
  current.current = keys

  useEffect(() => {
    function press(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isElsewhere(event)) return
      const run = current.current[event.key]
      if (!run) return
      event.preventDefault()
      run()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}

const typing = 'input, textarea, select, [contenteditable="true"], [role="combobox"], [role="listbox"]'
const pressing = 'button, a, summary'

/** A dialog keeps its keys, but for the profile, which is part of the triage. Enter and Space belong to a focused control. */
function isElsewhere({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false
  if (target.closest(typing) && !(target instanceof HTMLInputElement && target.type === 'checkbox')) return true
  if ((key === 'Enter' || key === ' ') && target.closest(pressing)) return true
  const dialog = document.querySelector('[role="dialog"]:not([data-triage])')
  return dialog !== null
}
