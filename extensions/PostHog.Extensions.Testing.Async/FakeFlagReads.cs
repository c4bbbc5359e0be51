using System.Collections;
using PostHog.Wire;

namespace PostHog.Async.Testing;

/// <summary>
/// The first reads of flags that the clients of a <see cref="FakePostHog"/> reported, in order, at the time of the read.
/// A client reports a flag once for each person and value. The list itself does not change.
/// </summary>
public sealed class FakeFlagReads : IReadOnlyList<FakeFlagRead>
{
    private readonly List<FakeFlagRead> _reads;
    private readonly string _remarks;

    internal FakeFlagReads(FakeEvents events)
    {
        _reads = [.. events.Named(WireNames.FlagCalled).Select(one => new FakeFlagRead(one))];
        _remarks = events.Remarks;
    }

    /// <summary>How many reads were reported.</summary>
    public int Count => _reads.Count;

    /// <summary>Returns a read, counted from 0.</summary>
    /// <param name="index">The index.</param>
    public FakeFlagRead this[int index] => _reads[index];

    /// <summary>Returns the only read of a flag.</summary>
    /// <param name="key">The flag.</param>
    /// <exception cref="PostHogAssertionException">There is none, or more than one.</exception>
    public FakeFlagRead Single(string key)
    {
        var reads = _reads.FindAll(read => string.Equals(read.Key, key, StringComparison.Ordinal));
        return reads.Count switch
        {
            1 => reads[0],
            0 => throw new PostHogAssertionException(
                $"No read of the flag '{key}' was reported.{Nearest.To(key, _reads.Select(read => read.Key), "flag that was read")}{_remarks}"
            ),
            _ => throw new PostHogAssertionException(
                $"{reads.Count} reads of the flag '{key}' were reported, not one: for {string.Join(", ", reads.Select(read => $"'{read.DistinctId}'"))}.{_remarks}"
            ),
        };
    }

    /// <summary>Checks that no read of a flag was reported.</summary>
    /// <param name="key">The flag.</param>
    /// <exception cref="PostHogAssertionException">There is one.</exception>
    public void None(string key)
    {
        if (
            _reads.Find(read => string.Equals(read.Key, key, StringComparison.Ordinal)) is { } found
        )
        {
            throw new PostHogAssertionException(
                $"A read of the flag '{key}' was reported, for '{found.DistinctId}', which was not expected.{_remarks}"
            );
        }
    }

    /// <summary>Returns the reads in order.</summary>
    public IEnumerator<FakeFlagRead> GetEnumerator() => _reads.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
