using PostHog.ErrorTracking;
using PostHog.Flags.Evaluation;
using PostHog.Flags.Inputs;
using PostHog.Flags.Remote;
using PostHog.Flags.Tracking;
using PostHog.TestKit;

namespace PostHog.Core.Tests.Flags.Tracking;

/// <summary>
/// What a client remembers stays within the bounds of <c>docs/scale.md</c>, however many persons, keys and types it sees.
/// </summary>
[NonParallelizable]
internal sealed class MillionKeysTests
{
    private const long MiB = 1024 * 1024;

    private static readonly int Count = FullRun.Count(120_000, 1_000_000);

    [Test]
    public void Reported_reads_take_limited_memory() =>
        AssertKept(
            new FlagCalledTracker(
                new PostHogOptions().FeatureFlagCalledCacheSize,
                () => true,
                _ => EnqueueResult.Accepted(Guid.Empty)
            ),
            (tracker, number) =>
                tracker.Record(
                    EvaluationMetadata.Of(new FlagSubject($"user-{number}")),
                    "beta",
                    flag: null
                ),
            32 * MiB
        );

    [Test]
    public void Answers_take_limited_memory() =>
        AssertKept(
            new AnswerCache(TimeSpan.FromMinutes(1), new PostHogOptions().FeatureFlagCacheSize),
            (cache, number) =>
                cache.Take(
                    $"question {number}",
                    whole: null,
                    new FlagsAnswer
                    {
                        IsAnswered = true,
                        Flags = new Dictionary<string, FeatureFlag>(StringComparer.Ordinal)
                        {
                            ["beta"] = new("beta", true, null, FeatureFlagSource.Remote),
                        },
                    },
                    NoFlagDefinitions.Instance,
                    TimeSpan.Zero
                ),
            2 * MiB
        );

    [Test]
    public void Unknown_keys_take_limited_memory() =>
        AssertKept(
            new UnknownFlagTracker<object>(capacity: 1_000),
            (tracker, number) =>
            {
                var request = new UnknownFlagRequest<object>(
                    [$"flag-{number}"],
                    isNeededAnyway: false,
                    new object()
                );
                tracker.Begin(request, generation: 1);
                tracker.End(request, [], isComplete: true, generation: 1);
            },
            MiB
        );

    [Test]
    public void Types_of_exceptions_take_limited_memory() =>
        AssertKept(
            new ReportLimiter(),
            (limiter, number) => limiter.TryTake($"Type{number}", TimeSpan.FromSeconds(number)),
            MiB / 16
        );

    [Test]
    public void Frames_take_limited_memory()
    {
        var method = FrameMethod.Of(
            typeof(MillionKeysTests).GetMethods()[0],
            new InAppRules([], [])
        );
        var writer = new FrameWriter(sendsPaths: true, readSource: null);
        AssertKept(
            new KeptFrames(FrameReader.MaxKept),
            (kept, number) =>
            {
                var budget = new TextBudget();
                var frame = writer.Write(
                    "Shop.Orders",
                    "Add",
                    isInApp: true,
                    new FramePosition($"/home/builder/shop/Orders/Order{number}.cs", number + 1, 9),
                    budget
                );
                kept.Keep(method, number, new WrittenFrame(frame, budget.Taken));
            },
            2 * MiB
        );
    }

    private static void AssertKept<T>(T kept, Action<T, int> use, long limit)
        where T : class
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var number = 0; number < Count; number++)
        {
            use(kept, number);
        }

        var used = GC.GetTotalMemory(forceFullCollection: true) - before;
        TestContext.Out.WriteLine($"{used / 1024} KiB after {Count}");
        Assert.That(used, Is.LessThan(limit));
        GC.KeepAlive(kept);
    }
}
