namespace PostHog.Extensions.AI.Tests.Support;

/// <summary>Arguments of a tool that throw when they are read.</summary>
internal sealed class UnreadableArguments
    : Dictionary<string, object?>,
        IEnumerable<KeyValuePair<string, object?>>
{
    IEnumerator<KeyValuePair<string, object?>> IEnumerable<
        KeyValuePair<string, object?>
    >.GetEnumerator() => throw new InvalidOperationException();
}
