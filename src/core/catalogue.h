/* catalogue.h: what a record is. A field is declared once, in its module; DDL, validation, JSON, columns, forms, header
 * matching, export, masking, dictionary and OpenAPI are read off these tables by walkers at run time.
 *
 * All tables are static const; modules.inc lists the modules in an order in which references point backwards (or to the
 * entity itself). catalogue_check proves the tables at start and in a test: a bad table is a failure to start, with the
 * path of the fault. */
#ifndef BANGFU_CORE_CATALOGUE_H
#define BANGFU_CORE_CATALOGUE_H

#include "base/ctx.h"
#include "base/money.h"
#include "db/db.h"

/* ---- code lists ---- */
struct code {
        const char *code, *title, *title_en;
        const char *synonyms;  /* "因病致贫|疾病": other words of the same meaning, for sheets */
        const char *from, *to; /* days of validity, NULL open; words of a rule pack */
        const char *near;      /* "诫勉谈话|训诫": words that look like this and mean something else: refused wherever
                                  they stand, in a sentence too, with the choices */
        bool kept;             /* rows of older stores hold it: shown there, never offered and never taken anew */
        const char *instead, *instead_en; /* what whoever writes it, or a word near it, should do */
};
struct codes {
        const char *name, *title, *title_en;
        const struct code *items;
        size_t n;
        /* made: in place of items, for what the catalogue knows already (its mechanisms, its registers): the i-th code,
         * false behind the last. Walk any list by code_at. */
        bool (*made)(size_t i, struct code *out);
        bool open; /* a county may add codes (entity code_entry); what it calls ours it may say of any list */
        const char *was; /* the list it was parted from: what a county called things there still holds */
        bool within; /* a longer cell that holds the words of one code only means it: 修缮活动场所 */
};
#define CODES(list_name, zh, en, ...) \
        { .name = list_name, .title = zh, .title_en = en, .items = (const struct code[]){ __VA_ARGS__ }, \
                .n = COUNT(((const struct code[]){ __VA_ARGS__ })) }
/* OPEN_CODES: the same, and a county may add its own. WORDED_CODES: and cells are sentences that hold its words. */
#define OPEN_CODES(list_name, zh, en, ...) \
        { .name = list_name, .title = zh, .title_en = en, .open = true, \
                .items = (const struct code[]){ __VA_ARGS__ }, .n = COUNT(((const struct code[]){ __VA_ARGS__ })) }
#define WORDED_CODES(list_name, zh, en, ...) \
        { .name = list_name, .title = zh, .title_en = en, .open = true, .within = true, \
                .items = (const struct code[]){ __VA_ARGS__ }, .n = COUNT(((const struct code[]){ __VA_ARGS__ })) }

/* PARTED_CODES: open, and once part of another list. */
#define PARTED_CODES(list_name, was_name, zh, en, ...) \
        { .name = list_name, .was = was_name, .title = zh, .title_en = en, .open = true, \
                .items = (const struct code[]){ __VA_ARGS__ }, .n = COUNT(((const struct code[]){ __VA_ARGS__ })) }

/* MADE_CODES: read off the catalogue by a function. */
#define MADE_CODES(list_name, zh, en, function) { .name = list_name, .title = zh, .title_en = en, .made = function }
/* code_at: the i-th code of a list, written down or made; false behind the last. */
bool code_at(const struct codes *list, size_t i, struct code *out);

/* ---- areas ---- */
/* Rows of the role table (role.c) are roles, its columns these. */
enum area {
        AREA_BASE,      /* places, documents, organisations, codes, parameters */
        AREA_CADRE,     /* cadres, posts, helpers, teams */
        AREA_HOUSEHOLD, /* households, persons, incomes, exits */
        AREA_HELP,      /* responsibilities, pairings, activities */
        AREA_VISIT,     /* what a helper does for his own households, and enters himself */
        AREA_TRAINING,  /* study, training */
        AREA_MONEY,     /* pay, insurance, funds */
        AREA_MEMBER,    /* compartment: Party members' register */
        AREA_PERSONNEL, /* compartment: personnel files */
        AREA_ACCOUNT,   /* accounts and grants */
        AREA_OVERSIGHT, /* journal, briefs, assessments */
        AREA_SECURITY,  /* the chain of security */
        AREA_MAX
};

