/** Where the window was, and whether it can be there again. Plain functions. */

export type Rectangle = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** What is kept of the window between two runs. */
export type WindowPlace = { readonly bounds: Rectangle; readonly maximized: boolean }

export const minimumSize = { width: 900, height: 600 }
const usualSize = { width: 1180, height: 780 }

/** How much of the window's upper edge must be on a display so that it can be grabbed. */
const grip = { width: 160, height: 40 }

/** Whether something read from disk is a place; finite whole numbers are all that Electron takes. */
export function isWindowPlace(value: unknown): value is WindowPlace | null {
  if (value === null) return true
  if (typeof value !== 'object' || !('bounds' in value) || !('maximized' in value)) return false
  const { bounds, maximized } = value
  if (typeof bounds !== 'object' || bounds === null || typeof maximized !== 'boolean') return false
  const numbers = ['x', 'y', 'width', 'height'].map((side) => (bounds as Record<string, unknown>)[side])
  return numbers.every((number) => Number.isSafeInteger(number) && Math.abs(Number(number)) < 1_000_000)
}

/** The bounds for the new window. Without a position the system centres it. */
export function boundsFor(
  place: WindowPlace | null,
  workAreas: readonly Rectangle[],
): Partial<Rectangle> & { readonly width: number; readonly height: number } {
  const area = place === null ? undefined : workAreas.find((workArea) => canBeGrabbed(place.bounds, workArea))
  if (place === null || area === undefined) return usualSize
  return {
    x: place.bounds.x,
    y: place.bounds.y,
    width: Math.max(minimumSize.width, Math.min(place.bounds.width, area.width)),
    height: Math.max(minimumSize.height, Math.min(place.bounds.height, area.height)),
  }
}

function canBeGrabbed(bounds: Rectangle, area: Rectangle): boolean {
  const width = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x)
  const withinHeight = bounds.y >= area.y - 1 && bounds.y + grip.height <= area.y + area.height
  return width >= grip.width && withinHeight
}
