using System.Collections;

namespace PostHog.TestKit;

/// <summary>Keys that throw when they are read, all but the first.</summary>
public sealed class BrokenKeys(string first) : IReadOnlyCollection<string>
{
    public int Count => throw Fault();

    public IEnumerator<string> GetEnumerator()
    {
        yield return first;
        throw Fault();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static InvalidOperationException Fault() => new("These keys are broken.");
}
