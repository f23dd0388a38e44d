import { Skeleton, Stack } from '@mantine/core'
import styles from './result-card.module.css'

export function CardSkeleton() {
  return (
    <div className={styles['card']}>
      <div className={styles['person']}>
        <Skeleton circle height={44} className={styles['avatar']} />
        <div className={styles['main']}>
          <Skeleton height={16} width="32%" />
          <Skeleton height={12} width="56%" />
          <Skeleton height={12} width="70%" />
          <Skeleton height={20} width="84%" />
        </div>
      </div>
      <div className={styles['score']}>
        <Stack gap={8}>
          <Skeleton height={22} width={64} />
          <Skeleton height={8} />
          <Skeleton height={8} />
          <Skeleton height={8} />
        </Stack>
      </div>
    </div>
  )
}
