"""boto3, with its default settings, as the judge of the sandbox's S3.

Arguments: endpoint, region, bucket. The keys are in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.
Prints one line a check, "ok NAME" or "failed NAME: why", and exits with 1 when one failed.
"""

import datetime
import hashlib
import io
import sys
import urllib.error
import urllib.request
from unittest import mock

import boto3
import botocore.auth
import botocore.awsrequest
import botocore.httpsession
from botocore.config import Config
from botocore.exceptions import ClientError

endpoint, region, bucket = sys.argv[1:4]
MIB = 1 << 20


def client(**changes):
    config = Config(retries={"max_attempts": 0}, s3={"addressing_style": "path"})
    settings = {"endpoint_url": endpoint, "region_name": region, "config": config} | changes
    return boto3.client("s3", **settings)


s3 = client()


def refused(code, call, *arguments, **settings):
    try:
        call(*arguments, **settings)
    except ClientError as error:
        found = error.response["Error"]["Code"]
        assert found == code, f"expected {code}, got {found}"
        return
    raise AssertionError(f"expected {code}, got no error")


def put_get_head_delete():
    body = b"name,amount\nada,1.00\n"
    answer = s3.put_object(Bucket=bucket, Key="plain.csv", Body=body, ContentType="text/csv", Metadata={"run": "42"})
    assert answer["ETag"] == '"%s"' % hashlib.md5(body).hexdigest()
    got = s3.get_object(Bucket=bucket, Key="plain.csv")
    assert got["Body"].read() == body and got["ContentType"] == "text/csv" and got["Metadata"] == {"run": "42"}
    head = s3.head_object(Bucket=bucket, Key="plain.csv")
    assert head["ContentLength"] == len(body) and head["ETag"] == answer["ETag"]
    assert abs(head["LastModified"] - datetime.datetime.now(datetime.timezone.utc)) < datetime.timedelta(minutes=1)
    part = s3.get_object(Bucket=bucket, Key="plain.csv", Range="bytes=5-10")["Body"].read()
    assert part == body[5:11]
    s3.delete_object(Bucket=bucket, Key="plain.csv")
    refused("NoSuchKey", s3.get_object, Bucket=bucket, Key="plain.csv")
    refused("404", s3.head_object, Bucket=bucket, Key="plain.csv")


def unusual_keys():
    keys = ["dt=2024-01-01/a b+c.csv", "Zürich/東京.csv", "x/%41&'(),;:@*!~$.csv", "empty"]
    for key in keys:
        s3.put_object(Bucket=bucket, Key="odd/" + key, Body=b"" if key == "empty" else key.encode())
    listed = s3.list_objects_v2(Bucket=bucket, Prefix="odd/")
    assert sorted(entry["Key"] for entry in listed["Contents"]) == sorted("odd/" + key for key in keys), listed
    for key in keys[:3]:
        assert s3.get_object(Bucket=bucket, Key="odd/" + key)["Body"].read() == key.encode()


def tags():
    s3.put_object(Bucket=bucket, Key="tagged", Body=b"x", Tagging="instanceId=amc1%20amc2&team=a+b")
    expected = [{"Key": "instanceId", "Value": "amc1 amc2"}, {"Key": "team", "Value": "a b"}]
    assert s3.get_object_tagging(Bucket=bucket, Key="tagged")["TagSet"] == expected
    replaced = [{"Key": "instanceId", "Value": "<amc3> & \"co\""}]
    s3.put_object_tagging(Bucket=bucket, Key="tagged", Tagging={"TagSet": replaced})
    assert s3.get_object_tagging(Bucket=bucket, Key="tagged")["TagSet"] == replaced
    s3.delete_object_tagging(Bucket=bucket, Key="tagged")
    assert s3.get_object_tagging(Bucket=bucket, Key="tagged")["TagSet"] == []
    twice = [{"Key": "a", "Value": "1"}, {"Key": "a", "Value": "2"}]
    refused("InvalidTag", s3.put_object_tagging, Bucket=bucket, Key="tagged", Tagging={"TagSet": twice})


