/* import.c: one file from opening to commit (see import.h). Everything is read, grouped, parsed
 * and checked outside the writer; then one change writes group by group under savepoints. A dry
 * run is the same change, taken back at its end. / */
#include "import/import_private.h"

#include "book/place.h"
#include "core/scope.h"
#include "import/subjects.h"
#include "patch/patch.h"

#include <stdio.h>
#include <unistd.h>

/* ---- what the store knows ---- */

/* load_places: all of them at once, in order of code: matching a name asks for every place several times a row. */
static bool load_places(struct importer *m)
{
        struct ctx *c = m->c;
        struct stmt *s;
        size_t capacity = 0;
        m->places.arena = c->arena;
        if (!db_query(c, db_sql(c->db, "imports.places"), NO_ARGS, &s))
                return false;
        while (db_next(c, s))
                places_add(&m->places, &capacity, arena_str(c->arena, db_named_str(s, "code")),
                           arena_str(c->arena, db_named_str(s, "name")));
        return c->err.kind == ERR_NONE;
}

static const struct db_column word_columns[] = {
        DB_COLUMN(struct cell_words, list),
        DB_COLUMN(struct cell_words, word),
        DB_COLUMN(struct cell_words, code),
};

/* load_words: they are the county's own. A word mapped in one county means nothing in the next. */
static bool load_words(struct importer *m)
{
        struct ctx *c = m->c;
        struct stmt *s;
        size_t capacity = 0;
        if (!db_query(c, db_sql(c->db, "imports.words"), NO_ARGS, &s))
                return false;
        struct cell_words word = { .used = false };
        while (db_row_kept(c, s, c->arena, DB_COLUMNS(word_columns), &word)) {
                m->words = arena_grow(c->arena, m->words, &capacity, m->n_words + 1, sizeof *m->words);
                m->words[m->n_words++] = word;
        }
        return c->err.kind == ERR_NONE;
}

/* ---- what the file says ---- */

/* count_entity: at most as many as a report shows; a table that writes more kinds of records
 * than that is written wrongly. */
static void count_entity(struct importer *m, const struct entity *e)
{
        size_t i = 0;
        while (i < m->n_tally && m->tally[i].e != e)
                i++;
        if (e && i == m->n_tally && i < TALLIES_MAX)
                m->tally[m->n_tally++] = (struct subject_tally){ .e = e };
}

/* count_from_zero: whoever reads the report finds every register the subject writes, also where nothing was written.
 * Records beside the root of a single register are not promised: most sheets have no column of them. */
static void count_from_zero(struct importer *m, const struct match_subject *s)
{
        count_entity(m, entity_find(str_of(s->subject->root)));
        for (size_t k = 0; k < s->subject->n_columns; k++)
                if (s->targets[k].f && !s->targets[k].like && !s->subject->columns[k].match_only &&
                    (!s->generic || strcmp(s->targets[k].e->name, s->subject->root) == 0))
                        count_entity(m, s->targets[k].e);
}

/* asked_of_sheet: what is said of this sheet, else of all. Lines without a tab speak of all
 * sheets, and the last of them holds. */
static struct str asked_of_sheet(struct str lines, struct str sheet)
{
        struct str line, all = { "", 0 }, name;
        while (str_cut(&lines, '\n', &line)) {
                if (str_find(line, S("\t")) == line.n)
                        all = line.n ? line : all;
                else if (str_cut(&line, '\t', &name) && str_eq(name, sheet))
                        return line;
        }
        return all;
}

/* note_beyond: columns further right than we look are told with their letters, so that nobody thinks them read. */
static void note_beyond(struct importer *m, const struct match *x)
{
        char first[8], last[8];
        if (x->beyond == 0)
                return;
        book_column_name(MATCH_COLUMNS, first);
        book_column_name(MATCH_COLUMNS + x->beyond - 1, last);
        const struct subject_refusal note = {
                .sheet = x->sheet,
                .row = m->book.sheets[x->sheet].rows[x->last].number,
                .at = MATCH_COLUMNS,
                .field = x->closest->subject->columns[0].field,
                .code = S("columns.beyond"),
                .message = arena_fmt(m->c->arena,
                                     say(m->c, "这张表有 %zu 列，只读前 %d 列：%s 至 %s 列没有读",
                                         "this sheet has %zu columns, of which %d are read: %s to %s are left out"),
                                     MATCH_COLUMNS + x->beyond, MATCH_COLUMNS, first, last)
        };
        subject_refusals_add(&m->notes, &note);
}

/* note_sum: what the money without vouchers comes to, where more than one row has some: a county that brings in a
 * year's money must not find out from its figures. */
