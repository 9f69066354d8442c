// A small county for tests that enter records of every mechanism: two accounts with every right between them (what one
// prepares the other confirms), and words for what is entered again and again. The store is made once a file and copied
// for whoever wants an empty one, sessions and all.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addAccount, Client, COUNTY, grant, idNumber, login, makeCounty, serve, spelled } from './server.mjs'

export { COUNTY }
export const WEST = '341125100', // the township asked about
        EAST = '341125101' // and the other one
export const A = WEST + '201',
        A2 = WEST + '202',
        B = EAST + '201',
        B2 = EAST + '202'

let template
// emptyCounty: { store, tokens }: a county without a record, and the sessions of its two accounts.
async function emptyCounty() {
        if (template) return template
        const { store, directory } = makeCounty({})
        for (const name of ['first', 'second']) addAccount(store, name, 'organisation', COUNTY)
        return (template = { store, directory, tokens: await grantAll(store) })
}

async function grantAll(store) {
        for (const name of ['first', 'second'])
                for (const role of ['office', 'finance']) grant(store, name, role, COUNTY)
        const { base, stop } = await serve(store)
        const tokens = [(await login(base, 'first')).token, (await login(base, 'second')).token]
        await stop()
        return tokens
}

export function dropTemplate() {
        if (template) rmSync(template.directory, { recursive: true, force: true })
}

// County: a client of the first account, with words; `.second` is the other account.
export class County extends Client {
        static async open() {
                const { store, tokens } = await emptyCounty()
                const directory = mkdtempSync(join(tmpdir(), 'bangfu-county-'))
                const own = join(directory, 'county.bangfu')
                copyFileSync(store, own)
                const { base, stop } = await serve(own)
                const county = new County(base, tokens[0])
                county.store = own
                county.second = new Client(base, tokens[1])
                county.close = async () => {
                        await stop()
                        rmSync(directory, { recursive: true, force: true })
                }
                return county
        }

        n = 0
        next(word = '') {
                return word + ++this.n
        }
        async person(place = A) {
                const id_no = idNumber(this.next(), '19700101')
                return (await this.make('person', { name: '王' + spelled(this.next()), id_no, place })).id
        }
        async unit(kind = 'government_unit', place = COUNTY) {
                return (await this.make('organisation', { name: this.next('单位'), kind, place })).id
        }
        async cadre(values = {}) {
                const [person, organisation] = [await this.person(COUNTY), await this.unit()]
                return (await this.make('cadre', { person, organisation, post: '科员', ...values })).id
        }
        // household: its id; with a head when somebody of it is wanted
        async household(place = A) {
                return (await this.make('household', { hh_no: this.next('H'), place })).id
        }
        async family(place = A) {
                const household = await this.household(place),
                        person = await this.person(place)
                await this.make('household_member', { household, person, relation: 'head' })
                return { household, person }
        }
        async poor(place = A, from_on = '2016-01-01') {
                const household = await this.household(place)
                await this.make('household_status', { household, kind: 'poor', from_on })
                return household
        }
        async void(entity, record) {
                const answer = await this.post(`/${entity}/${record.id ?? record}/void`, { reason: '录错' })
                if (answer.status !== 200) throw new Error(`void ${entity}: ${answer.status} ${answer.text}`)
        }
        // exit: proposed by one account and, unless told otherwise, confirmed by the other.
        async exit(household, day, confirmed = true) {
                const exit = await this.make('household_exit', {
                        household,
                        day,
                        evidence: '核实表',
                        proposed_by: await this.cadre(),
                })
                if (!confirmed) return exit
                const answer = await this.second.patch(`/household_exit/${exit.id}`, {
                        version: exit.version,
                        values: { confirmed_by: await this.cadre(), confirmed_on: day },
                        reason: '确认',
                })
                if (answer.status !== 200) throw new Error(`exit: ${answer.status} ${answer.text}`)
                return answer.json
        }
}
