// Most of the time, an application starts or stops.
[assembly: Parallelizable(ParallelScope.All)]
[assembly: LevelOfParallelism(4)]
