// A small program that fills in a workbook as a person would: it changes the cells it is told to and nothing else.
import zlib, { deflateRawSync, inflateRawSync } from 'node:zlib'

function entries(bytes) {
        const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
        const out = new Map()
        let at = bytes.readUInt32LE(end + 16)
        for (let i = 0; i < bytes.readUInt16LE(end + 10); i++) {
                const [method, packed] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)]
                const [name, extra, comment] = [28, 30, 32].map((o) => bytes.readUInt16LE(at + o))
                const from = bytes.readUInt32LE(at + 42)
                const start = from + 30 + bytes.readUInt16LE(from + 26) + bytes.readUInt16LE(from + 28)
                const data = bytes.subarray(start, start + packed)
                out.set(
                        bytes.toString('utf8', at + 46, at + 46 + name),
                        method ? inflateRawSync(data) : Buffer.from(data),
                )
                at += 46 + name + extra + comment
        }
        return out
}

let table
function sum(data) {
        if (zlib.crc32) return zlib.crc32(data) // not in Node 18
        table = table || Array.from({ length: 256 }, (_, n) => {
                for (let k = 0; k < 8; k++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1
                return n >>> 0
        })
        let c = 0xffffffff
        for (const b of data) c = table[(c ^ b) & 255] ^ (c >>> 8)
        return (c ^ 0xffffffff) >>> 0
}

function packed(all) {
        const parts = [], heads = []
        let at = 0
        for (const [name, data] of all) {
                const body = deflateRawSync(data), named = Buffer.from(name)
                const head = Buffer.alloc(30)
                head.writeUInt32LE(0x04034b50, 0)
                head.writeUInt16LE(20, 4)
                head.writeUInt16LE(8, 8)
                head.writeUInt16LE(33, 12)
                head.writeUInt32LE(sum(data), 14)
                head.writeUInt32LE(body.length, 18)
                head.writeUInt32LE(data.length, 22)
                head.writeUInt16LE(named.length, 26)
                const central = Buffer.alloc(46)
                central.writeUInt32LE(0x02014b50, 0)
                central.writeUInt16LE(20, 4)
                head.copy(central, 6, 4, 30)
                central.writeUInt32LE(at, 42)
                parts.push(head, named, body)
                heads.push(central, named)
                at += 30 + named.length + body.length
        }
        const directory = Buffer.concat(heads), end = Buffer.alloc(22)
        end.writeUInt32LE(0x06054b50, 0)
        end.writeUInt16LE(all.size, 8)
        end.writeUInt16LE(all.size, 10)
        end.writeUInt32LE(directory.length, 12)
        end.writeUInt32LE(at, 16)
        return Buffer.concat([...parts, directory, end])
}

const SHEET = 'xl/worksheets/sheet1.xml'
const plain = (xml) => xml.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&')
const words = (xml) => plain([...xml.matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map((m) => m[1]).join(''))

// cellsOf: what stands in the first sheet, and what protects it.
export function cellsOf(bytes) {
        const all = entries(bytes)
        const xml = all.get(SHEET).toString()
        const shared = [...(all.get('xl/sharedStrings.xml') || '').toString().matchAll(/<si>(.*?)<\/si>/gs)].map((m) =>
                words(m[1]),
        )
        const rows = [...xml.matchAll(/<row r="(\d+)"[^>]*?(?:\/>|>(.*?)<\/row>)/gs)].map((m) => ({
                number: Number(m[1]),
                cells: Object.fromEntries(
                        [...(m[2] || '').matchAll(/<c r="([A-Z]+)\d+"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map((c) => [
                                c[1],
                                /t="s"/.test(c[2])
                                        ? shared[Number(/<v>(\d+)</.exec(c[3])[1])]
                                        : words(c[3] || '') || (/<v>([^<]*)</.exec(c[3] || '') || [])[1] || '',
                        ]),
                ),
        }))
        return {
                rows,
                texts: rows.flatMap((r) => Object.values(r.cells)),
                protected: xml.includes('<sheetProtection'),
                validations: (xml.match(/<dataValidation /g) || []).length,
        }
}

// sheetsOf: every sheet of a workbook: its name, its rows as lists of texts (a formula begins with =), how it is printed.
export function sheetsOf(bytes) {
        const all = entries(bytes)
        const text = (name) => (all.get(name) || '').toString()
        const shared = [...text('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map((m) => words(m[1]))
        const column = (ref) => [...ref.replace(/\d/g, '')].reduce((n, ch) => n * 26 + ch.charCodeAt(0) - 64, 0) - 1
        const cell = (more, inside = '') => {
                const [, value = ''] = /<v>([^<]*)</.exec(inside) || []
                if (/t="s"/.test(more)) return shared[Number(value)]
                const [, formula] = /<f>([^<]*)</.exec(inside) || []
                return formula ? '=' + plain(formula) : words(inside) || value
        }
        return [...text('xl/workbook.xml').matchAll(/<sheet name="([^"]+)"/g)].map(([, name], i) => {
                const xml = text(`xl/worksheets/sheet${i + 1}.xml`)
                const rows = [...xml.matchAll(/<row [^>]*?(?:\/>|>(.*?)<\/row>)/gs)].map((m) => {
                        const row = []
                        for (const c of (m[1] || '').matchAll(/<c r="([A-Z]+\d+)"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs))
                                row[column(c[1])] = cell(c[2], c[3])
                        return [...row].map((x) => x ?? '')
                })
                return { name, rows, xml, names: text('xl/workbook.xml') }
        })
}

// fill: {"F3": "text"}: each cell keeps its style.
export function fill(bytes, values) {
        const all = entries(bytes)
        let xml = all.get(SHEET).toString()
        for (const [cell, text] of Object.entries(values)) {
                const found = new RegExp(`<c r="${cell}"( s="\\d+")?[^>]*?(/>|>.*?</c>)`, 's')
                if (!found.test(xml)) throw new Error(`no cell ${cell}`)
                xml = xml.replace(found, (_, style) => `<c r="${cell}"${style || ''} t="inlineStr"><is><t>${text}</t></is></c>`)
        }
        all.set(SHEET, Buffer.from(xml))
        return packed(all)
}
