import type {
  FeatureState,
  ModelDetail,
  ModelVersion,
  PromotionReceipt,
  Refresh,
  RefreshInput,
  RefreshState,
  Subject,
  Training,
  TrainingInput,
  TrainingSummary,
} from '../../../src/platform/platform.ts'
import { request } from './request.ts'

export function fetchVersions(subject: Subject, signal: AbortSignal): Promise<readonly ModelVersion[]> {
  return request(`/v1/models/${subject}`, { signal })
}

export function fetchVersion(subject: Subject, version: string, signal: AbortSignal): Promise<ModelDetail> {
  return request(`/v1/models/${subject}/${encodeURIComponent(version)}`, { signal })
}

export function promote(
  subject: Subject,
  version: string,
  body: { readonly reason: string; readonly pinned: boolean },
): Promise<PromotionReceipt> {
  return request(`/v1/models/${subject}/${version}/promote`, { method: 'POST', body })
}

/** Of the current version. */
export function changeCurrent(subject: Subject, change: 'roll-back' | 'pin' | 'unpin', reason: string): Promise<PromotionReceipt> {
  return request(`/v1/models/${subject}/${change}`, { method: 'POST', body: { reason } })
}

export function fetchTrainings(signal: AbortSignal): Promise<readonly TrainingSummary[]> {
  return request('/v1/trainings', { signal })
}

export function startTraining(body: TrainingInput): Promise<Training> {
  return request('/v1/trainings', { method: 'POST', body })
}

export function fetchFeatures(signal: AbortSignal): Promise<readonly FeatureState[]> {
  return request('/v1/features', { signal })
}

export function startBackfill(feature: string): Promise<unknown> {
  return request(`/v1/features/${encodeURIComponent(feature)}/backfill`, { method: 'POST' })
}

export function fetchRefreshes(signal: AbortSignal): Promise<RefreshState> {
  return request('/v1/refreshes', { signal })
}

export function startRefresh(body: RefreshInput): Promise<Refresh> {
  return request('/v1/refreshes', { method: 'POST', body })
}
