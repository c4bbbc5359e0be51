using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.Versioning;
using PostHog.TestKit;

namespace PostHog.Core.Tests.Flags.Evaluation;

/// <summary>Evaluating all flags returns the same values as evaluating each one, without allocations.</summary>
public sealed class MemoisedEvaluationTests
{
    private static readonly FakeTime Clock = new(A.Moment);

    [Test]
    public void Evaluates_all_flags_like_each_one_alone()
    {
        var flags = Engine.Of(RealDefinitions.OfThousandFlags);
        var all = new FeatureFlag?[flags.Index.Count];

        for (var user = 0; user < 100; user++)
        {
            var subject = RealDefinitions.Subject($"user-{user}");
            flags.EvaluateAll(subject, all);

            var single = flags.Index.Keys.Select(key => flags.Evaluate(subject, key, out _));
            Assert.That(all, Is.EqualTo(single));
        }
    }

    [Test]
    public void Result_array_can_be_longer_and_reused()
    {
        var flags = Engine.Of(RealDefinitions.OfTwelveFlags);
        var all = new FeatureFlag?[100];

        flags.EvaluateAll(RealDefinitions.Subject(), all);
        var first = all.ToArray();
        flags.EvaluateAll(RealDefinitions.Subject(), all);

        Assert.That(all, Is.EqualTo(first));
        Assert.That(all.Skip(flags.Index.Count), Is.All.Null);
    }

    [Test]
    public void Returns_the_same_objects_every_time()
    {
        var flags = Engine.Of(RealDefinitions.OfThousandFlags);
        var subject = RealDefinitions.Subject();

        foreach (var key in flags.Index.Keys)
        {
            Assert.That(
                flags.Evaluate(subject, key, out _),
                Is.SameAs(flags.Evaluate(subject, key, out _))
            );
        }
    }

    // There the hash of the platform is used, which needs arrays.
    private static bool IsNetStandard =>
        typeof(PostHogEvent)
            .Assembly.GetCustomAttribute<TargetFrameworkAttribute>()!
            .FrameworkName.StartsWith(".NETStandard", StringComparison.Ordinal);

    [TestCase("bench-bool-50")]
    [TestCase("bench-props-3")]
    [TestCase("bench-multivariate-4")]
    [TestCase("bench-cohort-2")]
    public void Single_evaluation_allocates_nothing(string key)
    {
        // Less than one byte per evaluation comes from the test itself.
        var allowed = IsNetStandard ? 600_000 : 999;
        var flags = Engine.Of(RealDefinitions.OfThousandFlags);
        var subject = RealDefinitions.Subject();

        // Code in the first JIT tier may box until the runtime optimises it.
        var patience = Stopwatch.StartNew();
        long bytes;
        do
        {
            bytes = BytesOfAThousand(() => flags.Evaluate(subject, key, out _));
        } while (bytes > allowed && patience.Elapsed < TimeSpan.FromSeconds(30));

        Assert.That(bytes, Is.LessThanOrEqualTo(allowed));
    }

    private static long BytesOfAThousand(Action work)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var count = 0; count < 1000; count++)
        {
            work();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    [TestCase("de-DE")]
    [TestCase("tr-TR")]
    [TestCase("fa-IR")]
    [TestCase("ar-SA")]
    public void Result_does_not_depend_on_the_culture(string culture)
    {
        var expected = Words();
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);

            Assert.That(Words(), Is.EqualTo(expected));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static string[] Words()
    {
        var flags = Engine.Of(RealDefinitions.OfThousandFlags);
        var all = new FeatureFlag?[flags.Index.Count];
        flags.EvaluateAll(RealDefinitions.Subject(), all);
        return [.. all.Select(Question.Word)];
    }
}
