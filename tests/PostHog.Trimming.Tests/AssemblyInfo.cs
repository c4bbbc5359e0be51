// The tests share a few runs of the program.
[assembly: Parallelizable(ParallelScope.All)]
[assembly: LevelOfParallelism(4)]
