"""The peer of G2: the same workbook read by openpyxl and inserted with sqlite3. Prints the rows inserted."""
import sqlite3
import sys

import openpyxl

book = openpyxl.load_workbook(sys.argv[1], read_only=True)
db = sqlite3.connect(sys.argv[2])
db.execute("CREATE TABLE p (id INTEGER PRIMARY KEY, %s)" % ",".join("c%d" % k for k in range(20)))
db.execute("CREATE INDEX p_house ON p (c3)")
db.execute("CREATE INDEX p_id ON p (c11)")
rows = book.active.iter_rows(min_row=2, values_only=True)
db.executemany("INSERT INTO p VALUES (NULL,%s)" % ",".join("?" * 20), rows)
db.commit()
print(db.execute("SELECT COUNT(*) FROM p").fetchone()[0])
