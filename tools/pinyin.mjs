// pinyin.mjs: writes src/base/pinyin_table.inc: for U+4E00..U+9FFF the rank of a character in the pinyin order of the Unicode
// collation (CLDR, as built into node), and at which rank each initial letter begins. Run it as
//     node tools/pinyin.mjs >src/base/pinyin_table.inc
// The result is committed, because sort keys stand in stores: another node must not change the order. Node with full ICU.
const FIRST = 0x4e00;
const LAST = 0x9fff;
// The first character of each initial in that order; no syllable begins with i, u or v.
const STARTS = {
        a: '吖', b: '八', c: '嚓', d: '咑', e: '妸', f: '发', g: '旮', h: '哈', j: '丌', k: '咔', l: '垃', m: '呣',
        n: '拏', o: '噢', p: '妑', q: '七', r: '呥', s: '仨', t: '他', w: '屲', x: '夕', y: '丫', z: '帀',
};
const FINAL = '咗'; // the last one with a reading; the collation puts those without behind it

const collator = new Intl.Collator('zh-u-co-pinyin');
if (collator.compare('张', '赵') >= 0 || collator.compare('张', '李') <= 0)
        throw new Error('this node has no pinyin collation (it lacks full ICU)');

const characters = [];
for (let code = FIRST; code <= LAST; code++)
        characters.push(String.fromCodePoint(code));
characters.sort(collator.compare);
const rank = new Map(characters.map((character, index) => [character, index]));

const starts = [];
let next = rank.get(FINAL) + 1;
for (const letter of [...'abcdefghijklmnopqrstuvwxyz'].reverse()) {
        if (STARTS[letter])
                next = letter === 'a' ? 0 : rank.get(STARTS[letter]);
        starts.unshift(next);
}
starts.push(rank.get(FINAL) + 1);
if (starts.some((start, index) => index > 0 && start < starts[index - 1]))
        throw new Error('the initials are out of order: another collation than expected');

const rows = [];
for (let code = FIRST; code <= LAST; code += 16) {
        const row = [];
        for (let at = code; at < code + 16 && at <= LAST; at++)
                row.push(rank.get(String.fromCodePoint(at)));
        rows.push(`        ${row.join(', ')},`);
}

console.log(`/* pinyin_table.inc: made by tools/pinyin.mjs from the pinyin collation of ICU ${process.versions.icu}; not to be edited. */
#define PINYIN_FIRST 0x${FIRST.toString(16)}u
#define PINYIN_LAST 0x${LAST.toString(16)}u

/* pinyin_starts[letter]: the first rank of that initial, a to z; then the first rank without a reading. */
static const uint16_t pinyin_starts[27] = {
        ${starts.slice(0, 14).join(', ')},
        ${starts.slice(14).join(', ')},
};

/* pinyin_ranks[character - PINYIN_FIRST] */
static const uint16_t pinyin_ranks[PINYIN_LAST - PINYIN_FIRST + 1] = {
${rows.join('\n')}
};`);
