// What a household's record shows first: who it is, how it stands, income by year and the Two Assurances and Three
// Guarantees at a glance. Everything is read from the records that refer to the household; names of entities and fields
// come from the catalogue.
import { useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import { Rec, get } from '../../api'
import { Entity, Field, catalogue, entity, fieldOf, title } from '../../catalogue'
import { grouped, shown, titlesOf } from '../../format'
import { useLoad } from '../../hooks'
import { useMe } from '../../shell/session'
import { Form } from '../records/form'
import { RelatedGroup, standing } from '../records/related'
import { say } from './words'

export function HouseholdHead({ r, turn, onChanged }: { r: Rec; turn: number; onChanged: () => void }) {
  const related = useLoad(() => get<{ related: RelatedGroup[] }>(`/household/${r.id}/related`), [r.id, turn])
  if (!related.value) return null
  const groups = related.value.related.filter((g) => entity(g.entity))
  const rows = (name: RegExp) =>
    groups
      .filter((g) => name.test(g.entity))
      .flatMap((g) => g.rows.filter((x) => !x.voided).map((x) => ({ e: entity(g.entity)!, r: x })))
  const income = rows(/income/)
  const guarantees = rows(/guarantee/)
  const incomeEntity = income[0]?.e
  return (
    <>
      <Summary
        of={r}
        status={rows(/^household_status$/).map((x) => x.r)}
        helpers={rows(/^responsibility$/).map((x) => x.r)}
        onChanged={onChanged}
      />
      <Jumps groups={groups} />
      <div class="two start">
        {incomeEntity && <Income e={incomeEntity} rows={income.map((x) => x.r)} />}
        {guarantees[0] && <Guarantees e={guarantees[0].e} rows={guarantees.map((x) => x.r)} />}
      </div>
    </>
  )
}

// Summary: how the household stands today and who is responsible for it, in one line; where nobody is, the way to say
// who.
function Summary({ of, status, helpers, onChanged }: { of: Rec; status: Rec[]; helpers: Rec[]; onChanged: () => void }) {
  const me = useMe()
  const [adding, setAdding] = useState(false)
  const duty = entity('responsibility')
  const kind = fieldOf(entity('household_status'), 'kind')
  const cadre = fieldOf(duty, 'cadre')
  const openNow = (r: Rec): boolean =>
    String(r.values.from_on || '') <= me.today && String(r.values.to_on || '9999') >= me.today
  const named = helpers.filter((r) => openNow(r) && cadre && r.values.cadre)
  return (
    <>
      <p class="summary">
        {kind &&
          status.filter(openNow).map((r) => (
            <span key={r.id} class="mark">
              {shown(kind, r)}
              {r.values.from_on ? ` · ${r.values.from_on}` : ''}
            </span>
          ))}
        <span class={named.length ? 'helpers' : 'helpers warn'}>
          {say('helper')}
          {say('filter_is')}
          {named.length
            ? named.map((r, i) => (
                <span key={r.id}>
                  {i > 0 && '、'}
                  <Link href={'/r/cadre/' + r.values.cadre}>{titlesOf(r, 'cadre')[0]}</Link>
                </span>
              ))
            : say('no_helper')}
        </span>{' '}
        {!named.length && duty?.may.write && !of.voided && !of.values.ended_on && (
          <button onClick={() => setAdding(true)}>＋ {title(duty)}</button>
        )}
      </p>
      {adding && (
        <Form
          entity={duty!}
          preset={{ tier: 'cadre_household', household: of.id, from_on: me.today }}
          presetTitles={{ [of.id]: of.title }}
          only={['tier', 'cadre', 'household', 'from_on', 'document', 'note']}
          onClose={() => setAdding(false)}
          onSaved={onChanged}
        />
      )}
    </>
  )
}

function Jumps({ groups }: { groups: RelatedGroup[] }) {
  const me = useMe()
  const full = groups.filter((g) => g.count)
  const jump = (e: Event, name: string) => {
    e.preventDefault()
    const at = document.getElementById('group-' + name)
    at?.scrollIntoView()
    at?.querySelector<HTMLElement>('a,button')?.focus({ preventScroll: true })
  }
  return (
    <nav class="jumps" aria-label={say('jump')}>
      {full.map((g) => (
        <a key={g.entity + g.field} href={'#group-' + g.entity} onClick={(e) => jump(e, g.entity)}>
          {title(entity(g.entity))} {standing(g, me.today).count}
        </a>
      ))}
    </nav>
  )
}

// Income: sources down, years across, summed. A record either names its source and amount, or has one money field a
// source.
function Income({ e, rows }: { e: Entity; rows: Rec[] }) {
  const year = e.fields.find((f) => f.type === 'year') || e.fields.find((f) => f.type === 'date')
  const source = e.fields.find((f) => f.type === 'code' && /source|kind|item/.test(f.name))
  const money = e.fields.filter((f) => f.type === 'money')
  if (!year || !money.length) return null
  const yearOf = (r: Rec) => String(r.values[year.name] ?? '').slice(0, 4)
  const years = [...new Set(rows.map(yearOf))].filter(Boolean).sort().slice(-5)
  const sum = (of: Rec[], f: Field) => of.reduce((s, r) => s + Math.round(Number(r.values[f.name] || 0) * 100), 0)
  const yuan = (fen: number) => (fen ? grouped((fen / 100).toFixed(2)) : '—')
  const lines = source
    ? [...new Set(rows.map((r) => String(r.values[source.name])))].map((s) => ({
        title: shown(
          source,
          rows.find((r) => String(r.values[source.name]) === s)!
        ),
        at: (y: string) =>
          sum(
            rows.filter((r) => yearOf(r) === y && String(r.values[source.name]) === s),
            money[0]
          ),
      }))
    : money
        .map((f) => ({
          title: title(f),
          at: (y: string) =>
            sum(
              rows.filter((r) => yearOf(r) === y),
              f
            ),
        }))
        .filter((l) => years.some((y) => l.at(y)))
  return (
    <section class="panel pad">
      <h2>
        {say('income_by_year')} <span class="muted">({say('yuan')})</span>
      </h2>
      <div class="scroll" tabIndex={0} role="region" aria-label={say('income_by_year')}>
        <table class="plain-table">
          <thead>
            <tr>
              <th scope="col">{source ? title(source) : say('item')}</th>
              {years.map((y) => (
                <th key={y} class="number" scope="col">
                  {y}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((l) => (
              <tr key={l.title}>
                <th scope="row">{l.title}</th>
                {years.map((y) => (
                  <td key={y} class="number">
                    {yuan(l.at(y))}
                  </td>
                ))}
              </tr>
            ))}
            {source && (
              <tr class="total">
                <th scope="row">{say('total')}</th>
                {years.map((y) => (
                  <td key={y} class="number">
                    {yuan(lines.reduce((s, l) => s + l.at(y), 0))}
                  </td>
                ))}
              </tr>
            )}
          </tbody>
        </table>
      </div>
    </section>
  )
}

// Guarantees: the latest record, a mark and a word for each item; colour never alone.
function Guarantees({ e, rows }: { e: Entity; rows: Rec[] }) {
  const when = e.fields.find((f) => f.type === 'year' || f.type === 'date')
  const item = e.fields.find((f) => f.type === 'code' && /item|kind|guarantee/.test(f.name))
  const met = e.fields.find((f) => f.type === 'bool')
  const latest = rows
    .slice()
    .sort((a, b) => String(b.values[when?.name || ''] ?? '').localeCompare(String(a.values[when?.name || ''] ?? '')))
  const marks: { title: string; met: boolean; when: string }[] = []
  if (item && met) {
    const codes = item.codes ? catalogue().codes[item.codes]?.items || [] : []
    for (const c of codes) {
      const r = latest.find((x) => x.values[item.name] === c.code)
      if (r)
        marks.push({
          title: title(c),
          met: r.values[met.name] === true,
          when: when ? String(r.values[when.name] ?? '') : '',
        })
    }
  } else if (latest[0]) {
    for (const f of e.fields.filter((x) => x.type === 'bool'))
      marks.push({
        title: title(f),
        met: latest[0].values[f.name] === true,
        when: when ? String(latest[0].values[when.name] ?? '') : '',
      })
  }
  if (!marks.length) return null
  return (
    <section class="panel pad">
      <h2>{say('guarantees')}</h2>
      <ul class="guarantees">
        {marks.map((m) => (
          <li key={m.title} class={m.met ? 'met' : 'unmet'}>
            <span aria-hidden="true">{m.met ? '✓' : '✗'}</span> {m.title}
            <span class="muted">
              {' '}
              {say(m.met ? 'met' : 'unmet')} {m.when}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
