"""Lists a bucket with boto3, whose signatures and reading of answers are not ours.

Arguments: endpoint, region, bucket. The keys are in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.
Prints a JSON list: the key of each object, and the key of each unfinished multipart upload after "unfinished ".
"""

import json
import sys

import boto3
from botocore.config import Config

endpoint, region, bucket = sys.argv[1:4]
s3 = boto3.client(
    "s3", endpoint_url=endpoint, region_name=region, config=Config(s3={"addressing_style": "path"})
)
objects = [entry["Key"] for page in s3.get_paginator("list_objects_v2").paginate(Bucket=bucket)
           for entry in page.get("Contents", [])]
unfinished = ["unfinished " + entry["Key"]
              for page in s3.get_paginator("list_multipart_uploads").paginate(Bucket=bucket)
              for entry in page.get("Uploads", [])]
print(json.dumps(objects + unfinished))
