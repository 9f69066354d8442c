/* date.c: calendar arithmetic and the date styles of real sheets (see date.h). */
#include "base/date.h"

#include <math.h>
#include <stdio.h>
#include <time.h>

/* Days from civil and back: the usual era arithmetic, years from March. */
int64_t date_number(int year, int month, int day)
{
        int y = month <= 2 ? year - 1 : year;
        int era = (y >= 0 ? y : y - 399) / 400;
        int yoe = y - era * 400;
        int doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        int doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
        return (int64_t)era * 146097 + doe - 719468;
}

void date_put(char out[11], int year, int month, int day)
{
        unsigned y = (unsigned)year % 10000, m = (unsigned)month % 100, d = (unsigned)day % 100;
        snprintf(out, 11, "%04u-%02u-%02u", y, m, d);
}

void date_of_number(int64_t number, char out[11])
{
        int64_t z = number + 719468;
        int64_t era = (z >= 0 ? z : z - 146096) / 146097;
        int64_t doe = z - era * 146097;
        int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
        int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
        int64_t mp = (5 * doy + 2) / 153;
        int month = (int)(mp < 10 ? mp + 3 : mp - 9);
        date_put(out, (int)(yoe + era * 400) + (month <= 2), month, (int)(doy - (153 * mp + 2) / 5 + 1));
}

int date_month_days(int year, int month)
{
        static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
        bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        return days[month - 1] + (month == 2 && leap);
}

bool date_real(int year, int month, int day)
{
        return year >= 1900 && year <= 2099 && month >= 1 && month <= 12 && day >= 1 &&
               day <= date_month_days(year, month);
}

static int digits(const char *p, int n)
{
        int v = 0;
        for (int i = 0; i < n; i++)
                v = v * 10 + (p[i] - '0');
        return v;
}

bool date_valid(struct str s)
{
        if (s.n != 10 || s.p[4] != '-' || s.p[7] != '-')
                return false;
        for (size_t i = 0; i < 10; i++)
                if (i != 4 && i != 7 && (s.p[i] < '0' || s.p[i] > '9'))
                        return false;
        return date_real(digits(s.p, 4), digits(s.p + 5, 2), digits(s.p + 8, 2));
}

int64_t date_to_number(const char *iso)
{
        return date_number(digits(iso, 4), digits(iso + 5, 2), digits(iso + 8, 2));
}

void date_add(const char *iso, int64_t days, char out[11])
{
        date_of_number(date_to_number(iso) + days, out);
}

int date_year(const char *iso)
{
        return digits(iso, 4);
}

/* date_parts: runs of digits in s, at most three; anything between them must be a known separator. A text that
 * begins with a separator is none of ours: ".5" or "-3" are numbers. */
static int date_parts(struct str s, int part[3], size_t width[3])
{
        static const char *const separators[] = { "-", "/", ".", "年", "月", "日", "号", " " };
        int count = 0;
        for (size_t i = 0; i < s.n;) {
                size_t j = i;
                while (j < s.n && s.p[j] >= '0' && s.p[j] <= '9')
                        j++;
                if (j > i) {
                        if (count == 3 || j - i > 8)
                                return 0;
                        part[count] = digits(s.p + i, (int)(j - i));
                        width[count++] = j - i;
                        i = j;
                        continue;
                }
                size_t step = 0;
                for (size_t k = 0; k < COUNT(separators) && !step; k++)
                        if (str_starts(str_slice(s, i, s.n), str_of(separators[k])))
                                step = strlen(separators[k]);
                if (!step || i == 0)
                        return 0;
                i += step;
        }
        return count;
}

static bool date_finish(int y, int m, int d, enum date_precision p, char out[11], enum date_precision *precision)
{
        if (!date_real(y, m, d))
                return false;
        date_put(out, y, m, d);
        *precision = p;
        return true;
}

/* A single run of eight digits is a day, of six a month; a year must have four. Day and month first (3/4/2017)
 * is not guessed at: it could be read both ways. */
bool date_guess(struct str s, char out[11], enum date_precision *precision)
{
        int part[3] = { 0, 0, 0 };
        size_t width[3] = { 0, 0, 0 };
        size_t time = str_find(s, S(" 00:00:00")); /* a spreadsheet's day written with its midnight */
        int n = date_parts(str_trim(str_slice(s, 0, time)), part, width);
        if (n == 1 && width[0] == 8)
                return date_finish(part[0] / 10000, part[0] / 100 % 100, part[0] % 100, DATE_DAY, out, precision);
        if (n == 0 || width[0] != 4)
                return n == 1 && width[0] == 6 && part[0] % 100 >= 1 && part[0] % 100 <= 12 &&
                       date_finish(part[0] / 100, part[0] % 100, date_month_days(part[0] / 100, part[0] % 100),
                                   DATE_MONTH, out, precision);
        if (n == 1)
                return date_finish(part[0], 12, 31, DATE_ONLY_YEAR, out, precision);
        if (width[1] > 2 || part[1] < 1 || part[1] > 12)
                return false;
        if (n == 2)
                return date_finish(part[0], part[1], date_month_days(part[0], part[1]), DATE_MONTH, out, precision);
        return width[2] <= 2 && date_finish(part[0], part[1], part[2], DATE_DAY, out, precision);
}

void date_begin(char day[11], enum date_precision precision)
{
        if (precision == DATE_ONLY_YEAR)
                memcpy(day + 5, "01", 2);
        if (precision != DATE_DAY)
                memcpy(day + 8, "01", 2);
}

/* Spreadsheets end at 9999-12-31, and have no day there for what is beyond. */
bool date_shown(double serial, bool system_1904, char out[11])
{
        const int64_t base = system_1904 ? date_number(1904, 1, 1) : date_number(1899, 12, 30);
        if (!(serial >= 1 && serial < (double)(date_number(10000, 1, 1) - base)))
                return false;
        int64_t day = (int64_t)floor(serial);
        if (!system_1904 && day < 60)
                day++; /* before the 1900-02-29 that never was */
        date_of_number(base + day, out);
        return true;
}

/* Beyond the last day of a register, numbers in a column of days are amounts that have slipped. */
bool date_serial(double serial, bool system_1904, char out[11])
{
        return date_shown(serial, system_1904, out) && date_valid(str_of(out));
}

int64_t clock_ms(void)
{
        struct timespec t;
        clock_gettime(CLOCK_REALTIME, &t);
        return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* UTC+8 without summer time, by arithmetic and not by the machine's zone: a server set to UTC must not enter
 * yesterday's date until eight in the morning. */
void date_today(int64_t now_ms, char out[11])
{
        int64_t local = now_ms + 8 * 3600 * 1000;
        date_of_number(local / 86400000, out);
}

void date_stamp(int64_t ms, char out[20])
{
        char day[11];
        int64_t local = ms + 8 * 3600 * 1000;
        date_of_number(local / 86400000, day);
        unsigned s = (unsigned)(local / 1000 % 86400) % 86400u;
        snprintf(out, 20, "%s %02u:%02u:%02u", day, s / 3600 % 24, s / 60 % 60, s % 60);
}
