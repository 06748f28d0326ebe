import { History } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { HistoryDialog, type HistoryDialogProps } from './history-dialog.tsx'

/** The way to what was sent before. */
export function HistoryButton({ connectionId, onOpen }: Omit<HistoryDialogProps, 'onClose'>) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button variant="quiet" icon={<History size={16} />} onClick={() => setIsOpen(true)}>
        History
      </Button>
      {isOpen && <HistoryDialog {...{ connectionId, onOpen }} onClose={() => setIsOpen(false)} />}
    </>
  )
}