/* ---- fields ---- */
enum field_type {
        FIELD_TEXT,  /* one line, or several with .lines */
        FIELD_CODE,  /* a code of .codes, stored as its code */
        FIELD_CODES, /* several codes, stored "a,b" in the order of the list */
        FIELD_DATE,  /* YYYY-MM-DD */
        FIELD_YEAR,  /* integer */
        FIELD_INT,
        FIELD_MONEY,   /* fen; shown as yuan with two decimals */
        FIELD_DECIMAL, /* integer of .scale decimals */
        FIELD_BOOL,    /* 0 or 1 */
        FIELD_REF,     /* another record: column NAME_id, JSON and headers NAME */
        FIELD_REFS,    /* several records of one entity: column NAME_ids, text "12,15"; not a foreign key */
        FIELD_PLACE,   /* a place code (6, 9 or 12 digits), stored as text */
        FIELD_MAX
};
enum field_names { NAMES_NONE, NAMES_REGISTER, NAMES_PARAMETER, NAMES_CODES, NAMES_FIELDS };
enum field_format {
        FORMAT_NONE,
        FORMAT_ID_NUMBER,
        FORMAT_CREDIT_CODE,
        FORMAT_PHONE,
        FORMAT_BANK_CARD,
        FORMAT_PERSON_NAME /* of one person, in one way of writing (base/person_name.h) */
};

struct field {
        const char *name, *title, *title_en;
        const char *synonyms; /* "培训时间|举办日期": headers that mean this field, besides its title */
        const char *help, *help_en;
        enum field_type type;
        enum field_format format;
        const struct codes *codes; /* of TEXT: a row of its codes "a,b,a", in an order and repeated as the user wants */
        const char *ref;  /* entity name, for REF and REFS */
        int scale;        /* DECIMAL */
        int64_t min, max; /* both 0: the type's own range; in stored units */
        int max_length;   /* characters of TEXT; 0 means 200 */
        bool required;
        bool secret;       /* value leaves the row: the column holds its digest, table secret the sealed value */
        bool lines;        /* text of several lines */
        bool grounds;      /* TEXT: why something is done or left; judged as every reason is (core/reason.h) */
        bool hidden;       /* not a column of the register unless chosen */
        bool seldom;       /* few can say it: in the form under "more", shut unless it says something */
        bool derived;      /* filled by the entity's hook, never by a user or a sheet */
        bool fixed;        /* what it is part of: never another, so that nothing leaves what is locked */
        bool indexed;      /* gets an index (county, column): filtered and counted exactly */
        bool past;         /* YEAR of what has happened: not after today's; plans lie ahead and don't say so */
        bool named;        /* a name: searched by text and pinyin initials, sorted by pinyin (column NAME_py) */
        bool also_named;   /* TEXT of other names of the record, several by 、: searched as its name is */
        bool spoken;       /* CODE of a sheet: a longer text means the code whose word it contains (蔬菜栽培), any other
                              text the last of the list, which is 其他 */
        const char *level; /* PLACE: "village", "township" or NULL for any */
        bool begins;       /* DATE: something begins on it, though it is no first day of a span (field_begins) */
        const char *members_only; /* REF person: found among the members of the household named there, never made */
        const char *members_where; /* of the same: SQL over t, rows of which the rule is asked; NULL: of all. Registers
                                      older than the rule hold others, which life events carry along */
        const char *until;         /* DATE, the first of two days: names the field of the last; one cell may hold both
                                      (of from_on it is to_on, unsaid) */
        const char *others; /* REF: of several in a cell the first is meant; the rest goes into this REFS field */
        const char *instead; /* a field of the same record that gives this one where nothing else does: of a DATE its
                                very day, told by the report; of others what the entity's hook makes of it */
        const char *voucher; /* MONEY that counts only with its voucher: the field of that */
        const char *kind_in; /* of FORMAT_ID_NUMBER: the CODE field that says which document the number is of */
        bool month;         /* DATE: a month, kept as its first day; shown and typed as 2017-05 */
        enum field_names names; /* TEXT: a name of the catalogue (of a register or list, a parameter, a list of codes;
                                   several of fields by ,), shown by its title */
        bool of_record;     /* TEXT: what another record was called, kept: it may be a person's name */
        bool listed;        /* DATE: where a sheet has no such column, the day it was filled in */
        enum area closed;   /* belongs to this compartment, wherever the record stands: written by whoever keeps the
                               register, read by who reads the compartment (scope_reads); AREA_BASE: open */
};

