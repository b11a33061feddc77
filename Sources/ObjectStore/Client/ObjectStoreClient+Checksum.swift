import Crypto
import Foundation

extension ObjectStoreClient {
  /// The `content-md5` that S3 demands beside the bodies that change many things at once.
  static func contentMD5(of body: String) -> String {
    Data(Insecure.MD5.hash(data: Data(body.utf8))).base64EncodedString()
  }
}
