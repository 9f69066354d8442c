/* register.c: makes the data of the import benchmarks: register.xlsx and register.csv of N invented persons in 20 columns, seeded.
 *
 *     register N DIRECTORY
 *
 * A household has three members; its columns are repeated in every row. ID numbers use the unassigned area code 341199. The same rows go
 * into both files, so that a peer reading the CSV does the same work. */
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <xlsxwriter.h>

#define COLUMNS 20

static const char *const titles[COLUMNS] = { "乡镇",     "行政村",       "村民小组", "户编号",     "贫困户属性",
                                             "主要致贫原因", "识别年度", "人均纯收入", "住房等级",   "姓名",
                                             "性别",     "证件号码",     "出生日期", "与户主关系", "文化程度",
                                             "在校生状况", "健康状况",   "劳动能力", "务工时间（月）", "是否参加城乡居民基本医疗保险" };
static const char *const villages[][2] = { { "定城镇", "十八岗村委会" }, { "西卅店镇", "幸福村委会" }, { "西卅店镇", "高潮村委会" } };
static const char *const family[] = { "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴" };
static const char *const given[] = { "建国", "桂英", "明", "秀兰", "强", "丽", "永福", "芳", "志刚", "玲" };
static const char *const causes[] = { "因病", "因残", "因学", "缺技术", "缺劳力", "缺资金" };
static const char *const relations[] = { "户主", "配偶", "之子" };

static uint64_t next(uint64_t *state)
{
        uint64_t z = *state += 0x9E3779B97F4A7C15u;
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
        z = (z ^ z >> 27) * 0x94D049BB133111EBu;
        return z ^ z >> 31;
}

static unsigned pick(uint64_t *state, size_t n)
{
        return (unsigned)(next(state) % n);
}

/* id_number: unique by its running number: birth and order both count up. */
static void id_number(size_t i, int sex, char out[19], char birth[11])
{
        static const int weight[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
        unsigned day = (unsigned)(i / 499 % 28 + 1), month = (unsigned)(i / 499 / 28 % 12 + 1), year = (unsigned)(1930 + i / 499 / 336 % 80);
        unsigned order = (unsigned)(i % 499 * 2 + (sex == 1));
        snprintf(birth, 11, "%04u-%02u-%02u", year % 10000, month % 100, day % 100);
        char body[32];
        snprintf(body, sizeof body, "341199%04u%02u%02u%03u", year % 10000, month % 100, day % 100, order % 1000);
        int sum = 0;
        for (int k = 0; k < 17; k++)
                sum += (body[k] - '0') * weight[k];
        snprintf(out, 19, "%.17s%c", body, "10X98765432"[sum % 11]);
}

static void make_row(uint64_t *state, size_t i, char cells[COLUMNS][64], uint64_t *house)
{
        size_t h = i / 3, member = i % 3;
        if (member == 0)
                *house = next(state);
        unsigned v = (unsigned)(*house % 3);
        int sex = member == 1 ? 2 : 1;
        const char *values[COLUMNS] = { villages[v][0], villages[v][1], NULL, NULL, "一般贫困户", causes[*house / 7 % 6], "2014", NULL, "B级", NULL,
                                        sex == 1 ? "男" : "女", NULL, NULL, relations[member], "小学", "非在校生", "健康", "普通劳动力", "6", "是" };
        for (int k = 0; k < COLUMNS; k++)
                snprintf(cells[k], 64, "%s", values[k] ? values[k] : "");
        snprintf(cells[2], 64, "%u组", (unsigned)(*house / 11 % 12 + 1));
        snprintf(cells[3], 64, "3411250%09zu", h + 1);
        snprintf(cells[7], 64, "%u.%02u", (unsigned)(*house / 13 % 6000 + 1500), (unsigned)(*house / 17 % 100));
        snprintf(cells[9], 64, "%s%s", family[*house / 19 % 10], given[pick(state, 10)]);
        char id[19], birth[11];
        id_number(i, sex, id, birth);
        memcpy(cells[11], id, sizeof id);
        memcpy(cells[12], birth, sizeof birth);
}

int main(int argc, char **argv)
{
        size_t n = argc > 2 ? (size_t)strtoull(argv[1], NULL, 10) : 0;
        char path[512];
        if (n == 0)
                return fprintf(stderr, "register N DIRECTORY\n"), 2;
        snprintf(path, sizeof path, "%s/register.csv", argv[2]);
        FILE *csv = fopen(path, "w");
        snprintf(path, sizeof path, "%s/register.xlsx", argv[2]);
        lxw_workbook_options options = { .constant_memory = LXW_TRUE, .tmpdir = argv[2] };
        lxw_workbook *book = workbook_new_opt(path, &options);
        lxw_worksheet *sheet = workbook_add_worksheet(book, "花名册");
        if (!csv || !sheet)
                return perror(argv[2]), 1;
        for (uint16_t k = 0; k < COLUMNS; k++) {
                fprintf(csv, "%s%s", k ? "," : "", titles[k]);
                worksheet_write_string(sheet, 0, k, titles[k], NULL);
        }
        fputc('\n', csv);
        uint64_t state = 20171231, house = 0;
        char cells[COLUMNS][64];
        for (size_t i = 0; i < n; i++) {
                make_row(&state, i, cells, &house);
                for (uint16_t k = 0; k < COLUMNS; k++) {
                        fprintf(csv, "%s%s", k ? "," : "", cells[k]);
                        worksheet_write_string(sheet, (lxw_row_t)i + 1, k, cells[k], NULL);
                }
                fputc('\n', csv);
        }
        return fclose(csv) != 0 || workbook_close(book) != LXW_NO_ERROR;
}
