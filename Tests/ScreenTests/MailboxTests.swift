import Screen
import Synchronization
import Testing

@Suite("Mailbox")
struct MailboxTests {
  @Test("Messages of each sender come in order and none is lost")
  func order() async {
    let mailbox = Mailbox<(sender: Int, number: Int)>()
    await withTaskGroup { group in
      for sender in 0..<4 {
        group.addTask { for number in 0..<500 { mailbox.post((sender, number)) } }
      }
    }
    let messages = mailbox.drain()
    for sender in 0..<4 {
      #expect(messages.filter { $0.sender == sender }.map(\.number) == Array(0..<500))
    }
    #expect(mailbox.drain().isEmpty)
  }

  @Test("Each post wakes, and so does a message that waited")
  func waking() {
    let wakes = Mutex(0)
    let mailbox = Mailbox<Int>()
    mailbox.post(1)
    mailbox.onPost { wakes.withLock { $0 += 1 } }
    #expect(wakes.withLock(\.self) == 1)
    mailbox.post(2)
    #expect(wakes.withLock(\.self) == 2)
    mailbox.onPost(nil)
    mailbox.post(3)
    #expect(wakes.withLock(\.self) == 2)
    #expect(mailbox.drain() == [1, 2, 3])
  }
}
