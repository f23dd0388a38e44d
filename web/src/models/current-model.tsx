/** What ranks now and why, and what can be done about it. */
import { Alert, Anchor, Group, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ModelVersion, Subject } from '../../../src/platform/platform.ts'
import { changeCurrent } from '../api/models.ts'
import { Link } from '../routing/link.tsx'
import { ConfirmButton } from './confirm-button.tsx'
import { momentText, nameOf, shortVersion, versionHref } from './model-text.ts'
import styles from './models.module.css'

export interface CurrentModelProps {
  readonly subject: Subject
  readonly versions: readonly ModelVersion[]
  readonly changed: () => void
}

export function CurrentModel({ subject, versions, changed }: CurrentModelProps) {
  const current = versions.find((version) => version.current)
  const serving = versions.find((version) => version.serving)
  if (!current) return undefined
  const promotion = current.promotions.at(-1)
  return (
    <section className={styles['panel']} aria-label="Current model">
      <h2 className={styles['heading']}>
        {nameOf(current)}{' '}
        <Anchor component={Link} href={versionHref(current)} className={styles['code']}>
          {shortVersion(current.version)}
        </Anchor>
      </h2>
      <Text size="sm">
        {promotion
          ? `Promoted ${momentText(promotion.at)}: ${promotion.reason}.`
          : 'Nothing was promoted yet, so the ranker of the program ranks.'}
        {current.pinned && ' Pinned: what is trained later does not take its place.'}
      </Text>
      {serving && !current.serving && (
        <Alert color="yellow" icon={<IconAlertTriangle />} mt="sm" role="alert" title="The current model is missing or refuses to load">
          <Text size="sm">
            {serving.builtIn ? 'The built-in ranker' : `${nameOf(serving)} ${shortVersion(serving.version)}`} ranks instead. Cause:{' '}
            {current.refusal?.reason}.
          </Text>
          <Text size="sm">What to do: {current.refusal?.remedy}.</Text>
        </Alert>
      )}
      <Group gap="sm" mt="md">
        {promotion && (
          <ConfirmButton
            label="Roll back"
            title="Roll back?"
            text="The version that ranked before this one ranks from the next request on. Nothing is deleted."
            reason="rolled back by hand"
            act={(reason) => changeCurrent(subject, 'roll-back', reason)}
            done={changed}
          />
        )}
        <ConfirmButton
          label={current.pinned ? 'Unpin' : 'Pin'}
          title={current.pinned ? 'Unpin the current model?' : 'Pin the current model?'}
          text={
            current.pinned
              ? 'From then on a training that passes the gate takes its place.'
              : 'It ranks until somebody promotes another by hand, whatever is trained meanwhile.'
          }
          reason={current.pinned ? 'unpinned by hand' : 'pinned by hand'}
          act={(reason) => changeCurrent(subject, current.pinned ? 'unpin' : 'pin', reason)}
          done={changed}
        />
      </Group>
    </section>
  )
}
