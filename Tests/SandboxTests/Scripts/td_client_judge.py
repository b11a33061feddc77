"""PyPI's td-client, unmodified, against the stand-in: prints what it read as JSON."""
import json
import sys
import tempfile

import tdclient
from tdclient.errors import AlreadyExistsError, AuthError, NotFoundError

url, key = sys.argv[1:]
found = {}
with tdclient.Client(apikey=key, endpoint=url, retry_post_requests=False) as client:
    job = client.query("sandbox", "SELECT types", type="trino", priority=1, retry_limit=2)
    job.wait(timeout=30, wait_interval=0.05)
    found["rows"] = [[repr(value) for value in row] for row in client.job_result_each(job.job_id)]
    found["schema"] = job.result_schema
    found["status"] = job.status()
    with tempfile.NamedTemporaryFile(suffix=".msgpack.gz") as file:
        found["downloaded"] = client.download_job_result(job.job_id, file.name)
        import gzip, msgpack
        with gzip.open(file.name) as body:
            found["same"] = [[repr(v) for v in row] for row in msgpack.Unpacker(body, raw=False)] == found["rows"]
        found["size"] = len(open(file.name, "rb").read()) == client.job(job.job_id).result_size
    found["json"] = len(list(client.job_result_format_each(job.job_id, "json")))
    endless = client.query("sandbox", "SELECT forever", type="presto")
    found["former"] = client.kill(endless.job_id)
    found["killed"] = client.job_status(endless.job_id)
    failed = client.query("sandbox", "SELECT nix FROM customers", type="presto")
    failed.wait(timeout=30, wait_interval=0.05)
    found["failed"] = failed.status()
    found["debug"] = failed.debug["stderr"]
    found["listed"] = len(client.jobs())
    start = client.create_schedule("nightly", {"type": "presto", "database": "sandbox", "query": "SELECT 1", "cron": "@daily", "timezone": "Asia/Tokyo"})
    found["start"] = start is not None
    try:
        client.create_schedule("nightly", {"query": "SELECT 1"})
    except AlreadyExistsError:
        found["taken"] = True
    found["schedules"] = [schedule.name for schedule in client.schedules()]
    found["deleted"] = client.delete_schedule("nightly")
    try:
        client.job("77")
    except NotFoundError:
        found["missing"] = True
with tdclient.Client(apikey="1/" + "0" * 40, endpoint=url) as client:
    try:
        client.jobs()
    except AuthError:
        found["refused"] = True
json.dump(found, sys.stdout)