static void note_sum(struct importer *m)
{
        struct subject_refusal sum = { .amount = 0 };
        size_t n = 0;
        char words[32];
        for (size_t i = 0; i < m->notes.n; i++) {
                if (m->notes.items[i].amount <= 0)
                        continue;
                const int64_t before = sum.amount;
                sum = n++ ? sum : m->notes.items[i];
                sum.amount = before + m->notes.items[i].amount;
        }
        if (n < 2)
                return;
        decimal_put(sum.amount, 2, words);
        sum.code = S("money.no_voucher");
        sum.message = arena_fmt(m->c->arena,
                                say(m->c, "没有凭证号的金额共 %zu 笔、%s 元，不计入数字",
                                    "%zu amounts without a voucher, %s yuan together, are not counted"),
                                n, words);
        subject_refusals_add(&m->notes, &sum);
}

/* left_hidden: a hidden sheet is left out beside one that can be seen: an office suite keeps lists for its drop-downs
 * there. When nothing can be seen, the hidden ones are what was sent. */
static bool left_hidden(const struct book *b, size_t sheet)
{
        for (size_t i = 0; i < b->n; i++)
                if (!b->sheets[i].hidden && b->sheets[i].n > 0)
                        return b->sheets[sheet].hidden;
        return false;
}

/* match_all: hidden sheets are matched so that they can be named in the report. */
static bool match_all(struct importer *m)
{
        bool any = false;
        for (size_t i = 0; i < m->book.n; i++) {
                m->subjects.asked = asked_of_sheet(m->asked, m->book.sheets[i].name);
                tables_find(m, i);
        }
        for (size_t i = 0; i < m->n_matches; i++) {
                if (left_hidden(&m->book, m->matches[i].sheet))
                        m->matches[i].subject = NULL;
                any = any || m->matches[i].subject;
                note_beyond(m, &m->matches[i]);
                if (m->matches[i].subject)
                        count_from_zero(m, m->matches[i].subject);
        }
        return any;
}

/* parse_all: every group is read, checked and forgotten; what it refuses goes into the report. Our own exports wait:
 * only the record says what of them is new. In the order of the modules across all sheets, so that a workbook with
 * households on its third sheet and pairings on its first works at the first try. */
static void parse_all(struct importer *m)
{
        for (size_t s = 0; s < m->subjects.n; s++) /* in the order of the modules: who is named before who names him */
                for (size_t i = 0; i < m->n_matches; i++)
                        if (m->matches[i].subject == &m->subjects.subjects[s]) {
                                rows_group(m, &m->matches[i]);
                                struct arena_mark mark = arena_mark(m->c->arena);
                                totals_check(m, &m->matches[i]);
                                arena_back(m->c->arena, mark);
                        }
        parse_unique(m);
        for (size_t i = 0; i < m->n; i++) {
                struct import_group *g = &m->groups[i];
                struct arena_mark mark = arena_mark(m->c->arena);
                size_t before = m->refusals.n;
                parse_group(m, g, &m->refusals);
                if (g->group.rows[0].id)
                        m->refusals.n = before;
                g->set_aside = g->group.refused;
                arena_back(m->c->arena, mark);
        }
}

/* who_may: the roles that write in the register's area, by what their offices are called. */
static struct str who_may(const struct ctx *c, const struct entity *e)
{
        struct str out = { "", 0 };
        for (int r = 0; r < ROLE_LOCAL; r++)
                if (role_rights((enum role)r, e->area) & RIGHT_WRITE)
                        out = arena_fmt(c->arena, "%.*s%s%s", FMT(out), out.n ? say(c, "、", ", ") : "",
                                        role_title(c, (enum role)r));
        return out;
}

/* refuse_sheet: a table about a register that the account writes nowhere is refused as one, and says who may send it: a
 * fault in every row would tell the sender three hundred times that his rows are wrong, which they are not. */
static void refuse_sheet(struct importer *m, const struct match *match, const struct entity *e)
{
        size_t kept = 0;
        for (size_t i = 0; i < m->n; i++)
                m->groups[i].set_aside = m->groups[i].set_aside || m->groups[i].match == match;
        for (size_t i = 0; i < m->refusals.n; i++)
                if (m->refusals.items[i].sheet != match->sheet)
                        m->refusals.items[kept++] = m->refusals.items[i];
        m->refusals.n = kept;
        const struct subject_refusal x = {
                .sheet = match->sheet,
                .row = m->book.sheets[match->sheet].rows[match->last].number,
                .at = match->n ? match->columns[0].at : 0,
                .field = match->subject->subject->columns[0].field,
                .code = S("scope.sheet"),
                .message = arena_fmt(m->c->arena,
                                     say(m->c, "您的账号不能登记“%s”，这张表一行也没有导入；可由这些部门的账号导入：%.*s",
                                         "your account can't write %s: nothing of this sheet is taken; accounts of "
                                         "these may send it: %.*s"),
                                     entity_title(m->c, e), FMT(who_may(m->c, e)))
        };
        subject_refusals_add(&m->refusals, &x);
}