def buckets():
    assert bucket in [entry["Name"] for entry in s3.list_buckets()["Buckets"]]
    s3.head_bucket(Bucket=bucket)
    assert s3.get_bucket_location(Bucket=bucket)["LocationConstraint"] in (None, region)
    refused("NoSuchTagSet", s3.get_bucket_tagging, Bucket=bucket)
    s3.put_bucket_tagging(Bucket=bucket, Tagging={"TagSet": [{"Key": "instanceId", "Value": "amc1"}]})
    assert s3.get_bucket_tagging(Bucket=bucket)["TagSet"] == [{"Key": "instanceId", "Value": "amc1"}]
    s3.delete_bucket_tagging(Bucket=bucket)
    assert "s3:GetObject" in s3.get_bucket_policy(Bucket=bucket)["Policy"]
    s3.create_bucket(Bucket="another-bucket")
    refused("NoSuchBucketPolicy", s3.get_bucket_policy, Bucket="another-bucket")
    s3.put_bucket_policy(Bucket="another-bucket", Policy='{"Statement": []}')
    assert s3.get_bucket_policy(Bucket="another-bucket")["Policy"] == '{"Statement": []}'
    refused("BucketAlreadyOwnedByYou", s3.create_bucket, Bucket="another-bucket")
    s3.put_object(Bucket="another-bucket", Key="k", Body=b"x")
    refused("BucketNotEmpty", s3.delete_bucket, Bucket="another-bucket")
    s3.delete_object(Bucket="another-bucket", Key="k")
    s3.delete_bucket(Bucket="another-bucket")
    refused("404", s3.head_bucket, Bucket="another-bucket")
    refused("NoSuchBucket", s3.put_object, Bucket="another-bucket", Key="k", Body=b"x")


def multipart():
    upload = s3.create_multipart_upload(Bucket=bucket, Key="big", Tagging="instanceId=amc1")["UploadId"]
    bodies = [b"a" * (5 * MIB), b"b" * (6 * MIB), b"c"]
    parts = []
    for number, body in enumerate(bodies, 1):
        answer = s3.upload_part(Bucket=bucket, Key="big", UploadId=upload, PartNumber=number, Body=body)
        parts.append({"PartNumber": number, "ETag": answer["ETag"]})
    listed = s3.list_parts(Bucket=bucket, Key="big", UploadId=upload, MaxParts=2)
    assert [part["Size"] for part in listed["Parts"]] == [5 * MIB, 6 * MIB] and listed["IsTruncated"]
    open_uploads = s3.list_multipart_uploads(Bucket=bucket, Prefix="bi")["Uploads"]
    assert [entry["UploadId"] for entry in open_uploads] == [upload]
    complete = {"Bucket": bucket, "Key": "big", "UploadId": upload}
    wrong = [parts[0] | {"ETag": '"00"'}]
    refused("InvalidPart", s3.complete_multipart_upload, **complete, MultipartUpload={"Parts": wrong})
    refused("InvalidPartOrder", s3.complete_multipart_upload, **complete, MultipartUpload={"Parts": parts[::-1]})
    refused("EntityTooSmall", s3.complete_multipart_upload, **complete, MultipartUpload={"Parts": small(upload, parts)})
    s3.upload_part(Bucket=bucket, Key="big", UploadId=upload, PartNumber=2, Body=bodies[1])
    answer = s3.complete_multipart_upload(**complete, MultipartUpload={"Parts": parts})
    digests = b"".join(hashlib.md5(body).digest() for body in bodies)
    assert answer["ETag"] == '"%s-3"' % hashlib.md5(digests).hexdigest()
    assert s3.get_object(Bucket=bucket, Key="big")["Body"].read() == b"".join(bodies)
    assert s3.get_object_tagging(Bucket=bucket, Key="big")["TagSet"] == [{"Key": "instanceId", "Value": "amc1"}]
    assert "Uploads" not in s3.list_multipart_uploads(Bucket=bucket)


def small(upload, parts):
    answer = s3.upload_part(Bucket=bucket, Key="big", UploadId=upload, PartNumber=2, Body=b"too small")
    return [parts[0], {"PartNumber": 2, "ETag": answer["ETag"]}, parts[2]]


def multipart_abort():
    upload = s3.create_multipart_upload(Bucket=bucket, Key="dropped")["UploadId"]
    s3.upload_part(Bucket=bucket, Key="dropped", UploadId=upload, PartNumber=1, Body=b"x")
    s3.abort_multipart_upload(Bucket=bucket, Key="dropped", UploadId=upload)
    refused("NoSuchUpload", s3.list_parts, Bucket=bucket, Key="dropped", UploadId=upload)
    arguments = {"Bucket": bucket, "Key": "dropped", "UploadId": upload, "PartNumber": 1, "Body": b"x"}
    refused("NoSuchUpload", s3.upload_part, **arguments)
    refused("NoSuchKey", s3.get_object, Bucket=bucket, Key="dropped")


def managed_transfer():
    body = bytes(range(256)) * (80 << 10)
    s3.upload_fileobj(io.BytesIO(body), bucket, "managed")
    back = io.BytesIO()
    s3.download_fileobj(bucket, "managed", back)
    assert back.getvalue() == body


