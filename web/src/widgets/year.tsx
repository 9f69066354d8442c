import { say } from './words'
// The year a page is about, with the way to the one before and the one after.

export function YearLine({ year, onChange }: { year: string; onChange: (year: string) => void }) {
  const step = (n: number) => onChange(String(Number(year) + n))
  return (
    <div class="year-line">
      <button aria-label={say('year_before')} onClick={() => step(-1)}>
        ‹
      </button>
      <strong aria-live="polite">{say('year_x', { x: year })}</strong>
      <button aria-label={say('year_after')} onClick={() => step(1)}>
        ›
      </button>
    </div>
  )
}
