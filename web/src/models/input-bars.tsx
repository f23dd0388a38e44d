import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import type { ModelDetail } from '../../../src/platform/platform.ts'
import styles from './models.module.css'

const fewest = 15

/** Which inputs matter, as shares of all together; what that is made of differs from kind to kind, and stands above. */
export function InputBars({ inputs, importanceMeans }: Pick<ModelDetail, 'inputs' | 'importanceMeans'>) {
  const [all, setAll] = useState(false)
  const telling = inputs.filter(({ importance }) => importance > 0)
  const most = telling[0]?.importance ?? 1
  const shown = all ? telling : telling.slice(0, fewest)
  return (
    <section className={styles['panel']} aria-label="Importance of inputs">
      <h2 className={styles['heading']}>Importance of inputs</h2>
      {telling.length > 0 && (
        <Text size="sm" c="dimmed" mb="xs">
          Shares of all together, by the {importanceMeans}.
        </Text>
      )}
      {telling.length === 0 && (
        <Text size="sm" c="dimmed">
          This kind of model does not tell which inputs matter.
        </Text>
      )}
      <ul className={styles['inputs']}>
        {shown.map(({ name, label, importance, weight }) => (
          <li key={name} className={styles['input']}>
            <span title={name}>{label}</span>
            <span className={styles['track']}>
              <span className={styles['bar']} style={{ display: 'block', width: `${(100 * importance) / most}%` }} />
            </span>
            <span className={styles['share']}>
              {(100 * importance).toFixed(1)} %
              {weight !== undefined && <span className={styles['interval']}>weight {weight.toFixed(2).replace('-', '−')}</span>}
            </span>
          </li>
        ))}
      </ul>
      {telling.length > shown.length && (
        <Button variant="subtle" size="compact-sm" mt="sm" onClick={() => setAll(true)}>
          Show all {telling.length}
        </Button>
      )}
      {telling.length > 0 && telling.length < inputs.length && (
        <Text size="sm" c="dimmed" mt="xs">
          {inputs.length - telling.length} more inputs are not used.
        </Text>
      )}
    </section>
  )
}
