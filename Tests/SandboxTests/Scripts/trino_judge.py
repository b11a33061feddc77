"""PyPI's trino, unmodified, against the stand-in: prints what it read as JSON."""
import json
import sys

import trino

port = int(sys.argv[1])
connection = trino.dbapi.connect(host="127.0.0.1", port=port, user="ada", catalog="sandbox", schema="crm")
found = {}
cursor = connection.cursor()
cursor.execute("SELECT types")
found["rows"] = [[repr(value) for value in row] for row in cursor.fetchall()]
found["columns"] = [column[:2] for column in cursor.description]
cursor.execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12001) SELECT i FROM n")
found["sum"] = sum(row[0] for row in cursor.fetchall())
try:
    cursor.execute("SELECT nix FROM customers")
    cursor.fetchall()
except trino.exceptions.TrinoUserError as error:
    found["error"] = [error.error_type, error.message]
cursor.execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n")
cursor.fetchone()
cursor.cancel()
json.dump(found, sys.stdout)
