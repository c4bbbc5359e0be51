using System.Collections.Concurrent;
using PostHog.Capture;

namespace PostHog.Core.Tests.Capture;

internal sealed class EventIdsTests
{
    [Test]
    public void Contains_the_time_in_its_first_48_bits()
    {
        var id = EventIds.New(A.Moment).ToString("N");

        var milliseconds = Convert.ToInt64(id[..12], 16);
        Assert.That(milliseconds, Is.EqualTo(A.Moment.ToUnixTimeMilliseconds()));
    }

    [Test]
    public void Has_version_7_and_the_RFC_variant()
    {
        for (var count = 0; count < 2000; count++)
        {
            var id = EventIds.New(A.Moment).ToString("D");

            Assert.That(id[14], Is.EqualTo('7'));
            Assert.That(id[19], Is.AnyOf('8', '9', 'a', 'b'));
        }
    }

    [TestCase(1)]
    [TestCase(1000)]
    [TestCase(86_400_000L * 365)]
    public void Sorts_by_time(long milliseconds)
    {
        var earlier = EventIds.New(A.Moment).ToString("D");
        var later = EventIds.New(A.Moment.AddMilliseconds(milliseconds)).ToString("D");

        Assert.That(earlier, Is.LessThan(later).Using((IComparer<string>)StringComparer.Ordinal));
    }

    [Test]
    public void Is_unique_across_threads()
    {
        var ids = new ConcurrentBag<Guid>();

        Parallel.For(0, 8, _ => AddTo(ids, 20_000));

        Assert.That(ids.Distinct().Count(), Is.EqualTo(160_000));
    }

    [Test]
    public void Uses_every_random_bit() =>
        Assert.That(
            VaryingBits([.. Enumerable.Range(0, 1000).Select(_ => EventIds.New(A.Moment))]),
            Is.EqualTo(74)
        );

    [Test]
    public void First_ids_of_each_thread_use_every_random_bit_and_are_unique()
    {
        var ids = new ConcurrentBag<Guid>();

        for (var count = 0; count < 40; count++)
        {
            var thread = new Thread(() => AddTo(ids, 8));
            thread.Start();
            thread.Join();
        }

        Assert.That(ids, Is.Unique);
        Assert.That(VaryingBits(ids), Is.EqualTo(74));
    }

    [Test]
    public void Creates_distinct_ids_of_version_7()
    {
        var id = Guid.Parse(EventIds.NewDistinctId());

        Assert.That(id.ToString("D")[14], Is.EqualTo('7'));
    }

    [Test]
    public void Creates_fractions_from_0_to_below_1()
    {
        var fractions = Enumerable.Range(0, 10_000).Select(_ => EventIds.NewFraction()).ToList();

        Assert.That(fractions, Is.All.InRange(0, 0.99999999));
        Assert.That(fractions.Average(), Is.EqualTo(0.5).Within(0.05));
    }

    private static int VaryingBits(IEnumerable<Guid> ids)
    {
        var ones = new byte[16];
        var zeros = new byte[16];
        foreach (var bytes in ids.Select(id => id.ToByteArray()))
        {
            for (var index = 0; index < 16; index++)
            {
                ones[index] |= bytes[index];
                zeros[index] |= (byte)~bytes[index];
            }
        }

        return ones.Zip(zeros, (one, zero) => (int)byte.PopCount((byte)(one & zero))).Sum();
    }

    private static void AddTo(ConcurrentBag<Guid> ids, int count)
    {
        for (; count > 0; count--)
        {
            ids.Add(EventIds.New(A.Moment));
        }
    }
}
