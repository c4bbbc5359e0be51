using PostHog.ErrorTracking;
using PostHog.Flags.Evaluation;
using PostHog.Flags.Inputs;
using PostHog.Flags.Remote;
using PostHog.Flags.Tracking;

namespace PostHog.Core.Tests.Flags.Tracking;

/// <summary>
/// What a client remembers stays within the bounds of <c>docs/scale.md</c>, however many persons, keys and types it sees.
/// </summary>
[NonParallelizable]
internal sealed class MillionKeysTests
{
    [Test]
    public void Reported_reads_take_limited_memory() =>
        Bounds.AssertKept(
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
            32 * Bounds.MiB
        );

    [Test]
    public void Answers_take_limited_memory() =>
        Bounds.AssertKept(
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
            2 * Bounds.MiB
        );

    [Test]
    public void Unknown_keys_take_limited_memory() =>
        Bounds.AssertKept(
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
            Bounds.MiB
        );

    [Test]
    public void Types_of_exceptions_take_limited_memory() =>
        Bounds.AssertKept(
            new ReportLimiter(),
            (limiter, number) => limiter.TryTake($"Type{number}", TimeSpan.FromSeconds(number)),
            Bounds.MiB / 16
        );

    [Test]
    public void Frames_take_limited_memory()
    {
        var method = FrameMethod.Of(
            typeof(MillionKeysTests).GetMethods()[0],
            new InAppRules([], [])
        );
        var writer = new FrameWriter(sendsPaths: true, readSource: null);
        Bounds.AssertKept(
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
            2 * Bounds.MiB
        );
    }
}
