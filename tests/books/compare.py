#!/usr/bin/python3
"""compare.py LIST OUT: what `books` read of public workbooks held against openpyxl's values, and its returned workbooks against
the workbooks they came from. Prints each difference by its kind, then the counts; the exit status is 1 when there is one.

What openpyxl and a register see differently by design is not counted: a blank text is no cell, a merged cell carries its
first cell's text, a day has no time, a year in the look of a day is a year."""
import collections, datetime, json, math, os, re, signal, sys, unicodedata, warnings, zipfile
from multiprocessing import Pool
import openpyxl
from openpyxl.utils import get_column_letter
warnings.simplefilter("ignore")

TEXT, NUMBER, DATE, BOOL, ERROR, FORMULA = range(1, 7)
TITLE = "Problem"


def blank(value):
    return value is None or isinstance(value, str) and all(unicodedata.category(x)[0] in "CZ" for x in value)


def ours(path):
    """The lines of a tsv: cells of sheets by name, the code of the error, whether it was read."""
    sheets, names, code, read = {}, {}, "crash", False
    with open(path, encoding="utf-8", errors="replace", newline="\n") as lines:
        for line in lines:
            part = line.rstrip("\n").split("\t")
            if part[0] == "sheet":
                names[part[1]] = part[2]
                sheets[part[2]] = {}
            elif part[0] == "end":
                code = part[1]
            elif part[0] == "read":
                read = True
            else:
                sheet, row, column, kind, merged = part[:5]
                text = json.loads("\t".join(part[5:]))[0]
                sheets[names[sheet]][int(row) + 1, int(column) + 1] = (int(kind), merged == "1", text)
    return sheets, code, read


def day(value, epoch1904):
    if isinstance(value, datetime.datetime):
        return value.strftime("%Y-%m-%d") if value.year > 999 else value.isoformat()[:10]
    return value.isoformat() if isinstance(value, datetime.date) else None


def plain(text):
    """What the escapes of ECMA-376 22.9.2.19 stand for, which openpyxl leaves as they are in some texts and not in others;
    controls are nothing to see."""
    text = re.sub(r"_x([0-9A-Fa-f]{4})_", lambda m: chr(int(m[1], 16)), text)
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\r]", "", text)


def differs(cell, mine, epoch):
    """None, or the kind of a difference between openpyxl's cell and ours."""
    value = cell.value
    kind, merged, text = mine
    if kind == FORMULA:
        return None if blank(value) else "formula has a value"
    if blank(value):
        return "we have more"
    if isinstance(value, bool):
        return None if (kind, text) == (BOOL, str(value).upper()) else "bool"
    if isinstance(value, (int, float)):
        if kind == NUMBER and math.isclose(float(text), value, rel_tol=1e-15):
            return None
        return f"number as kind {kind}"
    if isinstance(value, (datetime.datetime, datetime.date)):
        if kind == DATE and text == day(value, epoch):
            return None
        if kind == NUMBER and 1900 <= float(text) <= 2100:
            return None
        return f"date as kind {kind}"
    if isinstance(value, (datetime.time, datetime.timedelta)):
        return None if kind == NUMBER else f"time as kind {kind}"
    if cell.data_type == "e":
        return None if (kind, text) == (ERROR, value) else "error"
    if kind == TEXT and text.replace("\r", "") in (value.replace("\r", ""), plain(value)):
        return None
    return f"text as kind {kind}"


def values(path, sheets):
    """Differences of one workbook: (kind, sheet, cell, openpyxl's, ours)."""
    book = openpyxl.load_workbook(path, data_only=True)
    equal, found = 0, []
    for sheet in book.worksheets:
        mine = sheets.get(sheet.title)
        if mine is None:
            found.append(("sheet missing", sheet.title, "", "", ""))
            continue
        seen = set()
        for (row, column), cell in sheet._cells.items():
            if blank(cell.value) or type(cell).__name__ == "MergedCell":
                continue
            seen.add((row, column))
            at = f"{get_column_letter(column)}{row}"
            if (row, column) not in mine:
                if not blank(plain(str(cell.value))):
                    found.append(("we have less", sheet.title, at, repr(cell.value)[:60], ""))
            elif kind := differs(cell, mine[row, column], book.epoch):
                if not mine[row, column][1]:
                    found.append((kind, sheet.title, at, repr(cell.value)[:60], mine[row, column][2][:60]))
            else:
                equal += 1
        for at, (kind, merged, text) in mine.items():
            if at not in seen and not merged and kind != FORMULA and not blank(text):
                found.append(("we have more", sheet.title, f"{get_column_letter(at[1])}{at[0]}", "", text[:60]))
    return equal, found


