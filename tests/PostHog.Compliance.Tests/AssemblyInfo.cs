// Most of a test is waiting: for processes, for answers, for the SDK's own waits between attempts.
[assembly: LevelOfParallelism(8)]
