// A bar chart of places, drawn as SVG; each bar opens its place. The table beside it says the same, so the drawing is
// hidden from screen readers.
import { useEffect, useRef } from 'preact/hooks'
import { BarChart as Bar } from 'echarts/charts'
import { GridComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { grouped } from '../format'

use([Bar, GridComponent, SVGRenderer])

interface Group {
  place: string
  title: string
  value: string
}

export function BarChart({ groups, onPlace }: { groups: Group[]; label: string; onPlace: (place: string) => void }) {
  const box = useRef<HTMLDivElement>(null)
  const size = parseFloat(getComputedStyle(document.documentElement).fontSize)
  useEffect(() => {
    const element = box.current!
    element.style.height = `${groups.length * size * 1.75 + 20}px`
    const chart = init(element, undefined, { renderer: 'svg' })
    const sorted = groups.slice().reverse()
    const longest = Math.max(...groups.map((g) => grouped(g.value).length))
    chart.setOption({
      animation: false,
      grid: { left: 4, right: size * (1 + 0.55 * longest), top: 4, bottom: 4, containLabel: true },
      xAxis: { type: 'value', show: false },
      yAxis: {
        type: 'category',
        data: sorted.map((g) => g.title),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: '#8b949e' } },
        axisLabel: { color: '#1f2328', fontSize: size * 0.9 },
      },
      series: [
        {
          type: 'bar',
          data: sorted.map((g) => Number(g.value) || 0),
          itemStyle: { color: '#9a6a66' },
          barMaxWidth: size * 1.2,
          cursor: 'pointer',
          label: {
            show: true,
            position: 'right',
            color: '#1f2328',
            fontSize: size * 0.9,
            formatter: (x: { dataIndex: number }) => grouped(sorted[x.dataIndex].value),
          },
        },
      ],
    })
    chart.on('click', (x) => onPlace(sorted[x.dataIndex as number].place))
    const fit = () => chart.resize()
    window.addEventListener('resize', fit)
    return () => {
      window.removeEventListener('resize', fit)
      chart.dispose()
    }
  }, [groups])
  return <div ref={box} class="chart" aria-hidden="true" />
}
