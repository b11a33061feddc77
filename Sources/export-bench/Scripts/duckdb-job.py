"""The same job by DuckDB: a CSV file with its identities hashed, as gzip CSV. Prints one Measurement as JSON."""

import json
import os
import resource
import sys
import time

import duckdb

source, target, cores, rows = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
query = """
    COPY (
        SELECT sha256(lower(trim(email))) AS email,
               sha256(regexp_replace(phone, '[^0-9]', '', 'g')) AS phone,
               sha256(lower(trim(first_name))) AS first_name,
               sha256(lower(trim(last_name))) AS last_name,
               sha256(left(trim(zip), 5)) AS zip,
               purchase_time, amount
        FROM read_csv($source, all_varchar = true)
    ) TO '{}' (FORMAT csv, COMPRESSION gzip)
""".format(target.replace("'", "''"))
with duckdb.connect() as connection:
    connection.execute(f"SET threads = {cores}; SET preserve_insertion_order = false; SET enable_progress_bar = false")
    start = time.monotonic()
    connection.execute(query, {"source": source})
    seconds = time.monotonic() - start
usage = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps({
    "rows": rows, "seconds": seconds, "processorSeconds": usage.ru_utime + usage.ru_stime,
    "inputBytes": os.path.getsize(source), "outputBytes": os.path.getsize(target),
    "peakMegabytes": usage.ru_maxrss / 1000,
}))
