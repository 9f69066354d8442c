# readings.py: writes src/base/pinyin_readings.inc: the reading of every character that has one, without its tone. Run it as
#     python3 tools/readings.py >src/base/pinyin_readings.inc
# The readings are Unicode's kMandarin as CLDR's transform Han-Latin has them (the command uconv, of Debian's icu-devtools). The
# result is committed, because search terms stand in stores. ü is v, as it is typed.
import subprocess
import unicodedata

BLOCKS = [(0x3400, 0x4dbf), (0x4e00, 0x9fff), (0xf900, 0xfad9), (0x20000, 0x2a6df), (0x2a700, 0x2ebe0), (0x30000, 0x3134a)]
# Characters of names that have no kMandarin: variants, read as what they are variants of.
OTHERWISE = {'𠮷': 'ji', '𫞩': 'men', '𠃓': 'yang'}
# The transform's own order puts a rarer reading first; these are as 现代汉语词典 has them in words and names of today.
OTHERWISE |= dict(word.split(':') for word in (
    '长:chang 地:di 勒:le 弹:dan 似:si 仔:zi 阚:kan 焘:tao 珩:heng 芎:xiong 琢:zhuo 泊:bo 拓:tuo 晟:sheng 茄:qie 骠:piao 靓:liang '
    '鹄:hu 湫:qiu 佛:fo 囤:tun 纥:he 卜:bu 幢:zhuang 铤:ting 诘:jie 著:zhu 帧:zhen 掺:chan 肋:lei 隽:jun 埔:pu 翟:zhai 覃:qin '
    '削:xiao 于:yu').split())


def toneless(text):
    letters = unicodedata.normalize('NFD', text.lower()).replace('u\u0308', 'v')
    return ''.join(letter for letter in letters if 'a' <= letter <= 'z')


def readings():
    characters = [chr(code) for first, last in BLOCKS for code in range(first, last + 1)]
    latin = subprocess.run(['uconv', '-f', 'utf8', '-t', 'utf8', '-x', 'Han-Latin'], input='\n'.join(characters).encode(),
                           capture_output=True, check=True).stdout.decode().split('\n')
    found = {}
    for character, text in zip(characters, latin):
        text = OTHERWISE.get(character, text.strip())
        if text != character and toneless(text):
            found[ord(character)] = toneless(text)
    return found


def rows(values, each):
    return '\n'.join('        ' + ', '.join(values[i:i + each]) + ',' for i in range(0, len(values), each))


def main():
    found = readings()
    syllables = sorted(set(found.values()))
    assert len(syllables) < 512 and max(map(len, syllables)) <= 6
    number = {syllable: i for i, syllable in enumerate(syllables)}
    print('/* pinyin_readings.inc: made by tools/readings.py from the transform Han-Latin of CLDR 42; not to be edited. */')
    print('static const char pinyin_syllables[][7] = {')
    print(rows([f'"{syllable}"' for syllable in syllables], 12))
    print('};\n')
    print('/* Sorted; a character shifted left by nine, and the number of its syllable. */')
    print('static const uint32_t pinyin_readings[] = {')
    print(rows([str(code << 9 | number[found[code]]) for code in sorted(found)], 12))
    print('};')


main()
