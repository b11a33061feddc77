"""A moto S3 that checks signatures, and boto3 as the judge of what it holds.

Prints one JSON line with its address and keys, then answers one JSON line for each command line on standard input.
It ends when standard input does, so no server outlives the tests.
"""

import hashlib
import json
import logging
import os
import sys

# moto lets this many requests in unchecked: the IAM calls that make the user and the role. From then on signatures count.
os.environ["INITIAL_NO_AUTH_ACTION_COUNT"] = "5"
os.environ.pop("AWS_PROFILE", None)

import boto3  # noqa: E402
from moto.server import ThreadedMotoServer  # noqa: E402

BUCKET = "acme-amc-upload"
REGION = "us-east-1"


def client(service, url, key_id="unchecked", secret="unchecked"):
    return boto3.client(
        service, endpoint_url=url, region_name=REGION, aws_access_key_id=key_id, aws_secret_access_key=secret
    )


def user_keys(url):
    iam = client("iam", url)
    user = iam.create_user(UserName="exporter")["User"]
    key = iam.create_access_key(UserName="exporter")["AccessKey"]
    actions = ["s3:*", "sts:*"]
    everything = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": actions, "Resource": "*"}]}
    iam.put_user_policy(UserName="exporter", PolicyName="all", PolicyDocument=json.dumps(everything))
    trust = {"Version": "2012-10-17", "Statement": [
        "Effect": "Allow", "Principal": {"AWS": user["Arn"]}, "Action": "sts:AssumeRole",
        "Condition": {"StringEquals": {"sts:ExternalId": "the-external-id"}},
    }]}
    iam.create_role(RoleName="amc-upload", AssumeRolePolicyDocument=json.dumps(trust))
    iam.put_role_policy(RoleName="amc-upload", PolicyName="all", PolicyDocument=json.dumps(everything))
    return key["AccessKeyId"], key["SecretAccessKey"]


def answer(s3, command):
    if command["ask"] == "object":
        found = s3.get_object(Bucket=BUCKET, Key=command["key"])
        tags = s3.get_object_tagging(Bucket=BUCKET, Key=command["key"])["TagSet"]
        return {
            "sha256": hashlib.sha256(found["Body"].read()).hexdigest(),
            "content_type": found["ContentType"],
            "tags": {tag["Key"]: tag["Value"] for tag in tags},
        }
    if command["ask"] == "keys":
        return [entry["Key"] for entry in s3.list_objects_v2(Bucket=BUCKET).get("Contents", [])]
    if command["ask"] == "bucket_tags":
        return {tag["Key"]: tag["Value"] for tag in s3.get_bucket_tagging(Bucket=BUCKET)["TagSet"]}
    if command["ask"] == "set_policy":
        s3.put_bucket_policy(Bucket=BUCKET, Policy=command["policy"])
        return {}
    if command["ask"] == "uploads":
        return [entry["Key"] for entry in s3.list_multipart_uploads(Bucket=BUCKET).get("Uploads", [])]
    raise ValueError(command["ask"])


def main():
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    url = f"http://{host}:{port}"
    key_id, secret = user_keys(url)
    s3 = client("s3", url, key_id, secret)
    s3.create_bucket(Bucket=BUCKET)
    print(json.dumps({"url": url, "bucket": BUCKET, "region": REGION, "key_id": key_id, "secret": secret}), flush=True)
    for line in sys.stdin:
        print(json.dumps(answer(s3, json.loads(line))), flush=True)


main()