def look(cell):
    return (cell.number_format, cell.font.b, cell.font.sz, cell.font.name, cell.alignment.wrap_text, getattr(cell.border.left, "style", None))


def came_back(path, back):
    """The returned workbook: each cell but the column of problems and the marked one as it was, merges, widths and parts too."""
    old, new = openpyxl.load_workbook(path), openpyxl.load_workbook(back)
    equal, found = 0, []
    if old.sheetnames != new.sheetnames:
        return 0, [("sheets", "", "", str(old.sheetnames), str(new.sheetnames))]
    with zipfile.ZipFile(path) as a, zipfile.ZipFile(back) as b:
        if lost := set(a.namelist()) - set(b.namelist()):
            found.append(("part lost", "", "", str(lost)[:80], ""))
    for before, after in zip(old.worksheets, new.worksheets):
        told = [c for c in after._cells.values() if c.value == TITLE and before.cell(c.row, c.column).value is None]
        column = told[0].column if told else 0
        if not told:
            found.append(("no column", before.title, "", "", ""))
        if sorted(map(str, before.merged_cells.ranges)) != sorted(map(str, after.merged_cells.ranges)):
            found.append(("merges", before.title, "", "", ""))
        for at in set(before._cells) | set(after._cells):
            if at[1] == column:
                continue
            x, y = before._cells.get(at), after._cells.get(at)
            was, now = x.value if x else None, y.value if y else None
            where = f"{get_column_letter(at[1])}{at[0]}"
            if was != now and repr(getattr(was, "__dict__", was)) != repr(getattr(now, "__dict__", now)):
                found.append(("value", before.title, where, repr(was)[:60], repr(now)[:60]))
            elif x and y and look(x) != look(y):
                found.append(("look", before.title, where, str(look(x)), str(look(y))))
            else:
                equal += was is not None
    return equal, found


def patience(number, frame):
    raise TimeoutError("20 s")


def book(job):
    number, path, out = job
    sheets, code, read = ours(f"{out}/{number}.tsv")
    told = {"path": path, "code": code, "read": read}
    signal.signal(signal.SIGALRM, patience)
    back = f"{out}/{number}.xlsx"
    for name, run in (("values", lambda: values(path, sheets) if read else None),
                      ("back", lambda: came_back(path, back) if read and os.path.exists(back) else None)):
        signal.alarm(20)
        try:
            told[name] = run()
        except Exception as fault:  # what openpyxl can't read is no measure
            told[name + "_fault"] = f"{type(fault).__name__}: {fault}"[:120]
        signal.alarm(0)
    if "values_fault" in told or told.get("back_fault", "").startswith("TimeoutError"):
        told["back_fault"] = ""
    return told


def main():
    paths = [line.rstrip("\n") for line in open(sys.argv[1])]
    count, kinds = collections.Counter(), collections.Counter()
    with Pool(2) as pool:
        for told in pool.imap(book, [(n, p, sys.argv[2]) for n, p in enumerate(paths)], 8):
            count["workbooks"] += 1
            count["crashes" if told["code"] == "crash" else "read" if told["read"] else f"refused {told['code']}"] += 1
            if told["read"] and told["code"]:
                kinds["not returned " + told["code"]] += 1
                print(f"{told['path']}: not returned: {told['code']}")
            if told.get("back_fault"):
                kinds["returned does not open"] += 1
                print(f"{told['path']}: returned does not open: {told['back_fault']}")
            count["openpyxl can't read"] += "values_fault" in told
            for name in ("values", "back"):
                if told.get(name) is None:
                    continue
                equal, found = told[name]
                count[f"{name}: workbooks"] += 1
                count[f"{name}: workbooks equal"] += not found
                count[f"{name}: cells equal"] += equal
                kinds.update(f"{name}: {x[0]}" for x in found)
                for x in found[:4]:
                    print(f"{told['path']}: {name}: " + " | ".join(x))
    for name, n in sorted(count.items()) + sorted(kinds.items()):
        print(f"{n:9} {name}")
    return 1 if kinds or count["crashes"] else 0


if __name__ == "__main__":
    sys.exit(main())
