namespace PostHog.Context;

/// <summary>What one context says. Nobody changes it any more.</summary>
internal sealed record ContextValues(
    string? DistinctId,
    string? SessionId,
    string? DeviceId,
    IReadOnlyDictionary<string, string> Groups,
    IReadOnlyDictionary<string, object?> Properties,
    IReadOnlyDictionary<string, object?> Options
)
{
    public static readonly IReadOnlyDictionary<string, object?> Nothing = new Dictionary<
        string,
        object?
    >(StringComparer.Ordinal);

    public static readonly IReadOnlyDictionary<string, string> NoGroups = new Dictionary<
        string,
        string
    >(StringComparer.Ordinal);

    /// <summary>Returns what is said here and, where that is nothing, in the context around.</summary>
    public ContextValues Within(ContextValues around) =>
        new(
            DistinctId ?? around.DistinctId,
            SessionId ?? around.SessionId,
            DeviceId ?? around.DeviceId,
            Merge(Groups, around.Groups),
            Merge(Properties, around.Properties),
            Merge(Options, around.Options)
        );

    private static IReadOnlyDictionary<string, T> Merge<T>(
        IReadOnlyDictionary<string, T> inner,
        IReadOnlyDictionary<string, T> outer
    )
    {
        if (inner.Count == 0 || outer.Count == 0)
        {
            return inner.Count == 0 ? outer : inner;
        }

        var merged = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var member in outer.Concat(inner))
        {
            merged[member.Key] = member.Value;
        }

        return merged;
    }
}
