import Activation
import Encoding
import Foundation

/// The sink of `dry-run --out`: the very files, written into a folder.
final class FolderSink: FileSink {
  private let folder: String
  private let name: (Int) -> String
  private var handle: FileHandle?

  /// - Parameter name: the file name for a number.
  init(folder: String, name: @escaping (Int) -> String) {
    self.folder = folder
    self.name = name
  }

  func open(number: Int) throws {
    let path = "\(folder)/\(name(number))"
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
