/** Two halves that overlap: the hirer's interest and the candidate's. */
export function Logo({ size = 28 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <circle cx="12" cy="16" r="10" fill="var(--mutual-hirer)" />
      <circle cx="20" cy="16" r="10" fill="var(--mutual-seeker)" />
      <path d="M16 6.84a10 10 0 0 1 0 18.32 10 10 0 0 1 0-18.32z" fill="#102a33" />
    </svg>
  )
}
