"""boto3, with its default settings, as the judge of the sandbox's STS, and of S3 with the keys STS gave.

Arguments: endpoint, region, bucket, account, role, closed role, external id. The keys are in AWS_ACCESS_KEY_ID and
AWS_SECRET_ACCESS_KEY. Prints one line a check, "ok NAME" or "failed NAME: why", and exits with 1 when one failed.
"""

import datetime
import sys

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

endpoint, region, bucket, account, role, closed, external_id = sys.argv[1:8]
arn = f"arn:aws:iam::{account}:role/{role}"


def client(service, **changes):
    config = Config(retries={"max_attempts": 0}, **({"s3": {"addressing_style": "path"}} if service == "s3" else {}))
    settings = {"endpoint_url": endpoint, "region_name": region, "config": config} | changes
    return boto3.client(service, **settings)


sts = client("sts")
good = {"RoleArn": arn, "RoleSessionName": "amc-export-judge", "ExternalId": external_id}


def refused(code, call, **settings):
    try:
        call(**settings)
    except ClientError as error:
        found = error.response["Error"]["Code"]
        assert found == code, f"expected {code}, got {found}"
        return error.response["Error"]["Message"]
    raise AssertionError(f"expected {code}, got no error")


def session_keys(keys):
    return {
        "aws_access_key_id": keys["AccessKeyId"], "aws_secret_access_key": keys["SecretAccessKey"],
        "aws_session_token": keys["SessionToken"],
    }


def caller_identity():
    identity = sts.get_caller_identity()
    assert identity["Account"] == account and identity["Arn"].endswith(":user/exporter"), identity


def assumed_role_opens_s3():
    answer = sts.assume_role(**good, DurationSeconds=900)
    keys = answer["Credentials"]
    left = keys["Expiration"] - datetime.datetime.now(datetime.timezone.utc)
    assert datetime.timedelta(minutes=14) < left < datetime.timedelta(minutes=16), left
    assert answer["AssumedRoleUser"]["Arn"].endswith("assumed-role/amc-upload/amc-export-judge")
    s3 = client("s3", **session_keys(keys))
    s3.put_object(Bucket=bucket, Key="by-role", Body=b"x")
    s3.delete_object(Bucket=bucket, Key="by-role")
    wrong = session_keys(keys) | {"aws_session_token": "made-up"}
    refused("InvalidToken", client("s3", **wrong).put_object, Bucket=bucket, Key="by-role", Body=b"x")
    assert client("sts", **session_keys(keys)).get_caller_identity()["Arn"].endswith("/amc-export-judge")


def trust():
    refused("AccessDenied", sts.assume_role, **(good | {"ExternalId": "wrong"}))
    without = {key: value for key, value in good.items() if key != "ExternalId"}
    refused("AccessDenied", sts.assume_role, **without)
    refused("AccessDenied", sts.assume_role, **(good | {"RoleArn": f"arn:aws:iam::{account}:role/{closed}"}))
    refused("AccessDenied", sts.assume_role, **(good | {"RoleArn": f"arn:aws:iam::{account}:role/nowhere"}))


def durations():
    sts.assume_role(**good, DurationSeconds=4 * 3600)
    message = refused("ValidationError", sts.assume_role, **good, DurationSeconds=5 * 3600)
    assert "MaxSessionDuration" in message, message
    refused("ValidationError", sts.assume_role, **good, DurationSeconds=43201)


def wrong_credentials():
    refused("SignatureDoesNotMatch", client("sts", aws_secret_access_key="wrong", aws_access_key_id=sts._request_signer._credentials.access_key).get_caller_identity)
    refused("InvalidClientTokenId", client("sts", aws_access_key_id="AKIAUNKNOWN", aws_secret_access_key="x").get_caller_identity)


CHECKS = [caller_identity, assumed_role_opens_s3, trust, durations, wrong_credentials]

failed = False
for check in CHECKS:
    try:
        check()
        print("ok", check.__name__)
    except Exception as error:  # every check is to be reported
        failed = True
        print(f"failed {check.__name__}: {type(error).__name__}: {error}")
sys.exit(1 if failed else 0)
