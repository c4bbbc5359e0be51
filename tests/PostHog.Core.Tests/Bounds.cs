using PostHog.TestKit;

namespace PostHog.Core.Tests;

/// <summary>Checks what is kept against its bound in <c>docs/scale.md</c>, after a million uses in a full run.</summary>
internal static class Bounds
{
    public const long MiB = 1024 * 1024;

    private static readonly int Count = FullRun.Count(120_000, 1_000_000);

    /// <summary>Uses an object again and again, and asserts what it then holds.</summary>
    /// <param name="kept">The object.</param>
    /// <param name="use">Uses it, with the number of the use.</param>
    /// <param name="limit">The maximum number of bytes.</param>
    public static void AssertKept<T>(T kept, Action<T, int> use, long limit)
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
