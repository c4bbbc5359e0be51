using System.Collections;

namespace PostHog.TestKit;

/// <summary>A value that throws when it is read, written or compared.</summary>
public sealed class BrokenValue : IEnumerable<object>, IFormattable
{
    public IEnumerator<object> GetEnumerator() => throw Fault();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public string ToString(string? format, IFormatProvider? formatProvider) => throw Fault();

    public override string ToString() => throw Fault();

    public override bool Equals(object? obj) => throw Fault();

    public override int GetHashCode() => throw Fault();

    private static InvalidOperationException Fault() => new("This value is broken.");
}
