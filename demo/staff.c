/* staff.c: the county's poverty-alleviation office, the stations of the townships, and the recruits of 2017.
 *
 * The office has seven people and twelve more in 2017, who come from other units. A station has about five: its
 * master, cadres of the township, and from August on one or two recruits. Officers of villages are in posts.c, since
 * they hold a post there.
 *
 * Strength and establishment are two registers: how many posts there are is a paper's to say, how many are filled is
 * counted. */
#include "demo/county.h"

#define STATION_MASTER 8 /* among the cadres of a township */
#define STATION_FROM 40  /* and those behind him who work there */
#define SECONDED 50      /* of a unit's cadres: neither posted nor leaving */
#define FIRST_SENDER 8   /* units that give somebody to the office */

/* What a row of staff says, whatever the office. */
struct job {
        int64_t person;
        const char *office, *place, *identity, *post, *from, *came_from;
};

static bool put_staff(struct county *k, const struct job *j)
{
        return demo_put(k, "staff", NULL,
                        ARGS(ARG("person", V_ID(j->person)), ARG("office", V_TEXT(j->office)),
                             ARG("place", V_TEXT(j->place)), ARG("identity", V_TEXT(j->identity)),
                             ARG("post", V_TEXT(j->post)), ARG("full_time", V_INT(1)), ARG("from_on", V_TEXT(j->from)),
                             ARG("came_from", j->came_from ? V_TEXT(j->came_from) : V_NULL),
                             ARG("document", V_ID(k->documents[DOCUMENT_STAFF]))));
}

/* Posts allowed beside posts filled: a station's strength is compared with them. */
static bool put_establishment(struct county *k, const char *office, const char *place, int64_t posts, const char *from,
                              const char *to)
{
        return demo_put(k, "establishment", NULL,
                        ARGS(ARG("office", V_TEXT(office)), ARG("place", V_TEXT(place)), ARG("posts", V_INT(posts)),
                             ARG("from_on", V_TEXT(from)), ARG("to_on", to ? V_TEXT(to) : V_NULL),
                             ARG("document", V_ID(k->documents[DOCUMENT_STAFF]))));
}

/* Seven before 2017, with an establishment of seven: then twelve come, and the establishment first. */
static bool put_office(struct county *k)
{
        static const char *const posts[OFFICE_STAFF] = { "主任", "副主任", "副主任", "综合股股长",
                                                         "股长", "科员",   "科员" };
        const struct unit *u = &k->units[unit_called(k, "定远县扶贫开发办公室")];
        for (size_t i = 0; i < OFFICE_STAFF; i++)
                if (!put_staff(k, &(struct job){ u->cadres.at[i].id, "county_office", DEMO_COUNTY,
                                                 i < 5 ? "civil" : "institution", posts[i],
                                                 i < 3 ? "2013-05-01" : "2014-09-01", NULL }))
                        return false;
        return put_establishment(k, "county_office", DEMO_COUNTY, OFFICE_STAFF, "2012-01-01", "2017-02-28");
}

/* recruits_of: how many recruits the i-th township in a drawn order gets: one, the first few two. */
static size_t recruits_of(size_t i)
{
        return i < RECRUITS - TOWNSHIPS ? 2 : 1;
}

/* A station for each of 22 townships, of four to six: "about five" is a tolerance. */
static bool put_station(struct county *k, size_t township, size_t strength)
{
        const struct township *t = &k->townships[township];
        if (!put_establishment(k, "station", t->code, STATION_STRENGTH, "2016-04-01", NULL))
                return false;
        for (size_t i = 0; i < strength; i++) {
                const struct man *m = &t->cadres.at[i == 0 ? STATION_MASTER : STATION_FROM + i];
                if (!put_staff(k, &(struct job){ m->id, "station", t->code, i < 2 ? "civil" : "institution",
                                                 i == 0 ? "站长" : "工作人员", "2016-04-01", t->name }))
                        return false;
        }
        return true;
}

/* stations: their order for recruits and their strength at the end of 2017, the same whenever it is asked.
 * Drawn from a stream of its own at every call, so that 2016 and 2017 agree without keeping it. */
static void draw_stations(const struct county *k, size_t order[TOWNSHIPS], size_t strength[TOWNSHIPS])
{
        struct draw r = draw_fork(k->seed, "stations");
        draw_order(&r, order, TOWNSHIPS);
        for (size_t i = 0; i < TOWNSHIPS; i++)
                strength[i] = (size_t)(draw_chance(&r, 640) ? STATION_STRENGTH : draw_chance(&r, 500) ? 4 : 6);
}

/* Less the recruits who are to come, so that a station has its strength at the end and not too much. */
bool make_staff_2016(struct county *k)
{
        size_t order[TOWNSHIPS], strength[TOWNSHIPS];
        draw_stations(k, order, strength);
        if (!demo_begin(k, "2016-04-06", "录入县扶贫办和乡镇扶贫工作站人员") || !put_office(k))
                return false;
        for (size_t i = 0; i < TOWNSHIPS; i++)
                if (!put_station(k, order[i], strength[i] - recruits_of(i)))
                        return false;
        return demo_commit(k);
}

/* The old establishment ended on the last day of February (put_office): two rows and no gap. */
bool make_staff_2017(struct county *k)
{
        if (!demo_begin(k, "2017-03-20", "县扶贫办充实人员") ||
            !put_establishment(k, "county_office", DEMO_COUNTY, OFFICE_STAFF + OFFICE_CAME, "2017-03-01", NULL))
                return false;
        for (size_t i = 0; i < OFFICE_CAME; i++) {
                const struct unit *u = &k->units[FIRST_SENDER + i];
                const char *day = month_day(k, 3, i % 2 ? 6 : 13);
                if (!put_staff(k, &(struct job){ u->cadres.at[SECONDED].id, "county_office", DEMO_COUNTY,
                                                 i % 3 ? "institution" : "seconded", "科员", day, u->name }))
                        return false;
        }
        return demo_commit(k);
}

/* Every one of the twenty-five is placed in a station: that is a figure of its own. */
static bool put_recruit(struct county *k, const struct township *t)
{
        struct man m;
        const struct born born = { .from = 1988, .to = 1994, .place = t->code, .phone = true };
        return person_make(k, &born, &m) &&
               demo_put(k, "grassroots_recruit", NULL,
                        ARGS(ARG("person", V_ID(m.id)), ARG("recruited_on", V_TEXT("2017-07-28")),
                             ARG("batch", V_TEXT("2017年第一批")), ARG("placed_in", V_TEXT("station")),
                             ARG("place", V_TEXT(t->code)), ARG("document", V_ID(k->documents[DOCUMENT_STAFF])))) &&
               put_staff(k, &(struct job){ m.id, "station", t->code, "recruit", "工作人员", "2017-08-01", NULL });
}

/* One for each township and a second for three: twenty-five. */
bool make_recruits(struct county *k)
{
        size_t order[TOWNSHIPS], strength[TOWNSHIPS];
        draw_stations(k, order, strength);
        if (!demo_begin(k, "2017-08-04", "录入基层特定岗位人员"))
                return false;
        for (size_t i = 0; i < TOWNSHIPS; i++)
                for (size_t n = 0; n < recruits_of(i); n++)
                        if (!put_recruit(k, &k->townships[order[i]]))
                                return false;
        return demo_commit(k);
}
