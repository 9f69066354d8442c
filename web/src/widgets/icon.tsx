// Line icons, drawn here: nothing to fetch, the colour of the text.
const PATHS: Record<string, string> = {
  home: 'M3 11l9-8 9 8M6 9v11h12V9',
  desk: 'M5 4h14v17H5zM9 2h6v4H9zM8 13l3 3 5-6',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M15.5 15.5L21 21',
  pillar: 'M4 20h16M6 20V9M12 20V9M18 20V9M3 9l9-6 9 6z',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M2.5 20c0-4 3-6 6.5-6s6.5 2 6.5 6M16 4.5a3.5 3.5 0 0 1 0 6.5M18 14.5c2.500.8 3.5 2.800 3.5 5.500',
  link: 'M9.500 14.500l5-5M8 12l-3 3a3.500 3.500 0 0 0 5 5l3-3M16 12l3-3a3.500 3.500 0 0 0-5-5l-3 3',
  list: 'M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01',
  chart: 'M4 20h17M7 20v-8M12 20V5M17 20v-5',
  book: 'M4 5c3-1 6-1 8 1 2-2 5-2 8-1v14c-3-1-6-1-8 1-2-2-5-2-8-1zM12 6v14',
  file: 'M6 3h8l5 5v13H6zM14 3v5h5',
  up: 'M12 16V4M7 9l5-5 5 5M4 20h16',
  gear: 'M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6M12 2v4M12 18v4M2 12h4M18 12h4M5 5l3 3M16 16l3 3M19 5l-3 3M8 16l-3 3',
  key: 'M8 15a4 4 0 1 1 3.500-6H21v4h-3v3h-3v-3h-3.500A4 4 0 0 1 8 15',
  house: 'M3 11l9-7 9 7M5 10v10h14V10M10 20v-6h4v6',
  swap: 'M4 8h14M14 4l4 4-4 4M20 16H6M10 12l-4 4 4 4',
  calendar: 'M4 6h16v14H4zM4 10h16M8 3v5M16 3v5',
  menu: 'M3 6h18M3 12h18M3 18h18',
  money: 'M6 4l6 8 6-8M12 12v8M7 12h10M7 16h10',
  place: 'M12 21c5-6 7-9 7-12a7 7 0 0 0-14 0c0 3 2 6 7 12M12 7v5',
}

export function Icon({ name }: { name: string }) {
  return (
    <svg
      class="icon"
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
      fill="none"
      stroke="currentColor"
      stroke-width="1.8"
      stroke-linecap="round"
      stroke-linejoin="round">
      <path d={PATHS[name] || PATHS.list} />
    </svg>
  )
}
