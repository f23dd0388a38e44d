import { Text } from '@mantine/core'
import type { ModelVersion } from '../../../src/platform/platform.ts'
import { Link } from '../routing/link.tsx'
import { momentText, nameOf, reportOf, shortVersion, versionHref } from './model-text.ts'
import styles from './models.module.css'
import { VersionBadges } from './version-badges.tsx'

export function VersionList({ versions }: { readonly versions: readonly ModelVersion[] }) {
  return (
    <section aria-label="Versions">
      <h2 className={styles['heading']}>Versions, newest first</h2>
      <ul className={styles['list']}>
        {versions.map((version) => (
          <li key={version.version}>
            <VersionRow version={version} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function VersionRow({ version }: { readonly version: ModelVersion }) {
  const { training, heldOut } = reportOf(version)
  const promoted = version.promotions.at(-1)
  const found = heldOut?.['ndcg@10']
  return (
    <Link href={versionHref(version)} className={styles['version']}>
      <span>
        <Text component="span" fw={650} display="block">
          {nameOf(version)}
        </Text>
        <Text component="span" size="sm" c="dimmed">
          <span className={styles['code']}>{shortVersion(version.version)}</span>
          {training !== undefined && ` · training ${training}`}
        </Text>
      </span>
      <span>
        {found && (
          <Text component="span" size="sm" display="block" className="mono-digits">
            NDCG@10 {found.mean.toFixed(3)} ({found.low.toFixed(3)} to {found.high.toFixed(3)})
          </Text>
        )}
        <Text component="span" size="sm" c="dimmed">
          {promoted ? `Promoted ${momentText(promoted.at)}` : 'Never promoted'}
        </Text>
      </span>
      <VersionBadges version={version} />
    </Link>
  )
}
