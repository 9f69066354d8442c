/* shape.h: the shape of the invented county: how many of everything there are to be.
 *
 * These are the generator's parameters, not anybody's figures: the program counts rows and knows none of these
 * numbers. Changing one makes another county. */
#ifndef BANGFU_DEMO_SHAPE_H
#define BANGFU_DEMO_SHAPE_H

#define TOWNSHIPS 22
#define VILLAGES 240
#define COMMUNITIES_TAKEN 44 /* residents' committees that the demonstration holds as administrative villages */

#define TOP_COMMITTEES 8      /* besides one a township */
#define UNITS 60              /* county units that send helpers; each looks after four villages */
#define UNITS_WITH_GENERAL 39 /* those large enough for a general branch; villages have one each */
#define VILLAGE_BRANCHES 3    /* branches under a village's general branch */
#define UNIT_BRANCHES 4       /* branches under a unit's general branch */
#define ENTERPRISES 32
#define SENDERS 8 /* units of province and city that send team leaders */

#define HELPERS_OF_UNIT 54      /* Party members of a unit who help */
#define HELPERS_OUTSIDE_PARTY 8 /* and others */
#define TOWNSHIP_CADRES 45
#define TOWNSHIP_OUTSIDE_PARTY 10
#define VILLAGE_CADRES 5

#define HELPER_LIMIT 5 /* households a helper may carry */

#define POOR_VILLAGES 70    /* designated poor, each with a work team */
#define EXITS_BEFORE 18     /* of them delisted in 2016 */
#define PLANNED_VILLAGES 26 /* of them planned for exit in 2017 */

#define SESSIONS 26
#define SESSIONS_NEXT 24 /* of the year after, two a month */
#define PERSON_TIMES 32000 /* wanted of all sessions together */
#define ITEMS 46
#define INVESTED_YUAN 1120000
#define JOBS 146
#define SHARE 4 /* villages a unit looks after */
#define LEADERS_PROVINCE 6
#define LEADERS_CITY 18 /* the others are the county's */
#define TEAM_MEMBERS 2
#define FIRST_SECRETARIES 45

/* Of the other mechanisms. Where the account the county is known for says only a total, what lies below it is
 * invented here: which offices are paid at which class, the rate of other posts, what the rest of the pay consists of,
 * what a premium is, which village is of which size. Rates of other posts, the year-end award and the premium of the
 * pension are set by the generator so that the rows come to the total: they are what is left, over those who share it
 * (pay.c, insurance.c). */
#define OFFICE_STAFF 7 /* of the county office before 2017 */
#define OFFICE_CAME 12
#define STATION_STRENGTH 5
#define RECRUITS 25
#define SHARED_OFFICERS 3 /* villages covered by the officer of the village before */
#define OFFICER_TURNS 36  /* officers of villages who are followed by others in 2017 */
#define PAY_TOTAL_YUAN 21460000
#define PAY_BASE_YUAN 16230000
#define COUNTY_PREMIUMS_YUAN 6280000
#define LARGE_VILLAGES 45   /* 90,000 yuan */
#define MEDIUM_VILLAGES 125 /* 70,000 yuan; the others 50,000 */
#define EXPERT_TEAMS 5
#define EXPERTS_IN_TEAM 5

#endif
