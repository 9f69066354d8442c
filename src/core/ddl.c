/* ddl.c: the schema read off the catalogue, one text for both engines (see ddl.h and the store's rules in
 * ARCHITECTURE.md).
 *
 * County tables lead every key with county; foreign keys pair county with county; reference tables have neither.
 *
 * A record's row has always the same head: county (but of reference tables), id, version, place, whether it is voided,
 * the import it came with; then the fields. Every walker counts on it, so no entity can do without one of them. */
#include "core/ddl.h"

#include "core/working.h"

/* Core's own: the journal (block, leaf and their heads), secrets, counters, the search index, and what a change has
 * touched. */
static const char *const core_tables[] = {
        "CREATE TABLE meta (name TEXT NOT NULL PRIMARY KEY, value TEXT)",
        "CREATE TABLE id_counter (county TEXT NOT NULL PRIMARY KEY, next_n BIGINT NOT NULL)",
        "CREATE TABLE journal_head (county TEXT NOT NULL PRIMARY KEY, seq BIGINT NOT NULL, digest TEXT NOT NULL)",
        "CREATE TABLE block (county TEXT NOT NULL, seq BIGINT NOT NULL, previous TEXT NOT NULL, digest TEXT NOT NULL, "
        "schema_version BIGINT NOT NULL, made_at BIGINT NOT NULL, actor TEXT NOT NULL, channel TEXT NOT NULL, reason "
        "TEXT, change_key TEXT, "
        "import_id BIGINT, leaves_n BIGINT NOT NULL, PRIMARY KEY (county, seq))",
        "CREATE UNIQUE INDEX block_change_key ON block (county, change_key) WHERE change_key IS NOT NULL",
        "CREATE INDEX block_import ON block (county, import_id) WHERE import_id IS NOT NULL",
        "CREATE TABLE leaf (county TEXT NOT NULL, seq BIGINT NOT NULL, n BIGINT NOT NULL, entity TEXT NOT NULL, id "
        "BIGINT NOT NULL, "
        "version BIGINT NOT NULL, op TEXT NOT NULL, image TEXT NOT NULL, digest TEXT NOT NULL, PRIMARY KEY (county, "
        "seq, n))",
        "CREATE INDEX leaf_record ON leaf (county, id, entity)",
        "CREATE TABLE secret (county TEXT NOT NULL, digest TEXT NOT NULL, entity TEXT NOT NULL, id BIGINT NOT NULL, "
        "field TEXT NOT NULL, "
        "salt TEXT, sealed TEXT, lookup TEXT, tail TEXT, PRIMARY KEY (county, digest))",
        "CREATE INDEX secret_lookup ON secret (county, lookup)",
        "CREATE INDEX secret_tail ON secret (county, tail)",
        "CREATE TABLE touched (county TEXT NOT NULL, entity TEXT NOT NULL, id BIGINT NOT NULL, PRIMARY KEY (county, "
        "entity, id))",
        "CREATE TABLE search_term (county TEXT NOT NULL, term TEXT NOT NULL, entity TEXT NOT NULL, id BIGINT NOT NULL, "
        "PRIMARY KEY (county, entity, term, id))",
        "CREATE INDEX search_term_record ON search_term (county, entity, id)",
};

const char *ddl_column_type(const struct field *f)
{
        switch (f->type) {
        case FIELD_TEXT:
        case FIELD_CODE:
        case FIELD_CODES:
        case FIELD_DATE:
        case FIELD_REFS:
        case FIELD_PLACE:
                return "TEXT";
        case FIELD_YEAR:
        case FIELD_INT:
        case FIELD_MONEY:
        case FIELD_DECIMAL:
        case FIELD_BOOL:
        case FIELD_REF:
        case FIELD_MAX:
                break;
        }
        return "BIGINT";
}

/* No column has a default and none but the head's is NOT NULL: the schema only grows (store rules), and what is
 * required is asked by change. */
static void ddl_columns(struct arena *a, const struct entity *e, struct buf *out)
{
        for (size_t i = 0; i < e->n_fields; i++) {
                const struct field *f = &e->fields[i];
                if (strcmp(f->name, "place") == 0)
                        continue;
                buf_fmt(out, ",\n  %s %s", field_column(a, f), ddl_column_type(f));
                if (f->named)
                        buf_fmt(out, ",\n  %s_py TEXT", f->name);
        }
}

