/* brief_words.c: the words the account has until the office writes its own (see brief.h): one section a mechanism, in
 * our own words, in both languages. A paragraph a line; what stands in braces is a figure or a word of the account. */
#include "brief/brief.h"

static const struct brief_words words[] = {
        { .section = "0", .title = "组织与对象", .title_en = "Organisations and households",
          .text =
            "截至{day}，{place}有乡镇{place.townships}个、行政村{place.villages}个；基层党(工)委{org.committees}个、党总支"
            "{org.general_branches}个，党员{org.members}名。\n"
            "建档立卡户{household.registered}户。其中贫困户{household.poor}户、{household.poor_persons}人，脱贫户"
            "{household.exited}户，监测对象{household.monitored}户。{year}年以来确认脱贫{household.exits}户、出列村"
            "{village.exits}个，尚未出列的贫困村{village.poor}个。",
          .text_en =
            "On {day}, {place} has {place.townships} townships and {place.villages} administrative villages; "
            "{org.committees} grass-roots Party committees, {org.general_branches} general branches and "
            "{org.members} Party members.\n"
            "{household.registered} households are registered: {household.poor} are poor, with "
            "{household.poor_persons} persons; {household.exited} are out of poverty; {household.monitored} "
            "are monitored. Since the beginning of {year}, {household.exits} exits of households and "
            "{village.exits} of villages were confirmed; {village.poor} poor villages remain." },
        { .section = "1.1", .title = "凝聚共识", .title_en = "Building consensus",
          .text =
            "{year}年以来开展专题教育{study.campaigns}个；举行学习会议{study.sessions}次，其中县委常委会"
            "{study.sessions_standing_committee}次、理论学习中心组{study.sessions_study_group}次；听取专题汇报"
            "{study.reports}次。\n"
            "应完成的方案任务{study.tasks}项，已完成{study.tasks_done}项；挂牌示范点{study.demo_sites}个。",
          .text_en =
            "Since the beginning of {year}, {study.campaigns} campaigns ran; {study.sessions} study sessions were "
            "held, {study.sessions_standing_committee} by the standing committee and "
            "{study.sessions_study_group} by the theory study group; {study.reports} thematic reports were "
            "heard.\n"
            "{study.tasks} tasks of work plans were due, {study.tasks_done} of them are done; there are "
            "{study.demo_sites} demonstration sites." },
        { .section = "1.2", .title = "教育培训", .title_en = "Training",
          .text =
            "{year}年以来举办培训{training.sessions}期、{training.person_times}人次。其中按人登记{training.by_person}人次，不同的人"
            "{training.persons}名；凭签到表登记人数{training.by_sign_in}人次。\n"
            "规定每月不少于两期，不足两期的月份有{training.months_below_two}个。",
          .text_en =
            "Since the beginning of {year}, {training.sessions} sessions were held, with "
            "{training.person_times} person-times: {training.by_person} entered by person, {training.persons}"
            " different persons, and {training.by_sign_in} by sign-in sheet.\n"
            "At least two sessions are due in every month; {training.months_below_two} months had fewer." },
        { .section = "1.3", .title = "包保责任", .title_en = "Assigned responsibility",
          .text =
            "包保分四层。没有县领导包保的乡镇{responsibility.uncovered_townships}个，没有单位包保的村"
            "{responsibility.uncovered_villages}个；贫困户中有责任人的{responsibility.covered_households}户，没有责任人的"
            "{responsibility.uncovered_households}户，覆盖率{responsibility.coverage}%。\n"
            "百企帮百村：{year}年以来，{enterprise_pairing.enterprises}家非公企业结对{enterprise_pairing.villages}个村，办理帮扶事项"
            "{enterprise_pairing.items}件，承诺资金{enterprise_pairing.promised}元，凭证齐全的到位资金"
            "{enterprise_pairing.invested}元，安排就业{enterprise_pairing.jobs}个岗位。",
          .text_en =
            "Responsibility has four tiers. {responsibility.uncovered_townships} townships have no county "
            "leader and {responsibility.uncovered_villages} villages no unit; "
            "{responsibility.covered_households} poor households have a responsible cadre, "
            "{responsibility.uncovered_households} have none: a coverage of {responsibility.coverage}%.\n"
            "Since the beginning of {year}, {enterprise_pairing.enterprises} private enterprises were paired "
            "with {enterprise_pairing.villages} villages and carried out {enterprise_pairing.items} items: "
            "{enterprise_pairing.promised} yuan promised, {enterprise_pairing.invested} yuan arrived with "
            "vouchers, {enterprise_pairing.jobs} jobs taken up." },
        { .section = "2.1", .title = "选派驻村与帮扶干部", .title_en = "Selection and dispatch",
          .text =
            "在村工作队{posting.teams}支。在岗工作队长{posting.leaders}名：省级选派{posting.leaders_province}名、市级"
            "{posting.leaders_city}名、县级{posting.leaders_county}名；第一书记{posting.first_secretaries}名，队员"
            "{posting.members}名。应派未派队长的村{posting.no_leader}个。\n"
            "负有包村或包户责任的党员干部{helper.cadres}名：县直单位{helper.cadres_county}名、乡镇{helper.cadres_township}名、村"
            "{helper.cadres_village}名、非公企业{helper.cadres_private_enterprise}名。\n"
            "不脱贫不撤岗：临时接替、待补的空缺{responsibility.vacancies}个，逾期未补的{responsibility.vacancy_overdue}个。",
          .text_en =
            "{posting.teams} work teams are in villages. {posting.leaders} leaders are in post: "
            "{posting.leaders_province} sent by the province, {posting.leaders_city} by the city, "
            "{posting.leaders_county} by the county; {posting.first_secretaries} first secretaries and "
            "{posting.members} members. {posting.no_leader} designated villages have no leader.\n"
            "{helper.cadres} cadres who are Party members are responsible for a village or a household: "
            "{helper.cadres_county} from county units, {helper.cadres_township} from townships, "
            "{helper.cadres_village} from villages, {helper.cadres_private_enterprise} from private "
            "enterprises.\n"
            "No withdrawal before exit: {responsibility.vacancies} vacancies filled by an interim are open, "
            "{responsibility.vacancy_overdue} are overdue." },
        { .section = "2.2", .title = "充实力量", .title_en = "Staffing",
          .text =
            "县扶贫办在岗{staff.county_office}人，{year}年以来补充{staff.transferred_in}名。有人员的乡镇扶贫工作站"
            "{staff.stations}个、{staff.station_persons}人。有专职扶贫专干的行政村{staff.villages_with_officer}个，覆盖率"
            "{staff.officer_coverage}%。\n"
            "{year}年以来招录基层特定岗位人员{staff.recruits}名，其中充实到工作站{staff.recruits_in_stations}名。",
          .text_en =
            "The county office has {staff.county_office} persons, {staff.transferred_in} of them transferred in "
            "since the beginning of {year}. {staff.stations} township stations are staffed, with "
            "{staff.station_persons} persons. {staff.villages_with_officer} villages have a full-time officer: "
            "a coverage of {staff.officer_coverage}%.\n"
            "{staff.recruits} persons were recruited for designated posts since the beginning of {year}; "
            "{staff.recruits_in_stations} serve in stations." },
        { .section = "2.3", .title = "专家智囊团", .title_en = "Expert advisory teams",
          .text =
            "专家智囊团{expert.teams}个、专家{expert.members}名；科技特派员{expert.commissioners}名，派到计划出列村"
            "{expert.villages}个；志愿者{expert.volunteers}名。{year}年以来开展帮扶活动{expert.activities}次，帮到不同的户"
            "{expert.households}户。",
          .text_en =
            "{expert.teams} advisory teams have {expert.members} specialists; {expert.commissioners} "
            "commissioners serve, in {expert.villages} villages planned for exit; {expert.volunteers} "
            "volunteers are registered. Since the beginning of {year}, {expert.activities} activities reached "
            "{expert.households} different households." },
        { .section = "3.1", .title = "乡镇党委带基地", .title_en = "Township-led bases",
          .text =
            "产业基地{base.bases}个、面积{base.area_mu}亩。{year}年以来用工户{base.households}户、{base.persons}人；以各种方式联结"
            "的户{base.linked_households}户，带来收入{base.benefit}元。",
          .text_en =
            "{base.bases} bases cover {base.area_mu} mu. Since the beginning of {year} they employed "
            "{base.persons} persons of {base.households} households; {base.linked_households} households are "
            "linked in some way, which brought them {base.benefit} yuan." },
        { .section = "3.2", .title = "流动党支部带驿站车间", .title_en = "Mobile branches",
          .text =
            "流动党支部{mobile_branch.branches}个；{year}年以来返乡创业的党员{mobile_branch.returned}名。扶贫车间"
            "{mobile_branch.workshops}个、扶贫驿站{mobile_branch.stations}个，带动{mobile_branch.households}户，其中确认脱贫"
            "{mobile_branch.households_exited}户。",
          .text_en =
            "There are {mobile_branch.branches} mobile branches; {mobile_branch.returned} members returned and "
            "started ventures since the beginning of {year}. {mobile_branch.workshops} workshops and "
            "{mobile_branch.stations} service stations bring along {mobile_branch.households} households; "
            "{mobile_branch.households_exited} exits among them are confirmed." },
        { .section = "3.3", .title = "村（社）支部带入股", .title_en = "Village (community) branches",
          .text =
            "入股项目{equity.ventures}个、持股的户{equity.households}户。{year}年以来公布分红{dividend.declared}元，已发"
            "{dividend.paid}元。村集体经济收入{collective_income.total}元，比上年增加{collective_income.growth}元。",
          .text_en =
            "{equity.ventures} ventures have households among their holders, {equity.households} in all. Since "
            "the beginning of {year}, {dividend.declared} yuan of dividends were declared and {dividend.paid} "
            "paid. Collective income was {collective_income.total} yuan, {collective_income.growth} more than "
            "the year before." },
        { .section = "4.1", .title = "村干部报酬", .title_en = "Village cadre remuneration",
          .text =
            "村干部基本报酬标准：正职每月{pay.rate_principal}元，副职每月{pay.rate_deputy}元，其他职务每月{pay.rate_other}元。"
            "{since pay.adjustments}年以来正职标准调整{pay.adjustments}次；{year}年以来发放报酬{pay.total}元，其中基本报酬"
            "{pay.base}元、其他部分{pay.other}元，领取的村干部{pay.persons}名。",
          .text_en =
            "The monthly base is {pay.rate_principal} yuan for a principal, {pay.rate_deputy} for a deputy and "
            "{pay.rate_other} for other posts. Since the beginning of {since pay.adjustments} the "
            "principal's rate was adjusted {pay.adjustments} times; since that of {year}, {pay.total} yuan were paid "
            "to {pay.persons} village cadres, {pay.base} of it base and {pay.other} other parts." },
        { .section = "4.2", .title = "村干部保险", .title_en = "Insurance",
          .text =
            "在职村干部{insurance.cadres}名，养老、意外、医疗三险齐全的{insurance.insured}名，覆盖率{insurance.coverage}%，"
            "分布在{insurance.townships}个乡镇。{year}年以来保费合计{insurance.premiums}元，其中县财政承担"
            "{insurance.county_paid}元。",
          .text_en =
            "Of {insurance.cadres} village cadres in post, {insurance.insured} have pension, accident and medical "
            "insurance: a coverage of {insurance.coverage}%, over {insurance.townships} townships. Since the "
            "beginning of {year}, premiums came to {insurance.premiums} yuan, of which the county bore "
            "{insurance.county_paid}." },
        { .section = "4.3", .title = "村级运转经费", .title_en = "Operating funds",
          .text =
            "村级运转经费标准：小村{operating_fund.class_small}元、中等村{operating_fund.class_medium}元、大村"
            "{operating_fund.class_large}元。{year}年安排{operating_fund.villages}个村、{operating_fund.total}元，上年"
            "{operating_fund.total last_year}元；凭证齐全的已拨{operating_fund.paid}元。\n"
            "{since dues_grant.total}年以来下拨党费补助{dues_grant.total}元：省级{dues_grant.province}元、市级{dues_grant.city}元、县级"
            "{dues_grant.county}元。",
          .text_en =
            "A small village receives {operating_fund.class_small} yuan, a medium one "
            "{operating_fund.class_medium}, a large one {operating_fund.class_large}. In {year}, "
            "{operating_fund.villages} villages were appropriated {operating_fund.total} yuan, after "
            "{operating_fund.total last_year} the year before; {operating_fund.paid} were paid with vouchers.\n"
            "Grants from Party dues since the beginning of {since dues_grant.total}: {dues_grant.total} yuan, of "
            "it {dues_grant.province} from the province, {dues_grant.city} from the city and {dues_grant.county} "
            "from the county." },
        { .section = "5.1", .title = "党员联户", .title_en = "Member–household contact",
          .text =
            "党员{member_contact.members}名联系{member_contact.households}户，其中无职党员{member_contact.no_post_members}名。党员领办"
            "合作社{member_contact.cooperatives}个、示范基地{member_contact.demo_bases}个，带动{member_contact.brought_along}户。",
          .text_en =
            "{member_contact.members} members, {member_contact.no_post_members} of them without a post, are linked "
            "with {member_contact.households} households. Members lead {member_contact.cooperatives} "
            "cooperatives and {member_contact.demo_bases} demonstration bases, which bring along "
            "{member_contact.brought_along} households." },
        { .section = "5.2", .title = "清单考核", .title_en = "Responsibility lists and assessment",
          .text =
            "{year}年考核组织{assessment.organisations}个，达标{assessment.met}个，未达标{assessment.not_met}个；有权机关作出问责决定"
            "{accountability.decisions}件；先进集体{honour.organisations}个、先进个人{honour.persons}个。",
          .text_en =
            "In {year}, {assessment.organisations} organisations were assessed: {assessment.met} met the standard, "
            "{assessment.not_met} did not. Competent bodies took {accountability.decisions} decisions on "
            "accountability; {honour.organisations} organisations and {honour.persons} persons were honoured." },
        { .section = "5.3", .title = "一线培养", .title_en = "Frontline development",
          .text =
            "在一线登记的干部{frontline.persons}名。{since appointment.appointments}年以来提拔任用{appointment.appointments}人次，其中有一线经历的"
            "{appointment.with_service}人次；进乡镇领导班子的{appointment.leadership_team}名，机关干部中有一线经历而获提拔的"
            "{appointment.agency_frontline}名。",
          .text_en =
            "{frontline.persons} cadres are entered as serving at the front. Since the beginning of "
            "{since appointment.appointments} there were {appointment.appointments} appointments, "
            "{appointment.with_service} of them after service at the front; "
            "{appointment.leadership_team} persons joined township leadership teams, and "
            "{appointment.agency_frontline} agency cadres who had served were promoted." },
};

const struct brief_words *brief_words_at(size_t i)
{
        return i < COUNT(words) ? &words[i] : NULL;
}
