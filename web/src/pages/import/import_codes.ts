// The faults of a sheet in a few words each, as a clerk says them; a code not listed here stands for itself.
import table from '../../../../docs/codes.md'
import { termed } from '../../terms'
import { english } from '../../words'
import { say } from './words'

const CODES: Record<string, [string, string]> = {
  'id.precision_lost': ['证件号码末几位丢失', 'ID number lost digits'],
  'id.length': ['证件号码位数不对', 'ID number length'],
  'id.characters': ['证件号码有错字符', 'ID number characters'],
  'id.check_digit': ['证件号码校验位不对', 'ID check digit'],
  'id.region': ['证件号码区划不对', 'No province in ID number'],
  'id.birth': ['证件号码出生日期不对', 'Birth in the ID number'],
  'id.birth_mismatch': ['出生日期与证件号码不符', 'Birth disagrees with ID'],
  'id.sex_mismatch': ['性别与证件号码不符', 'Sex disagrees with ID'],
  'id.duplicate': ['证件号码重复', 'ID number twice'],
  'household.no_head': ['没有户主', 'No head'],
  'household.two_heads': ['户主不止一位', 'Several heads'],
  'household.unknown': ['没有这一户', 'No such household'],
  'person.elsewhere': ['已在另一户', 'In another household'],
  'person.name_differs': ['姓名与登记不同', 'Another name registered'],
  'match.differs': ['与登记不符', 'Disagrees with the register'],
  'place.unknown': ['没有这个地方', 'No such place'],
  'place.ambiguous': ['地名有重名', 'Place not unique'],
  'place.missing': ['没有写明村', 'Village missing'],
  'place.level': ['区划级别不对', 'Wrong level of place'],
  'place.code': ['区划代码不对', 'Not a place code'],
  'code.unknown': ['代码表里没有的词', 'Word outside the list'],
  'reference.unknown': ['找不到所指的记录', 'No such record'],
  'reference.ambiguous': ['所指的记录不止一条', 'Several such records'],
  'person.several': ['一格写了几个人', 'Several persons in a cell'],
  'member.unknown': ['不是这一户的成员', 'No member of the household'],
  'member.several': ['这一户有人同名', 'Several members of the name'],
  'cadre.no_unit': ['没有写单位', 'No unit given'],
  'team.ambiguous': ['工作队不止一支', 'Several work teams'],
  'attendance.sign_in': ['人数没有签到表', 'Count without a sign-in'],
  'number.invalid': ['不是数字', 'Not a number'],
  'number.negative': ['不能为负数', 'Negative'],
  'number.decimals': ['小数位数太多', 'Too many decimals'],
  'number.range': ['超出范围', 'Out of range'],
  'date.invalid': ['不是日期', 'Not a day'],
  'date.unlikely': ['数字填成了日期', 'Number shown as a day'],
  'date.month_missing': ['没有写明月份', 'Month missing'],
  'date.month_unclear': ['月份前后不一', 'Month unclear'],
  'date.year_missing': ['没有写明年度', 'Year missing'],
  'money.unit_unclear': ['金额单位不清楚', 'Unit of money unclear'],
  'total.differs': ['合计算不平', 'Total does not add up'],
  'columns.beyond': ['后面的列没有读', 'Columns not read'],
  'attendance.counted': ['已按人数登记', 'Entered as a number'],
  'attendance.by_person': ['已按人签到登记', 'Entered by person'],
  'posting.unit_of_team': ['按本行的单位登记', 'Of the unit of the row'],
  'appointment.kind_read': ['按职务定任用类别', 'Kind read off the post'],
  'pay.sum': ['各项相加不等于合计', 'Parts do not add up'],
  'sheet.sum': ['各项相加不等于合计', 'Parts do not add up'],
  'pay.base': ['基本报酬不等于标准', 'Base is not the rate'],
  'party_post.organisation': ['不是党组织', 'No Party organisation'],
  'income.parts': ['合计与分项不符', 'Whole and parts differ'],
  'visit.cadre': ['没有写明走访人', 'Who visited is not said'],
  'visit.nothing': ['没有写明办了什么', 'What was done is not said'],
  'visit.future': ['走访日期晚于今天', 'A visit still to come'],
  'visit.other': ['不是本人的走访', 'Somebody else’s visit'],
  'pay.no_post': ['没有任职登记', 'No post entered'],
  'pay.months': ['月数与任职不符', 'Months not those held'],
  'pay.card_differs': ['卡号与登记不同', 'Another card'],
  'insurance.shares_unknown': ['保费由谁承担不清楚', 'Who pays is unclear'],
  'fund.class': ['档次与登记不同', 'Another size class'],
  'fund.amount': ['应拨金额不等于标准', 'Not the class amount'],
  'fund.no_appropriation': ['没有应拨经费', 'No appropriation'],
  'share.unknown': ['找不到持股方', 'No such holder'],
  'date.reversed': ['结束早于开始', 'Ends before it begins'],
  'span.reversed': ['结束早于开始', 'Ends before it begins'],
  'status.no_day': ['没有«exit»年度', 'No year of exit'],
  'bool.invalid': ['应为是或否', 'Yes or no'],
  'text.long': ['文字太长', 'Too long'],
  'text.precision_lost': ['卡号末几位丢失', 'Card number lost digits'],
  'phone.invalid': ['电话号码不对', 'Not a phone number'],
  'card.invalid': ['银行卡号不对', 'Not a card number'],
  'cell.error': ['公式出错', 'Formula error'],
  'cell.formula': ['公式没有算出值', 'Formula without value'],
  'field.required': ['没有填写', 'Missing'],
  'scope.write': ['无权登记', 'No right to enter it'],
  'change.stale': ['登记已被改过', 'Changed meanwhile'],
  'rule.alone': ['同期已有一条', 'One at a time'],
  'rule.member_of': ['不是这一户的成员', 'No member of the household'],
}
// A chip holds a few words: what the table says in a sentence is called by its kind there, and read in the row.
const CHIP = [14, 40]
const FAMILIES: Record<string, string[]> = { rule: ['违反规定', 'Against a rule'], scope: ['超出权限', 'Beyond your rights'] }

// published: the first words of a code's line in the published table, for codes that have no shorter ones here.
const published = new Map(
  [...table.matchAll(/^\| ([a-z_.*, ]+) \| (.+?) \| (.+?) \|$/gm)].flatMap(([, codes, ...titles]) =>
    codes.split(', ').map((code): [string, string[]] => [code, titles.map((t) => t.split(/[；;：:。]/)[0])])
  )
)

export function faultWords(code: string): string {
  const at = english() ? 1 : 0
  const words = termed((CODES[code] || published.get(code))?.[at] || '', english())
  const short = words.length <= CHIP[at] ? words : ''
  return short || FAMILIES[code.split('.')[0]]?.[at] || say('import_other_fault')
}
