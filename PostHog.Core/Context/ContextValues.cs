namespace PostHog.Context;

// Facts: context-precedence.
/// <summary>The values of one context. Neither the record nor its dictionaries change.</summary>
internal sealed record ContextValues(
    string? DistinctId,
    string? SessionId,
    string? DeviceId,
    Dictionary<string, string> Groups,
    Dictionary<string, object?> Properties,
    Dictionary<string, object?> Options
)
{
    public static readonly Dictionary<string, object?> Nothing = new(StringComparer.Ordinal);

    public static readonly Dictionary<string, string> NoGroups = new(StringComparer.Ordinal);

    /// <summary>The values outside any context.</summary>
    public static readonly ContextValues None = new(null, null, null, NoGroups, Nothing, Nothing);

    /// <summary>Returns these values, completed with those of the surrounding context.</summary>
    public ContextValues InheritFrom(ContextValues parent) =>
        new(
            DistinctId ?? parent.DistinctId,
            SessionId ?? parent.SessionId,
            DeviceId ?? parent.DeviceId,
            Merge(Groups, parent.Groups),
            Merge(Properties, parent.Properties),
            Merge(Options, parent.Options)
        );

    private static Dictionary<string, T> Merge<T>(
        Dictionary<string, T> inner,
        Dictionary<string, T> outer
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
