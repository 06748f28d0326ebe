/** What the practice InfoLink takes as a job: the document's `executeJob` body, turned into real JSON. */
import { isObject } from '../../shared/core/is-object.ts'

/** The body of `executeJob`. */
export type JobRequest = {
  readonly appId: string
  readonly isAsync: boolean
  readonly responseFormat: string
  readonly operation: {
    readonly opName: string
    readonly opParams: { readonly scenario: string; readonly parameters: object; readonly data: unknown }
  }
}

/** Whether a value is a job with every field of the document's example, each of the right type. */
export function isJobRequest(value: unknown): value is JobRequest {
  if (!isObject(value) || !isObject(value.operation) || !isObject(value.operation.opParams)) return false
  const { opName, opParams } = value.operation
  return (
    typeof value.appId === 'string' &&
    typeof value.isAsync === 'boolean' &&
    typeof value.responseFormat === 'string' &&
    typeof opName === 'string' &&
    isObject(opParams) &&
    typeof opParams.scenario === 'string' &&
    isObject(opParams.parameters) &&
    'data' in opParams
  )
}
