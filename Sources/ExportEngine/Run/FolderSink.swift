import Activation
import Encoding
import Foundation

/// The sink of `dry-run --out`: the very files, written into a folder.
final class FolderSink: FileSink {
  private let folder: String
  private let key: (Int) -> String
  private var handle: FileHandle?

  /// - Parameter key: the object key for a number; its last part names the file.
  init(folder: String, key: @escaping (Int) -> String) {
    self.folder = folder
    self.key = key
  }

  func open(number: Int) throws {
    let path = "\(folder)/\((key(number) as NSString).lastPathComponent)"
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw unwritable(path)
    }
    guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]) else {
      throw unwritable(path)
    }
    handle = FileHandle(forWritingAtPath: path)
  }

  func write(_ bytes: [UInt8]) throws {
    do { try handle?.write(contentsOf: bytes) } catch { throw unwritable(folder) }
  }

  func close(_ file: EncodedFile) throws {
    do { try handle?.close() } catch { throw unwritable(folder) }
    handle = nil
  }

  private func unwritable(_ path: String) -> ExportFailure {
    ExportFailure(
      .error(.outputUnwritable, FieldPath(), "\(path) cannot be written.", fix: "Choose a folder you may write to."))
  }
}
