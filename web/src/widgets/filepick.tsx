// Picking a file: a button in the product's words instead of the browser's own, and the name of what was picked.
import { useRef } from 'preact/hooks'

interface Props {
  id: string
  word: string
  accept?: string
  disabled?: boolean
  onFile: (file: File) => void
}

export function FilePick({ id, word, accept, disabled, onFile }: Props) {
  const box = useRef<HTMLInputElement>(null)
  return (
    <span>
      <input
        ref={box}
        id={id}
        class="unseen"
        type="file"
        accept={accept}
        disabled={disabled}
        onChange={() => {
          const file = box.current!.files?.[0]
          box.current!.value = '' // the same file may be picked again
          if (file) onFile(file)
        }}
      />
      <label for={id} class="button">
        {word}
      </label>
    </span>
  )
}