static void check_rights(struct importer *m)
{
        for (size_t i = 0; i < m->n_matches; i++) {
                const struct match *match = &m->matches[i];
                const struct entity *e = match->subject ? entity_find(str_of(match->subject->subject->root)) : NULL;
                if (e && !scope_may(m->c->actor, e, RIGHT_WRITE))
                        refuse_sheet(m, match, e);
        }
}

/* ---- the refused come back ---- */

/* returned_name: the second round is 待改2: people mend the file they were given, and both must be
 * able to lie side by side. */
const char *returned_name(const struct ctx *c, struct str path)
{
        const char *mark = say(c, "-待改", "-to-mend");
        struct arena *a = c->arena;
        struct str base = path;
        size_t dot = base.n;
        while (dot > 0 && base.p[dot - 1] != '.' && base.p[dot - 1] != '/')
                dot--;
        if (dot > 0 && base.p[dot - 1] == '.')
                base = str_slice(base, 0, dot - 1);
        int64_t again = 1;
        size_t end = base.n;
        while (end > 0 && base.p[end - 1] >= '0' && base.p[end - 1] <= '9')
                end--;
        struct str number = str_slice(base, end, base.n), stem = str_slice(base, 0, end);
        if (!str_ends(stem, str_of(mark)))
                return arena_fmt(a, "%.*s%s.xlsx", FMT(base), mark).p;
        (void)str_int(number, &again);
        return arena_fmt(a, "%.*s%lld.xlsx", FMT(stem), (long long)again + 1).p;
}

/* marks_of: what is refused, and with `some` a mark for each table that has none: what is tried must touch every
 * sheet that may be touched later. */
static size_t marks_of(struct importer *m, struct mark *marks, bool some)
{
        size_t n = m->refusals.n;
        for (size_t i = 0; i < n; i++) {
                const struct subject_refusal *r = &m->refusals.items[i];
                marks[i] = (struct mark){ r->sheet, r->row, r->at, r->message };
        }
        for (size_t i = 0; some && i < m->n_matches; i++) {
                const struct match *x = &m->matches[i];
                if (x->subject)
                        marks[n++] = (struct mark){ x->sheet, m->book.sheets[x->sheet].rows[x->last].number + 1, 0,
                                                    S(PATCH_TITLE_ZH) };
        }
        return n;
}

/* returned_to: into a file at `path`. */
static bool returned_to(struct importer *m, const struct import_order *order, const char *path, bool some)
{
        struct arena *a = m->c->arena;
        struct mark *marks = NEWS(a, struct mark, m->refusals.n + m->n_matches + 1);
        struct patch_header *headers = NEWS(a, struct patch_header, m->n_matches + 1);
        const size_t n = marks_of(m, marks, some);
        size_t n_headers = 0;
        for (size_t i = 0; i < m->n_matches; i++) {
                const struct match *x = &m->matches[i];
                bool further = i > 0 && m->matches[i - 1].sheet == x->sheet; /* one column of problems a sheet */
                if (x->subject && !further)
                        headers[n_headers++] =
                                (struct patch_header){ x->sheet, m->book.sheets[x->sheet].rows[x->last].number };
        }
        return patch_write(m->c, order->path, &m->book, headers, n_headers, marks, n, path);
}

/* back_wanted: a dry run gives nothing back unless asked: pages show the refusals themselves. */
static bool back_wanted(const struct import_order *order)
{
        return order->returned ? order->returned[0] != '\0' : order->mode == IMPORT_COMMIT;
}

static const char *returned_path(struct importer *m, const struct import_order *order)
{
        return order->returned ? order->returned : returned_name(m->c, str_of(order->path));
}

bool give_back(struct importer *m, const struct import_order *order, struct import_report *out)
{
        out->returned = NULL;
        if (!back_wanted(order) || m->refusals.n == 0)
                return true;
        const char *path = returned_path(m, order);
        if (!returned_to(m, order, path, false))
                return false;
        out->returned = path;
        return true;
}

/* Beside where it will stand: the same folder, the same disk. */
bool try_back(struct importer *m, const struct import_order *order)
{
        if (!back_wanted(order) || m->going.tried)
                return true;
        const char *back = returned_path(m, order), *path = arena_fmt(m->c->arena, "%s.try", back).p;
        if (!place_free(m->c, back))
                return false;
        m->going.tried = returned_to(m, order, path, true);
        unlink(path);
        return m->going.tried;
}

/* ---- the whole ---- */

/* name_of: what the path ends in, for commands; uploads bring their own name. */
static const char *name_of(const char *path)
{
        const char *slash = strrchr(path, '/');
        return slash ? slash + 1 : path;
}

