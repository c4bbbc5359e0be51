using PostHog.Collections;

namespace PostHog.Core.Tests.Collections;

internal sealed class RecentMapTests
{
    [Test]
    public void Evicts_the_least_recently_used_entries_beyond_the_number()
    {
        var map = Map(capacity: 2, maxBytes: 1_000);
        map.Set("a", 1);
        map.Set("b", 1);
        map.TryGet("a", out _);

        map.Set("c", 1);

        Assert.That(KeysIn(map), Is.EqualTo("ac"));
    }

    [Test]
    public void Evicts_the_least_recently_used_entries_beyond_the_bytes()
    {
        var map = Map(capacity: 10, maxBytes: 100);
        map.Set("a", 40);
        map.Set("b", 40);
        map.TryGet("a", out _);

        map.Set("c", 60);

        Assert.That(KeysIn(map), Is.EqualTo("ac"));
    }

    [Test]
    public void Replaced_and_removed_entries_no_longer_count()
    {
        var map = Map(capacity: 10, maxBytes: 100);
        map.Set("a", 90);
        map.Set("a", 10);
        map.Set("b", 80);
        map.Remove("b");

        map.Set("c", 90);

        Assert.That(KeysIn(map), Is.EqualTo("ac"));
        map.Clear();
        map.Set("b", 100);
        Assert.That(KeysIn(map), Is.EqualTo("b"));
    }

    [Test]
    public void Keeps_one_entry_that_is_too_large()
    {
        var map = Map(capacity: 10, maxBytes: 100);
        map.Set("a", 10);

        map.Set("b", 1_000);

        Assert.That(KeysIn(map), Is.EqualTo("b"));
    }

    private static RecentMap<string, int> Map(int capacity, long maxBytes) =>
        new(capacity, maxBytes, (_, bytes) => bytes);

    private static string KeysIn(RecentMap<string, int> map) =>
        string.Concat(new[] { "a", "b", "c" }.Where(key => map.TryGet(key, out _)));
}
