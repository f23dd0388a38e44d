import { useEffect, useState } from 'react'

const kept = 90

/** The last values of a number, as long as the screen was open. */
export function useHistory(value: number): readonly number[] {
  const [history, setHistory] = useState<readonly number[]>([])
  useEffect(() => setHistory((old) => [...old.slice(1 - kept), value]), [value])
  return history
}
