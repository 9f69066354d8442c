// The faults of a sheet in a few words each, as a clerk says them; a code not listed here stands for itself.
import { english } from '../words'

const CODES: Record<string, [string, string]> = {
  'id.precision_lost': ['证件号码末几位丢失', 'ID number lost digits'],
  'id.length': ['证件号码位数不对', 'ID number length'],
  'id.characters': ['证件号码有错字符', 'ID number characters'],
  'id.check_digit': ['证件号码校验位不对', 'ID check digit'],
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
  'number.invalid': ['不是数字', 'Not a number'],
  'number.negative': ['不能为负数', 'Negative'],
  'number.decimals': ['小数位数太多', 'Too many decimals'],
  'number.range': ['超出范围', 'Out of range'],
  'date.invalid': ['不是日期', 'Not a day'],
  'date.reversed': ['结束早于开始', 'Ends before it begins'],
  'span.reversed': ['结束早于开始', 'Ends before it begins'],
  'status.no_day': ['没有脱贫年度', 'No year of exit'],
  'bool.invalid': ['应为是或否', 'Yes or no'],
  'text.long': ['文字太长', 'Too long'],
  'text.precision_lost': ['卡号末几位丢失', 'Card number lost digits'],
  'phone.invalid': ['电话号码不对', 'Not a phone number'],
  'card.invalid': ['银行卡号不对', 'Not a card number'],
  'cell.error': ['公式出错', 'Formula error'],
  'field.required': ['没有填写', 'Missing'],
  'change.stale': ['登记已被改过', 'Changed meanwhile'],
}

export const faultWords = (code: string): string => {
  const known = CODES[code]
  return known ? known[english() ? 1 : 0] : code
}
