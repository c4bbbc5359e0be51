// Tests mostly wait: for processes, responses and retry delays.
[assembly: LevelOfParallelism(8)]
