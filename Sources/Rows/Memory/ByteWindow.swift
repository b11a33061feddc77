/// The part of a stream that is in memory: bytes are added behind and used up in front, and only a need for more at
/// once makes it grow.
final class ByteWindow {
  private var room: UnsafeMutableRawBufferPointer
  private var filled = 0..<0

  /// - Parameter capacity: Bytes to begin with.
  init(capacity: Int) { room = .allocate(byteCount: max(capacity, 4), alignment: 16) }

  deinit { room.deallocate() }

  var count: Int { filled.count }
  var isEmpty: Bool { filled.isEmpty }
  var capacity: Int { room.count }

  /// What is in memory; lent until the window is filled again.
  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: room[filled]) }

  /// Uses up bytes in front.
  func drop(_ count: Int) { filled = filled.dropFirst(count) }

  func removeAll() { filled = 0..<0 }

  /// Undoes what was used up since `bytes` had this many bytes; nothing may have been filled in between.
  func rewind(to count: Int) { filled = filled.upperBound - count..<filled.upperBound }

  /// Room behind the bytes, so that `count` bytes in all can be held. What is left moves to the start.
  func tail(for count: Int) -> UnsafeMutableRawBufferPointer {
    let rest = bytes
    if count <= room.count {
      if filled.lowerBound > 0 { room.copyMemory(from: rest) }
    } else {
      let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 16)
      larger.copyMemory(from: rest)
      room.deallocate()
      room = larger
    }
    filled = 0..<rest.count
    return UnsafeMutableRawBufferPointer(rebasing: room[rest.count...])
  }

  /// Takes bytes written into the tail.
  func added(_ count: Int) { filled = filled.lowerBound..<filled.upperBound + count }
}