#define TEXT(n, zh, ...) { .name = n, .title = zh, .type = FIELD_TEXT, .title_en = __VA_ARGS__ }
#define DATE(n, zh, ...) { .name = n, .title = zh, .type = FIELD_DATE, .title_en = __VA_ARGS__ }
#define YEAR(n, zh, ...) { .name = n, .title = zh, .type = FIELD_YEAR, .title_en = __VA_ARGS__ }
#define INTEGER(n, zh, ...) { .name = n, .title = zh, .type = FIELD_INT, .title_en = __VA_ARGS__ }
#define MONEY(n, zh, ...) { .name = n, .title = zh, .type = FIELD_MONEY, .title_en = __VA_ARGS__ }
#define DECIMAL(n, zh, ...) { .name = n, .title = zh, .type = FIELD_DECIMAL, .scale = 2, .title_en = __VA_ARGS__ }
#define BOOLEAN(n, zh, ...) { .name = n, .title = zh, .type = FIELD_BOOL, .title_en = __VA_ARGS__ }
#define PLACE(n, zh, ...) { .name = n, .title = zh, .type = FIELD_PLACE, .title_en = __VA_ARGS__ }
/* Code list or entity follows the English title: CODE("topic", "主题", "Topic", &topics, .required = true) */
#define CODE(n, zh, en, ...) { .name = n, .title = zh, .title_en = en, .type = FIELD_CODE, .codes = __VA_ARGS__ }
#define CODE_SET(n, zh, en, ...) \
        { .name = n, .title = zh, .title_en = en, .type = FIELD_CODES, .codes = __VA_ARGS__ }
#define CODE_ROW(n, zh, en, ...) \
        { .name = n, .title = zh, .title_en = en, .type = FIELD_TEXT, .codes = __VA_ARGS__ }
#define REF(n, zh, en, ...) { .name = n, .title = zh, .title_en = en, .type = FIELD_REF, .ref = __VA_ARGS__ }
#define REFS(n, zh, en, ...) { .name = n, .title = zh, .title_en = en, .type = FIELD_REFS, .ref = __VA_ARGS__ }

/* ---- entities ---- */
enum life {
        LIFE_STATE, /* as it is now */
        LIFE_EVENT, /* a day: field .day */
        LIFE_SPAN   /* fields from_on and to_on, both inclusive, open = NULL */
};
enum reading {
        READ_SCOPED,    /* records in my place */
        READ_ANCESTORS, /* and those of the places above mine */
        READ_DIRECTORY  /* county-wide for whoever has a role in the county */
};

struct draft;  /* draft.h */
struct change; /* change.h */

enum made_of {
        MADE_NEVER,    /* refused: there is no such record */
        MADE_OF_NAME,  /* made of its name, unverified (subject_unit); a cell may name several */
        MADE_OF_NUMBER /* made of its number, to be completed (subject_document) */
};