def listing():
    for number in range(7):
        s3.put_object(Bucket=bucket, Key=f"list/{number % 2}/{number}", Body=b"x")
    pages = list(s3.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix="list/", PaginationConfig={"PageSize": 3}))
    keys = [entry["Key"] for page in pages for entry in page["Contents"]]
    assert [len(page["Contents"]) for page in pages] == [3, 3, 1]
    assert keys == sorted(f"list/{number % 2}/{number}" for number in range(7))
    grouped = s3.list_objects_v2(Bucket=bucket, Prefix="list/", Delimiter="/")
    assert [entry["Prefix"] for entry in grouped["CommonPrefixes"]] == ["list/0/", "list/1/"]
    after = s3.list_objects_v2(Bucket=bucket, Prefix="list/", StartAfter="list/1/3")
    assert [entry["Key"] for entry in after["Contents"]] == ["list/1/5"]
    wanted = [{"Key": key} for key in keys + ["never/there"]]
    deleted = s3.delete_objects(Bucket=bucket, Delete={"Objects": wanted})
    assert len(deleted["Deleted"]) == 8 and "Contents" not in s3.list_objects_v2(Bucket=bucket, Prefix="list/")


def wrong_credentials():
    put = {"Bucket": bucket, "Key": "refused", "Body": b"x"}
    refused("SignatureDoesNotMatch", client(aws_secret_access_key="wrong", aws_access_key_id=s3._request_signer._credentials.access_key).put_object, **put)
    refused("InvalidAccessKeyId", client(aws_access_key_id="AKIAUNKNOWN", aws_secret_access_key="x").put_object, **put)
    refused("AuthorizationHeaderMalformed", client(region_name="eu-west-3").put_object, **put)
    refused("NoSuchKey", s3.get_object, Bucket=bucket, Key="refused")


def other_region():
    elsewhere = "sandbox-amc-elsewhere"
    assert client(region_name="eu-west-1").head_bucket(Bucket=elsewhere)["BucketRegion"] == "eu-west-1"
    home = client()
    # botocore mends the region by itself and tells nobody; what counts is that it can.
    home.put_object(Bucket=elsewhere, Key="k", Body=b"x")
    client(region_name="eu-west-1").delete_object(Bucket=elsewhere, Key="k")


def upload_pages():
    uploads = [s3.create_multipart_upload(Bucket=bucket, Key=f"pages/{number % 3} ü")["UploadId"] for number in range(5)]
    pages = s3.get_paginator("list_multipart_uploads").paginate(Bucket=bucket, Prefix="pages/", PaginationConfig={"PageSize": 2})
    found = [entry for page in pages for entry in page["Uploads"]]
    assert sorted(entry["UploadId"] for entry in found) == sorted(uploads), found
    for entry in found:
        s3.abort_multipart_upload(Bucket=bucket, Key=entry["Key"], UploadId=entry["UploadId"])


def batch_without_checksum():
    request = botocore.awsrequest.AWSRequest("POST", f"{endpoint}/{bucket}?delete", data=b"<Delete/>")
    request.headers["x-amz-content-sha256"] = hashlib.sha256(b"<Delete/>").hexdigest()
    botocore.auth.S3SigV4Auth(s3._request_signer._credentials, "s3", region).add_auth(request)
    answer = botocore.httpsession.URLLib3Session().send(request.prepare())
    assert answer.status_code == 400 and b"Content-MD5" in answer.content, answer.content


def unsigned_request():
    try:
        urllib.request.urlopen(f"{endpoint}/{bucket}/big")
    except urllib.error.HTTPError as error:
        assert error.code == 403 and b"<Code>AccessDenied</Code>" in error.read()
        return
    raise AssertionError("an unsigned request was answered")


def skewed_clock():
    late = datetime.datetime.now(datetime.timezone.utc).replace(tzinfo=None) - datetime.timedelta(minutes=16)
    with mock.patch("botocore.auth.get_current_datetime", lambda *_, **__: late):
        refused("RequestTimeTooSkewed", s3.put_object, Bucket=bucket, Key="late", Body=b"x")


def damaged_body():
    put = {"Bucket": bucket, "Key": "damaged", "Body": b"x"}
    refused("BadDigest", s3.put_object, **put, ContentMD5="XrY7u+Ae7tCTyyK7j1rNww==")
    refused("InvalidDigest", s3.put_object, **put, ContentMD5="short")
    with mock.patch.object(botocore.auth.S3SigV4Auth, "payload", lambda *_: "0" * 64):
        refused("XAmzContentSHA256Mismatch", s3.put_object, **put)
    refused("NoSuchKey", s3.get_object, Bucket=bucket, Key="damaged")
    unsigned = Config(retries={"max_attempts": 0}, s3={"addressing_style": "path", "payload_signing_enabled": False})
    client(config=unsigned).put_object(**put)


CHECKS = [
    put_get_head_delete, unusual_keys, tags, buckets, multipart, multipart_abort, managed_transfer, listing,
    wrong_credentials, other_region, upload_pages, batch_without_checksum, unsigned_request, skewed_clock, damaged_body,
]

failed = False
for check in CHECKS:
    try:
        check()
        print("ok", check.__name__)
    except Exception as error:  # every check is to be reported
        failed = True
        print(f"failed {check.__name__}: {type(error).__name__}: {error}")
sys.exit(1 if failed else 0)
