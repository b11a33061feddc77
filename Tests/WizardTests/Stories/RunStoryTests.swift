import Activation
import ExportEngine
import Screen
import Testing

@testable import Wizard

@Suite("A run being watched")
struct RunStoryTests {
  @Test("Ctrl-C asks, and stopping cancels the run once")
  func stops() {
    var session = Stories.runHalfWay()
    _ = session.takeRequests()
    session.press(.control("c"))
    #expect(session.screen().contains("keep watching"))
    #expect(session.takeRequests().isEmpty)
    session.press(.character("a"))
    #expect(session.takeRequests().map(\.word) == ["cancel run"])
    session.happen(.finished(Stories.report(.interrupted)))
    #expect(session.screen().contains("! Stopped."))
    #expect(!session.program.isFinished)
  }

  @Test("Three times Ctrl-C always leaves")
  func leaves() {
    var session = Stories.runHalfWay()
    session.press(.control("c"), .control("c"))
    #expect(!session.program.isFinished)
    session.press(.control("c"))
    #expect(session.program.isFinished)
  }

  @Test("A run goes on while the person is elsewhere, and its end is told there")
  func goesOn() {
    var session = Stories.runHalfWay()
    session.press(.character("q"), .character("l"))
    session.receive(.listed([Sample.file]))
    #expect(session.state.place == .home)
    #expect(session.screen().contains("8,400,000 rows read"))
    session.happen(.finished(Stories.report(.succeeded)))
    #expect(session.screen().contains("The run of loyalty-purchases has ended: done."))
    session.press(.character("w"))
    #expect(session.screen().contains("✓ Done."))
  }

  @Test("Quitting from the list while a run is under way stops it first and leaves when it has ended")
  func quits() {
    var session = Stories.runHalfWay()
    session.press(.character("q"), .character("l"))
    session.receive(.listed([Sample.file]))
    _ = session.takeRequests()
    session.press(.character("q"), .character("a"))
    #expect(session.takeRequests().map(\.word) == ["cancel run"])
    #expect(!session.program.isFinished)
    session.happen(.finished(Stories.report(.interrupted)))
    #expect(session.program.isFinished)
  }

  @Test("Only one run at a time")
  func oneRun() {
    var session = Stories.runHalfWay()
    session.press(.character("q"), .character("l"))
    session.receive(.listed([Sample.file]), .loaded(Sample.file))
    session.go(to: .review)
    _ = session.takeRequests()
    session.press(.character("r"))
    #expect(session.state.notice?.text.hasPrefix("A run of loyalty-purchases is under way") == true)
    #expect(session.takeRequests().isEmpty)
  }

  @Test("FULL_REPLACE starts only when the data set's id is typed")
  func confirms() {
    var session = Session(
      opening: Sample.file { $0.activation["result_settings.update_strategy" as FieldPath] = "full_replace" })
    session.go(to: .review)
    _ = session.takeRequests()
    session.press(.character("r"))
    session.type("loyalty")
    session.press(.enter)
    #expect(session.takeRequests().isEmpty)
    session.type("_v1")
    session.press(.enter)
    #expect(session.takeRequests().map(\.word) == ["cancel dry run", "run"])
  }

  @Test("A retry shows its reason and counts down")
  func retries() {
    var session = Stories.runHalfWay()
    #expect(session.screen().contains("upload part 2: HTTP 503, attempt 2 of 5 in 3.0 s"))
    session.wait(2)
    session.program.tick()
    #expect(session.screen().contains("in 1.0 s"))
    session.happen(.partUploaded(file: 2, part: 2, bytes: 1))
    #expect(!session.screen().contains("in 1.0 s"))
  }

  @Test("The time that is left is unknown until there is a rate")
  func unknownTime() {
    var session = Session(opening: Sample.file)
    session.go(to: .review)
    session.press(.character("r"))
    session.happen(.stageBegan(.read), .progressed(Stories.progress(1)))
    #expect(session.screen().contains("ETA –"))
    session.wait(10)
    session.happen(.progressed(Stories.progress(51)))
    #expect(session.screen().contains("ETA 9.8 s"))
  }

  @Test("A clock runs only while there is something to time")
  func ticks() {
    var session = Session(opening: Sample.file)
    #expect(session.program.tickInterval == nil)
    session.go(to: .review)
    session.press(.character("r"))
    #expect(session.program.tickInterval != nil)
    session.happen(.finished(Stories.report(.succeeded)))
    #expect(session.program.tickInterval == nil)
  }
}
