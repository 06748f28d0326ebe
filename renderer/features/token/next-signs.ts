import { Hourglass, RotateCw, TimerOff, TimerReset } from 'lucide-react'
import type { NextEvent } from '../../../shared/domain/time-line.ts'

/** The sign of something that comes; the same in the drawing and in the list. */
export const nextSigns = {
  renews: RotateCw,
  'tries-again': RotateCw,
  'too-short-to-send': Hourglass,
  ends: TimerOff,
  'refresh-token-ends': TimerReset,
} as const satisfies Record<NextEvent['kind'], typeof RotateCw>
