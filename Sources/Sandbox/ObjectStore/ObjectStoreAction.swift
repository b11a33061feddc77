/// The IAM actions a request to S3 needs.
enum ObjectStoreAction {
  static func needed(by request: ObjectStoreRequest) -> [String] {
    if request.bucket.isEmpty { return ["s3:ListAllMyBuckets"] }
    return request.key.isEmpty ? bucket(request) : object(request)
  }

  private static func bucket(_ request: ObjectStoreRequest) -> [String] {
    let isReading = request.method == "GET"
    if request.has("tagging") { return [isReading ? "s3:GetBucketTagging" : "s3:PutBucketTagging"] }
    if request.has("policy") {
      return [
        isReading ? "s3:GetBucketPolicy" : request.method == "PUT" ? "s3:PutBucketPolicy" : "s3:DeleteBucketPolicy"
      ]
    }
    if request.has("uploads") { return ["s3:ListBucketMultipartUploads"] }
    if request.has("location") { return ["s3:GetBucketLocation"] }
    switch request.method {
    case "GET", "HEAD": return ["s3:ListBucket"]
    case "PUT": return ["s3:CreateBucket"]
    // Batch removal is decided key by key.
    case "POST": return []
    default: return ["s3:DeleteBucket"]
    }
  }

  private static func object(_ request: ObjectStoreRequest) -> [String] {
    if request.has("tagging") { return [request.method == "GET" ? "s3:GetObjectTagging" : "s3:PutObjectTagging"] }
    if request.has("uploadId"), request.method == "GET" { return ["s3:ListMultipartUploadParts"] }
    if request.has("uploadId"), request.method == "DELETE" { return ["s3:AbortMultipartUpload"] }
    switch request.method {
    case "GET", "HEAD": return ["s3:GetObject"]
    case "DELETE": return ["s3:DeleteObject"]
    default:
      let isTagged = request.incoming.header("x-amz-tagging")?.isEmpty == false
      return ["s3:PutObject"] + (isTagged ? ["s3:PutObjectTagging"] : [])
    }
  }
}
