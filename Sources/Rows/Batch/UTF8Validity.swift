import CKernels

/// True when the bytes are well-formed UTF-8. Sources pass bytes on as they are; what leaves must be checked.
public func isValidUTF8(_ bytes: UnsafeRawBufferPointer) -> Bool {
  ck_is_utf8(bytes.bindMemory(to: UInt8.self).baseAddress, bytes.count)
}