struct entity {
        const char *name, *title, *title_en;
        const char *help, *help_en; /* one sentence for people: what it is */
        const char *mechanism; /* only when another one than its module's */
        enum life life;
        const char *day; /* LIFE_EVENT: its date field (or year field) */
        enum reading reading;
        enum area area;
        bool guarded;          /* voiding wants the right to confirm: two persons looked at it */
        const char *security;  /* "account", "grant": its changes stand in the chain of security as well (security.h) */
        bool second;           /* another account decides (review.h), the administrator of security: whatever is
                                  written, or only what second_for says */
        bool founds;           /* others rest on it: not voided while a live record names it */
        bool reference;        /* reference table: no county column, chain 000000 */
        bool unreviewed;       /* no county can have it reviewed (entity_reviewed): the program writes it, two accounts
                                  work on it anyway, or one department alone keeps it */
        bool noted;            /* begun by the program alone (an upload, a handing over, an export that was refused),
                                  though some of it is filled in afterwards: entity_entered */
        bool of_areas;         /* about records of other registers: its field `areas` names the areas that all must be
                                  open to a reader; written by the program alone */
        const char *alike;     /* "name,place|name,birth": alternatives by |, fields by ,: another record of the same
                                  values may be the same once more; told on saving, never refused (http/alike.h) */
        const char *apart;     /* DATE field whose year, beside the place, tells two of one name apart in what is
                                  found */
        const char *about;     /* TEXT field that names a register or list: the record is about it, as closed as it */
        bool identity;         /* who it is and nothing else: whoever may not write it enters one only together with a
                                  role of it, in the same change */
        const char *role_of;   /* REF field: a row says what that identity is to the county */
        bool hidden;           /* no register page of its own in the menu (children of a record) */
        const char *title_sql; /* SQL over alias r giving what a person calls the record; NULL: its first named or first
                                  text field */
        const char *keys; /* how an upsert finds a record: "hh_no|place,head_name": alternatives by |, fields by , ; the
                             first is unique */
        const char *alone; /* of days from_on to to_on: "person" or "person,kind": one at a time for what these fields
                              name together (rule.h) */
        const char *membership; /* of the same: "household,person": while it is open, the person of the second field
                                   belongs to the record of the first: what a field of .members_only is proved by */
        bool excuses; /* one register says it: a row leaves a row of a check out of it, by its fields list, row_key,
                         from_on and until_on */
        enum made_of made; /* of one that a sheet names and nobody has entered yet */
        const char *called; /* words by which a sheet's title names it, joined by |, besides its title */
        const char *beside; /* REF field: a row of a sheet about the record it names may write this one too: the site
                               beside its base */
        const char
                *place_from; /* REF field whose record's place this one takes; NULL: field "place", else the county */
        const char *own; /* SQL over t giving the household id it belongs to, for accounts that see own households only;
                            NULL: not for them */
        const char *sort; /* field the register is sorted by; NULL: id */
        bool sort_down;
        const struct field *fields;
        size_t n_fields;
        /* prepare: before validation, fills derived fields or refuses what a single record must not be. `old` NULL on
         * creation. */
        bool (*prepare)(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old);
        /* applied: after the row is written, in the same change: may add further actions (change.h). */
        bool (*applied)(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old);
        /* settled: once all actions of a change are written, before its rules: for each span whose last day it set,
         * moved or took back; so a consequence is written only where no action said it. */
        bool (*settled)(struct ctx *c, struct change *ch, const struct draft *d);
        /* second_for: of .second, whether this act wants another account; `old` NULL on creation, `now` when voided. */
        bool (*second_for)(struct ctx *c, const struct draft *now, const struct draft *old, bool *wanted);
};
#define FIELDS(array) .fields = (array), .n_fields = COUNT(array)

/* ---- lists ---- */
enum period_kind {
        PERIOD_DAY,  /* :day; given a period, its last day */
        PERIOD_SPAN, /* :from and :to; given a day, from 1 January of its year (or over .years) */
        PERIOD_NONE  /* as it stands now */
};
enum severity {
        SEVERITY_NONE,
        SEVERITY_HINT,
        SEVERITY_SUSPECT,
        SEVERITY_ERROR
}; /* a check: a list that should be empty */

struct list {
        const char *name, *title, *title_en;
        const char *unit, *unit_en;
        const char *mechanism; /* only when another one than its module's */
        const char *of; /* entity of alias t */
        enum period_kind period;
        int years;           /* PERIOD_SPAN given a day: this many years up to it; 0 means the one */
        const char *where;   /* SQL over t with :day/:from/:to/:today/:county; NULL all */
        const char *measure; /* SQL aggregate over t; NULL COUNT(*) */
        const char *counts;  /* entity counted once: measure is a DISTINCT, never summed over places */
        const char *placed; /* SQL over t replacing the plain test that t.place lies in the asked place: uses :place_lo,
                               :place_hi */
        bool county_only; /* a duty of the county itself: of a place below it there is neither number nor row
                             (query_told), on no page, desk, account or score */
        const char *num, *den;            /* a ratio of two other lists, in percent */
        int scale;                        /* decimals of the measure: 2 for money and mu */
        bool figure;                      /* published as a figure under its name */
        enum severity severity;           /* SEVERITY_NONE: not a check */
        const char *owner;                /* role whose desk it is on, when a check */
        const char *mend, *mend_en;       /* what to compare the row with, by which paper, with whom; never how
                                             to be rid of it (modules_test.c reads them all) */
        bool upkeep; /* a check of how this program is kept (backups, sheets on their way), not of the county's work:
                        on a desk, and in no account */
        const char *explain, *explain_en; /* what is counted, in a sentence a user can read */
        const char *columns;              /* fields shown, "a,b,c"; NULL: those of the register */
        enum area closed;                 /* its condition tells a closed field: who may not read that is given the
                                             number and no rows, nor a number narrowed by anything but the place */
};

