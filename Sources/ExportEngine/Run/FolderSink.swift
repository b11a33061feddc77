import Activation
import Encoding
import Foundation

/// The sink of `dry-run --out`: the very files, written into a folder. A file has its name only once it is whole.
final class FolderSink: FileSink {
  private let folder: String
  private let key: (Int) -> String
  private var handle: FileHandle?
  private var unfinished: String?

  /// - Parameter key: the object key for a number; its last part names the file.
  init(folder: String, key: @escaping (Int) -> String) {
    self.folder = folder
    self.key = key
  }

  func open(number: Int) throws {
    let path = "\(folder)/.\((key(number) as NSString).lastPathComponent).part"
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw unwritable(path)
    }
    guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]) else {
      throw unwritable(path)
    }
    handle = FileHandle(forWritingAtPath: path)
    unfinished = path
  }

  func write(_ bytes: [UInt8]) throws {
    do { try handle?.write(contentsOf: bytes) } catch { throw unwritable(folder) }
  }

  func close(_ file: EncodedFile) throws {
    let name = (key(file.number) as NSString).lastPathComponent
    do { try handle?.close() } catch { throw unwritable(folder) }
    handle = nil
    guard let path = unfinished, rename(path, "\(folder)/\(name)") == 0 else { throw unwritable(folder) }
    unfinished = nil
  }

  deinit { if let unfinished { unlink(unfinished) } }

  private func unwritable(_ path: String) -> ExportFailure {
    ExportFailure(
      .error(
        .outputUnwritable, FieldPath(), "\(path) cannot be written.",
        fix: "Choose a folder with room that you may write to."))
  }
}
