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
#define PERSON_TIMES 32000 /* wanted of all sessions together */
#define ITEMS 46
#define INVESTED_YUAN 1120000
#define JOBS 146
#define SHARE 4 /* villages a unit looks after */
#define LEADERS_PROVINCE 6
#define LEADERS_CITY 18 /* the others are the county's */
#define TEAM_MEMBERS 2
#define FIRST_SECRETARIES 45

#endif