/* ---- hard rules ---- */
/* Run once at the end of a change over the records it touched (working table touched: county, entity, id). The named
 * statement returns one row a violation: column 0 the words to show after .title (a household's number and head …). Any
 * row refuses the whole change, with code rule.NAME. */
enum rule_when { RULE_CREATE = 1, RULE_UPDATE = 2, RULE_END = 4, RULE_VOID = 8, RULE_ANY = 15 };
struct rule {
        const char *name, *title, *title_en;
        const char *on;  /* entities, "responsibility|posting" */
        unsigned when;   /* of enum rule_when */
        const char *sql; /* named statement; :county :today :entity. NULL: these are the words of what .alone says */
        enum area closed; /* a compartment it reads: then it is asked last, its second column is a person's id, and its
                           * refusal is noted as a look of somebody outside (look.h) */
};

/* ---- postings of the ledger (ledger.h) ---- */
/* What a record of money means in the books: SQL over t, the record. Its postings together make one balanced entry. */
struct ledger_posting {
        const char *entity;         /* whose records are posted */
        const char *when;           /* posted while this holds; NULL: as long as the record stands */
        const char *day;            /* day of the entry */
        const char *voucher;        /* number of its voucher; NULL: none */
        const char *debit, *credit; /* SQL of an account's code: "'assets:treasury'" */
        const char *amount;         /* fen; nothing and 0 post nothing */
};

/* ---- importable subjects: what a sheet can be about (sheet/import) ---- */
/* Whose a heading is, where one sheet holds names, numbers and phones of two kinds of people: a household's and its
 * helper's. Asked in the order of the modules; words are joined by |. */
struct side {
        const char *name;
        const char *words;   /* in a heading, or in those over it: it is this one's */
        const char *surely;  /* a heading by itself is so only with one of these in it too; NULL: `words` are enough */
        const char *beside;  /* headings to the right that go on with this one, besides what any person has */
        const char *group;   /* over headings: they are of the group and not of the rows; NULL: nothing says so */
        const char *members; /* over headings: they are of the rows' persons */
        const char *head;    /* over headings: they are of the one who heads the group, when not of `members` */
};
/* What the two columns are called that say together where something is. */
struct place_headings {
        const char *township, *village;
};
/* A name of a group of people that stands in no column, but in a line over the rows or in a title: 粮油种植组. */
struct section {
        const char *ends;   /* such a name ends in one of these */
        const char *any;    /* names that may be any of them, and so are none: 专家服务团 */
        const char *after;  /* what a title has behind the name, cut off one after the other */
        const char *before; /* what it has before it, cut off with all that stands in front */
};
struct column {
        const char *field;    /* "household.hh_no"; "place.township" and "place.village" name places */
        const char *synonyms; /* headers, besides the field's own title and synonyms; "A|B" */
        const char *like;     /* no field of its own: its cells are read as this field's: "pay_line.amount" */
        bool ticks;           /* √ or 是 may stand for its amount: the cell is given and has no value */
        bool sums;            /* several columns of a sheet, or a heading over them, may stand for it: they are added */
        bool required;        /* the sheet is this subject only when all required columns are there */
        bool group;           /* belongs to the group (household, helper), not to the row */
        bool match_only;      /* finds a record, and must agree with it; never changes it */
        bool from_title;      /* where no column gives this code, the sheet's title may (…第一书记名单) */
        const struct section *section; /* where no column gives it, a line over the rows or the title does: 一、种植组 */
};
struct subject {
        const char *name, *title, *title_en;
        const char *root; /* entity: one record a group (or a row, when nothing is .group) */
        const struct column *columns;
        size_t n_columns;
        /* build: turns one parsed group of rows into drafts. See sheet/subject.h; NULL for a subject of one entity,
         * whose columns are its fields. */
        const struct subject_hooks *hooks;
        const char *side; /* whose rows these are (struct side): headings of another are left alone; NULL: anybody's */
        bool names_others;  /* … but for those by which it names the other: then only numbers, phones and sex are */
        bool last_resort; /* taken only when no other composite subject knows nearly as many columns */
        const char *called; /* words by which a sheet's title names it, joined by |, besides its own title */
};

