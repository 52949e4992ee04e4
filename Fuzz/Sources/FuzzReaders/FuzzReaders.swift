import LayoutFiles
import ToneLint
import TranscriptFormats

/// Every format: a layout is fuzzed like a reader of its own.
private let catalog = FormatCatalog(layouts: LayoutFiles.builtIn)

/// What libFuzzer calls with each input: the first byte chooses the reader, the others are the file.
///
/// A reader must not trap, whatever it is given, and all that it hands out must lie within the file.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzReaders(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: start, count: count))
  guard let first = input.first else { return 0 }
  let bytes = Array(input.dropFirst())
  _ = catalog.detect(bytes, fileName: nil)
  guard let format = catalog.format(named: catalog.names[Int(first) % catalog.names.count], for: bytes) else { return 0 }
  var options = ReadingOptions()
  options.agentDomains = ["a.b"]
  options.keepsLabels = true
  var reader = format.makeReader(options: options)
  var faults: [InputFault] = []
  reader.read(Source(name: "fuzz", bytes: bytes), faults: &faults) { check($0, sourceCount: bytes.count) }
  for fault in faults { precondition(fault.range.start <= fault.range.end && Int(fault.range.end) <= bytes.count, "a fault outside the file") }
  return 0
}

private func check(_ conversation: borrowing Conversation, sourceCount: Int) {
  for message in conversation.messages {
    for range in [message.text, message.speaker, message.time] {
      precondition(range.start <= range.end && Int(range.end) <= conversation.text.count, "a range outside the text")
      let place = conversation.map.source(of: range)
      precondition(range.isEmpty || place.start <= place.end && Int(place.end) <= sourceCount, "a place outside the file")
    }
  }
}
