// Runs before the first paint, as a file because the content security policy allows no inline script.
;(() => {
  const stored = localStorage.getItem('mutual-color-scheme')
  const dark = stored === 'dark' || (stored !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
})()