/* ---- mechanisms ---- */
/* The Five Strengthenings of county.md, between what all stand on and what the source does not number: measures of
 * help, which the front page shows once there is one. */
enum pillar {
        PILLAR_GROUND, /* places, organisations, households: no tile, but the account begins with it */
        PILLAR_AWARENESS,
        PILLAR_PERSONNEL,
        PILLAR_LEADERSHIP,
        PILLAR_MOTIVATION,
        PILLAR_STYLE,
        PILLAR_HELP,
        PILLAR_MAX
};
struct pillar_words {
        const char *name, *title, *title_en;
};
const struct pillar_words *pillar_words(enum pillar p);

/* A page where the work of a mechanism is done, beside its registers: a button on the mechanism's page and an item of
 * the menu, for whoever may read (or write) the register. The front end draws it; here is who finds it. */
struct work_page {
        const char *path, *title, *title_en; /* "/payrun" */
        const char *entity;                  /* the register whose right opens it */
        bool writes;                         /* the right to write, not only to read */
        bool whole_place;                    /* not for who sees own households only */
        /* registers whose record is worked with there, each with the word of the page's query: "pay_run:run" */
        const char *records;
};

/* What a mechanism is, said once, in the module that keeps it (.declares): tiles, menu, the account and its papers, the
 * mechanism's page, dictionary and API are read off this. Its registers, lists and rules are those of all modules of
 * its number. */
struct mechanism {
        const char *number; /* "1.2"; "0" is the ground. Sorted as numbers: 6.10 behind 6.9 */
        enum pillar pillar;
        const char *title, *title_en;
        const char *responsible, *responsible_en; /* departments that answer for it */
        const char *heading, *heading_en;         /* over its words in the account; NULL: its title */
        /* Its words in the account until the office writes its own: a paragraph a line, figures in braces (brief.h). */
        const char *words, *words_en;
        const char *daily; /* registers worked with every day, joined by |: in the menu, not only on its page */
        const struct work_page *pages;
        size_t n_pages;
};
#define PAGES(...) \
        .pages = (const struct work_page[]){ __VA_ARGS__ }, \
        .n_pages = COUNT(((const struct work_page[]){ __VA_ARGS__ }))

/* ---- modules ---- */
struct module {
        const char *name, *title, *title_en;
        const struct mechanism *declares; /* one module of a mechanism says what it is, */
        const char *mechanism;            /* the others give its number alone: "1.2" */
        const struct entity *entities;
        size_t n_entities;
        const struct list *lists;
        size_t n_lists;
        const struct rule *rules;
        size_t n_rules;
        const struct subject *subjects;
        size_t n_subjects;
        const struct parameter *parameters;
        size_t n_parameters;
        const struct ledger_posting *postings;
        size_t n_postings;
        const struct place_headings *place_headings; /* one module says it */
        const struct side *sides;
        size_t n_sides;
        const char *own_sql; /* one module says it: SELECT of the household ids of :me_id (person id) on :today */
};
#define ENTITIES(array) .entities = (array), .n_entities = COUNT(array)
#define LISTS(array) .lists = (array), .n_lists = COUNT(array)
#define RULES(array) .rules = (array), .n_rules = COUNT(array)
#define SUBJECTS(array) .subjects = (array), .n_subjects = COUNT(array)
#define PARAMETERS(array) .parameters = (array), .n_parameters = COUNT(array)
#define SIDES(array) .sides = (array), .n_sides = COUNT(array)
#define POSTINGS(array) .postings = (array), .n_postings = COUNT(array)
#define COLUMNS(array) .columns = (array), .n_columns = COUNT(array)