/* heads: both where it was taken and where it was left: that a heading means nothing is a use of what was said. */
static bool heads(const struct match_column *columns, size_t n, struct str word)
{
        for (size_t i = 0; i < n; i++)
                if (str_eq(columns[i].word, word))
                        return true;
        return false;
}

/* note_headings: headings that were said by hand are used where they stand. Shown in the report with a way to take
 * them back: a word mapped wrongly spoils every sheet after it without a sound. */
static void note_headings(struct importer *m)
{
        for (size_t w = 0; w < m->n_words; w++)
                for (size_t i = 0; str_is(m->words[w].list, "column") && i < m->n_matches; i++)
                        m->words[w].used = m->words[w].used ||
                                           heads(m->matches[i].columns, m->matches[i].n, m->words[w].word) ||
                                           heads(m->matches[i].left, m->matches[i].n_left, m->words[w].word);
}

/* kept_refusals: what the report says outlives the import. */
static struct subject_refusals kept_refusals(struct arena *a, const struct subject_refusals *all)
{
        struct subject_refusals out = { .arena = a };
        for (size_t i = 0; i < all->n; i++)
                subject_refusals_add(&out, &all->items[i]);
        return out;
}

/* refused_before: by sheet, row and column: as somebody reads who has the sheet open beside it. */
static bool refused_before(const struct subject_refusal *a, const struct subject_refusal *b)
{
        if (a->sheet != b->sheet)
                return a->sheet < b->sheet;
        return a->row != b->row ? a->row < b->row : a->at < b->at;
}

/* in_order: insertion is enough: they come nearly in order. They come almost in order, since
 * groups do; only rows of one household that stand apart, and rules, break it. */
static void in_order(struct subject_refusals *r)
{
        for (size_t i = 1; i < r->n; i++) {
                struct subject_refusal x = r->items[i];
                size_t k = i;
                for (; k > 0 && refused_before(&x, &r->items[k - 1]); k--)
                        r->items[k] = r->items[k - 1];
                r->items[k] = x;
        }
}

/* report_fill: the first understood sheet gives the report its subject; the order of tables is that of the workbook. */
void report_fill(struct importer *m, const struct import_order *order, struct import_report *out)
{
        note_headings(m);
        out->state = order->mode == IMPORT_DRY ? "checked" : "done";
        out->file = str_of(order->name);
        out->matches = m->matches;
        out->book = &m->book;
        out->subjects = &m->subjects;
        out->words = m->words;
        out->n_words = m->n_words;
        out->n_sheets = m->n_matches;
        out->tally = m->tally;
        out->n_tally = m->n_tally;
        out->refusals = kept_refusals(m->c->arena, &m->refusals);
        in_order(&out->refusals);
        out->sent = m->sent;
        note_sum(m);
        out->notes = kept_refusals(m->c->arena, &m->notes);
        out->at = m->c->now;
        out->actor = m->c->actor->name;
        for (size_t i = m->n_matches; i-- > 0;)
                if (m->matches[i].subject) {
                        out->subject = m->matches[i].subject->subject->name;
                        out->subject_title = say(m->c, m->matches[i].subject->subject->title,
                                                 m->matches[i].subject->subject->title_en);
                }
}

/* journal_last: the last block, 0 before the first. Kept with a check: as long as the head has
 * not moved, what was checked is still true and need not be checked again. */
static bool journal_last(struct ctx *c, int64_t *seq)
{
        struct val v;
        if (!db_one(c, db_sql(c->db, "core.head"), NO_ARGS, &v))
                return false;
        *seq = v.type == VAL_INT ? v.i : 0;
        return true;
}

/* import_whole: reads, checks, writes and reports; m->held is the caller's to release. */
static bool import_whole(struct importer *m, const struct import_order *asked, struct import_report *out)
{
        struct ctx *c = m->c;
        struct import_order order = *asked;
        if (!order.name)
                order.name = name_of(order.path);
        m->file = order.name;
        m->asked = order.asked;
        m->at = order.at;
        m->to = order.to;
        if (!journal_last(c, &out->head) || !book_open(c, order.path, &m->book) || !load_places(m) || !load_words(m))
                return false;
        subjects_build(c, m->words, m->n_words, &m->subjects);
        m->subjects.file = str_of(m->file);
        out->understood = match_all(m);
        if (!out->understood) {
                report_fill(m, &order, out);
                out->state = "refused";
                return true;
        }
        if (!parse_guesses(m))
                return false;
        parse_all(m);
        check_rights(m);
        return import_write(m, &order, out);
}

bool import_run(struct ctx *c, const struct import_order *order, struct import_report *out)
{
        struct importer *m = NEW(c->arena, struct importer);
        *out = (struct import_report){ .id = order->id };
        m->c = c;
        m->refusals.arena = m->pending.arena = m->notes.arena = &m->held;
        const bool ok = import_whole(m, order, out);
        arena_release(&m->held);
        return ok;
}
