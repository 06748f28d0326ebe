/** What sign-ins that are under way need of the person, by their key: the id of a try to connect, or of a connection. */
import { create } from 'zustand'
import type { Result } from '../../shared/core/result.ts'
import type { KeyedStep, SignInStep } from '../../shared/domain/sign-in-step.ts'
import { api } from '../lib/api.ts'

type SignInsState = {
  /** Only those that wait for the person. */
  readonly steps: Readonly<Record<string, SignInStep>>
  readonly load: () => Promise<void>
  /** Takes over what main pushed. */
  readonly receive: (keyed: KeyedStep) => void
  /** Hands the pasted address on; it is not kept here. */
  readonly giveAddress: (key: string, address: string) => Promise<Result<void>>
  readonly openAgain: (key: string) => Promise<Result<void>>
  readonly copyAddress: (key: string) => Promise<Result<void>>
  readonly copyCode: (key: string) => Promise<Result<void>>
}

export const useSignIns = create<SignInsState>((set, get) => ({
  steps: {},
  load: async () => {
    const result = await api.signIns.list()
    if (result.ok) for (const keyed of result.value) get().receive(keyed)
  },
  receive: ({ key, step }) => {
    const { [key]: _, ...others } = get().steps
    set({ steps: step === null ? others : { ...others, [key]: step } })
  },
  giveAddress: (key, address) => api.signIns.giveAddress({ key, address }),
  openAgain: (key) => api.signIns.openAgain({ key }),
  copyAddress: (key) => api.signIns.copyAddress({ key }),
  copyCode: (key) => api.signIns.copyCode({ key }),
}))