/* A parameter a county sets by place and day, with the document it rests on (entity parameter_value). `fallback` is
 * used until one is entered; NULL: empty until an administrator enters it. In SQL: see parameter.h. */
struct parameter {
        const char *name, *title, *title_en, *unit;
        enum field_type type; /* FIELD_INT, FIELD_MONEY, FIELD_DATE, FIELD_TEXT, or FIELD_CODES: words of its lists */
        const char *fallback; /* "20", "2018-01-01", "death,illness" */
        bool guards; /* a limit on those who would set it: its values wait for the administrator of security */
        const char *lists; /* of FIELD_CODES: the code lists its words are of, joined by | */
};

/* ---- walking ---- */
const struct module *const *catalogue_modules(size_t *n); /* defined in mechanisms/modules.c */
const struct entity *entity_find(struct str name);
const struct entity *entity_at(size_t i); /* in order of modules; NULL behind the last */
const struct module *entity_module(const struct entity *e);
/* module_mechanism, entity_mechanism, list_mechanism: "1.2", as the module says; "0" the registers below all. */
const char *module_mechanism(const struct module *m);
const char *entity_mechanism(const struct entity *e);
const char *list_mechanism(const struct list *l);
/* mechanism_at: in order of numbers; NULL behind the last. mechanism_find: NULL when nobody declares the number. */
const struct mechanism *mechanism_at(size_t i);
const struct mechanism *mechanism_find(struct str number);
/* entity_daily: its mechanism says it is worked with every day. */
bool entity_daily(const struct entity *e);
/* entity_of_excuses: the register whose rows leave rows of a check out of it; NULL when no module has one. */
const struct entity *entity_of_excuses(void);
/* entity_reviewed: a county may have it reviewed (review_setting): rows of a place that somebody enters. */
bool entity_reviewed(const struct entity *e);
/* entity_open: something of its records is somebody's to write. entity_entered: and somebody begins them, by form, API
 * or sheet. Of others every door says, by entity_noted, that the program does. */
bool entity_open(const struct entity *e);
bool entity_entered(const struct entity *e);
MUST bool entity_noted(struct ctx *c, const struct entity *e); /* false */
/* entity_decided: the area whose right to confirm decides on what is proposed of it: its own; of .second that of
 * accounts, whatever it is about, for nobody decides on what binds himself. */
enum area entity_decided(const struct entity *e);
/* codes_find: the list of that name; NULL. */
const struct codes *codes_find(struct str name);
const struct field *field_find(const struct entity *e, struct str name); /* by its name; NULL */
size_t field_index(const struct entity *e, const char *name);            /* our own names: asserts that it is there */
const struct list *list_find(struct str name);
const struct list *list_at(size_t i);
bool entity_posted(const struct entity *e); /* some module posts its records in the books */
const struct parameter *parameter_find(struct str name);
const char *entity_title(const struct ctx *c, const struct entity *e);
const char *field_title(const struct ctx *c, const struct field *f);
/* field_begins: a day on which something begins: the first of a span, or one that says so. A month or a year alone is
 * its first day there, and its last everywhere else. */
bool field_begins(const struct field *f);
/* field_is_text: stored as TEXT (else BIGINT). */
bool field_is_text(const struct field *f);
/* catalogue_called: the title of what a text names; the text itself where the catalogue has no such name (any more). */
struct str catalogue_called(struct ctx *c, enum field_names names, struct str text);
/* catalogue_name: what a title names, so that a sheet that came from here goes back in; else the text itself. */
struct str catalogue_name(const struct ctx *c, enum field_names names, struct str text);
bool field_is_place(const struct field *f); /* the jurisdiction itself: the standard column place */
/* field_column: the SQL column: NAME, NAME_id of a REF, NAME_ids of REFS. Copied into the arena. */
const char *field_column(struct arena *a, const struct field *f);
/* entity_title_sql: the SQL giving a record's title over the alias; {field} in title_sql is the word of a code, of the
 * day the context speaks of. */
struct str entity_title_sql(const struct ctx *c, struct arena *a, const struct entity *e, const char *alias);
bool entity_has_place_field(const struct entity *e);
/* catalogue_check: proves every table; false with the path and the fault. */
MUST bool catalogue_check(struct ctx *c);

#endif
