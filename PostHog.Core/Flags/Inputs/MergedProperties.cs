namespace PostHog.Flags.Inputs;

/// <summary>Merges the dictionaries of callers, of which any may throw or change while it is read.</summary>
internal static class MergedProperties
{
    /// <summary>Returns the members of both dictionaries; those read before a fault, if there is one.</summary>
    /// <param name="above">The dictionary that takes precedence; null for none.</param>
    /// <param name="below">The other dictionary; null for none.</param>
    /// <param name="report">Called if reading throws.</param>
    public static Dictionary<string, T> Of<T>(
        IDictionary<string, T>? above,
        IDictionary<string, T>? below,
        Action<Exception> report
    )
    {
        var merged = new Dictionary<string, T>(StringComparer.Ordinal);
        try
        {
            foreach (var member in (below ?? Nothing<T>()).Concat(above ?? Nothing<T>()))
            {
                merged[member.Key] = member.Value;
            }
        }
        catch (Exception fault)
        {
            report(fault);
        }

        return merged;
    }

    private static IEnumerable<KeyValuePair<string, T>> Nothing<T>() => [];
}
