/* short_name.c: the table (see short_name.h). Several whole names of one short one stand where a reform renamed the
 * office: a sheet of 2017 and one of today mean whichever the county has. */
#include "base/short_name.h"

static const struct {
        const char *whole, *brief;
} endings[] = {
        { "扶贫开发领导小组办公室", "扶贫办" },   { "扶贫开发办公室", "扶贫办" },       { "扶贫开发局", "扶贫办" },
        { "纪律检查委员会", "纪委" },             { "监察委员会", "监委" },             { "机构编制委员会办公室", "编办" },
        { "精神文明建设委员会办公室", "文明办" }, { "政策研究室", "政研室" },           { "委员会政法委员会", "政法委" },
        { "人民代表大会常务委员会", "人大常委会" }, { "人民代表大会常务委员会", "人大" }, { "人民政治协商会议", "政协" },
        { "发展和改革委员会", "发改委" },         { "发展改革委员会", "发改委" },       { "发展和改革局", "发改局" },
        { "卫生和计划生育委员会", "卫计委" },     { "卫生健康委员会", "卫健委" },       { "卫生健康局", "卫健局" },
        { "人力资源和社会保障局", "人社局" },     { "住房和城乡建设局", "住建局" },     { "农业委员会", "农委" },
        { "农业农村局", "农业局" },               { "自然资源和规划局", "自规局" },     { "国土资源局", "国土局" },
        { "市场监督管理局", "市监局" },           { "市场监督管理局", "市场监管局" },   { "生态环境局", "环保局" },
        { "环境保护局", "环保局" },               { "文化旅游局", "文旅局" },           { "文化和旅游局", "文旅局" },
        { "退役军人事务局", "退役军人局" },       { "应急管理局", "应急局" },           { "医疗保障局", "医保局" },
        { "交通运输局", "交通局" },               { "教育体育局", "教体局" },           { "行政审批局", "审批局" },
        { "地方税务局", "地税局" },               { "国家税务局", "国税局" },           { "城市管理行政执法局", "城管局" },
        { "城市管理局", "城管局" },               { "国有资产监督管理委员会", "国资委" }, { "供销合作社联合社", "供销社" },
        { "妇女联合会", "妇联" },                 { "残疾人联合会", "残联" },           { "工商业联合会", "工商联" },
        { "文学艺术界联合会", "文联" },           { "科学技术协会", "科协" },           { "总工会", "工会" },
        { "农村商业银行", "农商行" },             { "农业发展银行", "农发行" },         { "农业银行", "农行" },
        { "工商银行", "工行" },                   { "建设银行", "建行" },               { "邮政储蓄银行", "邮储银行" },
        { "人民银行", "人行" },                   { "农村信用合作联社", "信用社" },     { "第一中学", "一中" },
        { "第二中学", "二中" },                   { "第三中学", "三中" },               { "中心小学", "中心校" },
        { "村民委员会", "村委会" },           { "居民委员会", "居委会" },
        { "街道办事处", "街道办" },
};

struct str short_name(struct arena *a, struct str name)
{
        for (size_t i = 0; i < COUNT(endings); i++) {
                struct str whole = str_of(endings[i].whole);
                if (str_ends(name, whole))
                        return arena_fmt(a, "%.*s%s", FMT(str_slice(name, 0, name.n - whole.n)), endings[i].brief);
        }
        return S("");
}

struct str short_name_whole(struct arena *a, struct str name, size_t i)
{
        for (size_t k = 0; k < COUNT(endings); k++) {
                struct str brief = str_of(endings[k].brief);
                if (str_ends(name, brief) && i-- == 0)
                        return arena_fmt(a, "%.*s%s", FMT(str_slice(name, 0, name.n - brief.n)), endings[k].whole);
        }
        return S("");
}
