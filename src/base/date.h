/* date.h: days as YYYY-MM-DD text and as day numbers (days since 1970-01-01), proleptic Gregorian.
 *
 * Days are text in every record, because text sorts as days do, reads as a day in any tool, and has no zone. Numbers
 * are for counting days between two of them. */
#ifndef BANGFU_BASE_DATE_H
#define BANGFU_BASE_DATE_H

#include "base/str.h"

#define DATE_MIN "1900-01-01"
#define DATE_MAX "2099-12-31"

int64_t date_number(int year, int month, int day);
void date_of_number(int64_t number, char out[11]);
bool date_valid(struct str iso); /* exactly YYYY-MM-DD, real, within DATE_MIN..DATE_MAX */
bool date_real(int year, int month, int day);
int64_t date_to_number(const char *iso); /* iso must be valid */
void date_add(const char *iso, int64_t days, char out[11]);
int date_month_days(int year, int month);
void date_put(char out[11], int year, int month, int day);
/* date_year: 2017 of "2017-12-31". */
int date_year(const char *iso);

enum date_precision { DATE_DAY, DATE_MONTH, DATE_ONLY_YEAR };
/* date_guess: the styles counties use: 2017-01-02, 2017/1/2, 2017.1.2, 20170102, 2017年1月2日, 2017年1月, 2017-01,
 * 2017.1, 2017年, 2017. A month alone is its last day, a year alone its 12-31; precision says which. */
bool date_guess(struct str s, char out[11], enum date_precision *precision);
/* date_begin: a day guessed from a month or a year alone becomes its first. */
void date_begin(char day[11], enum date_precision precision);
/* date_shown: the day a spreadsheet shows for a serial number (1900 system, with its leap-year fault; or 1904), up to
 * 9999. date_serial: the same where it is date_valid. */
bool date_shown(double serial, bool system_1904, char out[11]);
bool date_serial(double serial, bool system_1904, char out[11]);
/* clock_ms: the machine's clock, UTC milliseconds. Only borders ask it (store_enter, the worker of jobs): all others
 * take c->now, so that a test or the demonstration has a day of its own. */
int64_t clock_ms(void);
/* date_today: the day in UTC+8 of UTC milliseconds. */
void date_today(int64_t now_ms, char out[11]);
/* date_stamp: "YYYY-MM-DD HH:MM:SS" in UTC+8. */
void date_stamp(int64_t ms, char out[20]);

#endif
