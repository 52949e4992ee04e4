import Dispatch
import Synchronization
import ToneLint
import TranscriptFormats

/// Lints files: sources in, results out in the order of the input, whatever the number of threads.
struct LintRun {
  let settings: LintSettings

  /// One source with the reader that goes on from the source before, or a fresh one.
  private struct Job: Sendable {
    var file: Int
    var source: Source
    var format: TranscriptFormat
    var reading: ReadingOptions
    var faults: [InputFault]
  }

  private final class Worker: Sendable {
    let tools: Mutex<LintWorker>
    init(_ settings: LintSettings) { tools = Mutex(LintWorker(settings)) }
  }

  /// Lints all files and hands each result to `body`, in order.
  ///
  /// - Returns: the files that could not be read, with why.
  func run(_ files: [String], _ body: (LintResult) throws -> Void) throws -> [String] {
    var unreadable: [String] = []
    let workers = (0..<settings.jobs).map { _ in Worker(settings) }
    var batch: [Job] = []
    var batchBytes = 0
    let companions = Companions()
    for (index, file) in files.enumerated() {
      do {
        var stream = try SourceStream(
          path: file, format: settings.inputFormat, catalog: settings.catalog, encoding: settings.encoding, companions: companions)
        let reading = stream.reading(settings.reading)
        while let source = try stream.next() {
          batch.append(Job(file: index, source: source, format: stream.format, reading: reading, faults: stream.faults))
          batchBytes += source.bytes.count
          if batchBytes >= Limits.segmentSize * settings.jobs {
            try finish(&batch, workers, body)
            batchBytes = 0
          }
        }
      } catch let error as InputError {
        unreadable.append(error.description)
      }
    }
    try finish(&batch, workers, body)
    return unreadable
  }

  /// Lints a batch side by side, and hands its results out in order.
  private func finish(_ batch: inout [Job], _ workers: [Worker], _ body: (LintResult) throws -> Void) throws {
    if batch.isEmpty { return }
    let jobs = batch
    batch.removeAll()
    if workers.count == 1 {
      for job in jobs { try body(lint(job, workers[0])) }
      return
    }
    let results = Mutex([LintResult?](repeating: nil, count: jobs.count))
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: min(workers.count, jobs.count)) { index in
      while true {
        let job = next.add(1, ordering: .relaxed).oldValue
        if job >= jobs.count { return }
        let result = lint(jobs[job], workers[index])
        results.withLock { $0[job] = result }
      }
    }
    for result in results.withLock({ $0 }) {
      if let result { try body(result) }
    }
  }

  private func lint(_ job: Job, _ worker: Worker) -> LintResult {
    worker.tools.withLock { tools in
      var reader = job.format.makeReader(options: job.reading)
      return tools.lint(job.source, with: &reader, sourceFaults: job.faults)
    }
  }
}
