using System.Text.RegularExpressions;

namespace PostHog.Conventions.Sources;

/// <summary>
/// Somebody may set the wall clock at any time, so durations and limits never depend on it: only these files read it, to
/// stamp events and requests, to compare dates of flags, and to read the dates of <c>Retry-After</c>.
/// </summary>
internal sealed partial class WallClockTests
{
    private static readonly string[] Readers =
    [
        "PostHog.Async/Flags/DefinitionLoader.Loads.cs",
        "PostHog.Async/Pipeline/BatchSender.cs",
        "PostHog.Async/Pipeline/CaptureSender.cs",
        "PostHog.Async/Pipeline/QueueDelivery.cs",
        "PostHog.Async/Spool/SpoolBatchSender.cs",
        "PostHog.Async/Spool/SpoolFileReplay.cs",
        "PostHog.Async/Spool/WrittenSpoolFiles.cs",
        "PostHog.Core/Capture/EventIds.cs",
        "PostHog.Core/Capture/EventSerialiser.cs",
        "PostHog.Core/Capture/V0/V0Wire.cs",
        "PostHog.Core/Capture/V1/V1Wire.cs",
        "PostHog.Core/Flags/Criteria/Operators/DateMatcher.cs",
        "PostHog.Core/Flags/State/EvaluationState.cs",
        "PostHog.Core/Time/Clock.cs",
        "PostHog.Core/Time/SystemClock.cs",
        "PostHog.Core/Time/TimeProviderClock.net8.cs",
    ];

    [Test]
    public void Only_listed_files_read_the_wall_clock()
    {
        var readers = Repository
            .SourcesIn("PostHog.Core")
            .Concat(Repository.SourcesIn("PostHog.Async"))
            .Concat(Repository.SourcesIn("PostHog.Blocking"))
            .Where(file =>
                Repository
                    .Read(file)
                    .Split('\n')
                    .Any(line =>
                        !line.TrimStart().StartsWith("//", StringComparison.Ordinal)
                        && WallClock().IsMatch(line)
                    )
            );

        Assert.That(readers, Is.EquivalentTo(Readers));
    }

    [GeneratedRegex(@"\b(UtcNow|GetUtcNow)\b|\.Now\b")]
    private static partial Regex WallClock();
}
