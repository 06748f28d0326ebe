import type { SavedRequest } from './saved-request.ts'

/** A request that is not saved yet: what it will be called, in which folder, and what stands in it. */
export type RequestToSave = Pick<SavedRequest, 'name' | 'folder' | 'form'>