/* County with county: a household can't point to a person of another one, by the engine's own word. */
static void write_references(struct arena *a, const struct entity *e, struct buf *out)
{
        for (size_t i = 0; i < e->n_fields; i++) {
                const struct field *f = &e->fields[i];
                if (f->type != FIELD_REF)
                        continue;
                const struct entity *to = entity_find(str_of(f->ref));
                const char *column = field_column(a, f);
                if (to->reference)
                        buf_fmt(out, ",\n  FOREIGN KEY (%s) REFERENCES %s (id)", column, to->name);
                else
                        buf_fmt(out, ",\n  FOREIGN KEY (county, %s) REFERENCES %s (county, id)", column, to->name);
        }
}

static void write_table(struct arena *a, const struct entity *e, struct buf *out)
{
        buf_fmt(out,
                "CREATE TABLE %s (\n  %sid BIGINT NOT NULL,\n  version BIGINT NOT NULL,\n  place TEXT NOT NULL,\n  "
                "voided BIGINT NOT NULL,\n"
                "  import_id BIGINT",
                e->name, e->reference ? "" : "county TEXT NOT NULL,\n  ");
        ddl_columns(a, e, out);
        buf_fmt(out, ",\n  PRIMARY KEY (%sid)", e->reference ? "" : "county, ");
        write_references(a, e, out);
        buf_text(out, "\n);\n");
}

/* A secret's column holds a digest with a salt of its own: equal values have unequal digests, and an index over
 * them finds nothing. Such keys are found by the lookup. */
static bool key_plain(const struct entity *e, struct str key)
{
        struct str name;
        while (str_cut(&key, ',', &name)) {
                const struct field *f = field_find(e, name);
                if (!f || f->secret)
                        return false;
        }
        return true;
}

/* write_key: the first key is unique among what is not voided; a span may come again, so its keys only find. */
static void write_key(struct arena *a, const struct entity *e, struct buf *out)
{
        struct str keys = str_of(e->keys), first, name;
        if (!keys.p || !str_cut(&keys, '|', &first) || !key_plain(e, first))
                return;
        bool unique = e->life != LIFE_SPAN;
        buf_fmt(out, "CREATE %sINDEX %s_key ON %s (%s", unique ? "UNIQUE " : "", e->name, e->name,
                e->reference ? "" : "county, ");
        const char *gap = "";
        while (str_cut(&first, ',', &name)) {
                buf_fmt(out, "%s%s", gap, field_column(a, field_find(e, name)));
                gap = ", ";
        }
        buf_text(out, ") WHERE voided = 0;\n");
}

/* Every register is read by place (scope), by what it refers to, by its day and by its sort; id is the last
 * column of each, so that pages go by the index alone. */
static void write_indexes(struct arena *a, const struct entity *e, struct buf *out)
{
        const char *lead = e->reference ? "" : "county, ";
        write_key(a, e, out);
        if (strcmp(e->name, "place") != 0)
                buf_fmt(out, "CREATE INDEX %s_place ON %s (%splace, id);\n", e->name, e->name, lead);
        for (size_t i = 0; i < e->n_fields; i++) {
                const struct field *f = &e->fields[i];
                bool sorted = e->sort && strcmp(e->sort, f->name) == 0 && !f->named;
                if (strcmp(f->name, "place") == 0)
                        continue;
                if (f->type == FIELD_REF || f->indexed || sorted || (e->day && strcmp(e->day, f->name) == 0))
                        buf_fmt(out, "CREATE INDEX %s_%s ON %s (%s%s, id);\n", e->name, f->name, e->name, lead,
                                field_column(a, f));
                if (f->named)
                        buf_fmt(out, "CREATE INDEX %s_%s_py ON %s (%s%s_py, id);\n", e->name, f->name, e->name, lead,
                                f->name);
        }
}

static void write_working(struct arena *a, enum ddl_engine engine, struct buf *out)
{
        size_t n;
        const struct working_table *w = working_tables(&n);
        for (size_t i = 0; i < n; i++) {
                struct str ddl = str_trim(str_of(w[i].ddl)), part = S("{blob}");
                for (size_t at; (at = str_find(ddl, part)) < ddl.n; ddl = str_slice(ddl, at + part.n, ddl.n)) {
                        buf_add(out, str_slice(ddl, 0, at));
                        buf_text(out, engine == DDL_POSTGRES ? "BYTEA" : "BLOB");
                }
                buf_add(out, ddl);
                bool closed = out->n && out->p[out->n - 1] == ';';
                buf_text(out, closed ? "\n" : ";\n");
        }
        (void)a;
}

void ddl_write(struct arena *a, enum ddl_engine engine, struct buf *out)
{
        const struct entity *e;
        for (size_t i = 0; i < COUNT(core_tables); i++)
                buf_fmt(out, "%s;\n", core_tables[i]);
        for (size_t i = 0; (e = entity_at(i)); i++) {
                write_table(a, e, out);
                write_indexes(a, e, out);
        }
        write_working(a, engine, out);
}
