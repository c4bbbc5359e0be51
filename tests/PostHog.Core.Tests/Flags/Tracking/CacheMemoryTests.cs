using PostHog.Flags.Evaluation;
using PostHog.Flags.Inputs;
using PostHog.Flags.Remote;
using PostHog.Flags.Tracking;

namespace PostHog.Core.Tests.Flags.Tracking;

/// <summary>The memory of what is remembered about flags, with the default limits.</summary>
internal sealed class CacheMemoryTests
{
    private const int Large = 300 * 1024;
    private const long MiB = 1024 * 1024;

    [Test]
    public void Reads_of_very_long_ids_take_limited_memory()
    {
        var capacity = new PostHogOptions().FeatureFlagCalledCacheSize;
        var tracker = new FlagCalledTracker(
            capacity,
            () => true,
            _ => EnqueueResult.Accepted(Guid.Empty)
        );
        var before = GC.GetTotalMemory(forceFullCollection: true);

        foreach (var number in Enumerable.Range(0, 300))
        {
            var metadata = EvaluationMetadata.Of(new FlagSubject(new string('a', Large) + number));
            tracker.Record(metadata, "beta", flag: null);
        }

        var used = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.That(used, Is.LessThan(40 * MiB));
        GC.KeepAlive(tracker);
    }

    [Test]
    public void Large_answers_take_limited_memory()
    {
        var cache = new AnswerCache(
            TimeSpan.FromMinutes(1),
            new PostHogOptions().FeatureFlagCacheSize
        );
        var before = GC.GetTotalMemory(forceFullCollection: true);

        foreach (var number in Enumerable.Range(0, 40))
        {
            cache.Take(
                $"question {number}",
                whole: null,
                AnswerOf(flags: 12_000),
                NoFlagDefinitions.Instance,
                TimeSpan.Zero
            );
        }

        var used = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.That(used, Is.LessThan(80 * MiB));
        GC.KeepAlive(cache);
    }

    [Test]
    public void Large_questions_take_limited_memory()
    {
        var cache = new AnswerCache(
            TimeSpan.FromMinutes(1),
            new PostHogOptions().FeatureFlagCacheSize
        );
        var before = GC.GetTotalMemory(forceFullCollection: true);

        foreach (var number in Enumerable.Range(0, 300))
        {
            cache.Take(
                new string('a', Large) + number,
                whole: null,
                AnswerOf(flags: 1),
                NoFlagDefinitions.Instance,
                TimeSpan.Zero
            );
        }

        var used = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.That(used, Is.LessThan(80 * MiB));
        GC.KeepAlive(cache);
    }

    private static FlagsAnswer AnswerOf(int flags) =>
        new()
        {
            IsAnswered = true,
            Flags = Enumerable
                .Range(0, flags)
                .ToDictionary(
                    number => $"flag {number}",
                    number => new FeatureFlag(
                        $"flag {number}",
                        isEnabled: true,
                        variant: null,
                        FeatureFlagSource.Remote
                    )
                ),
        };
}
