namespace PostHog.Flags;

// Facts: variant-none-is-true.
/// <summary>Converts the values of flags to the forms that callers ask for.</summary>
internal static class FlagValues
{
    /// <summary>Returns the value of each flag, by key.</summary>
    public static Dictionary<string, object> Of(FeatureFlagEvaluations evaluated) =>
        evaluated.All().ToDictionary(flag => flag.Key, flag => flag.Value, StringComparer.Ordinal);

    /// <summary>Returns the existing payloads, by key.</summary>
    public static Dictionary<string, string> PayloadsOf(FeatureFlagEvaluations evaluated) =>
        evaluated
            .All()
            .Where(flag => flag.PayloadJson is not null)
            .ToDictionary(flag => flag.Key, flag => flag.PayloadJson!, StringComparer.Ordinal);

    /// <summary>Returns the payload of a flag if the flag has this value; null accepts any value.</summary>
    public static string? PayloadOf(FeatureFlag? flag, object? value) =>
        value is null || (flag is not null && TextOf(flag.Value) == TextOf(value))
            ? flag?.PayloadJson
            : null;

    /// <summary>Returns the key that payloads are stored under; null for a value that no flag has.</summary>
    public static string? TextOf(object? value) =>
        value switch
        {
            string variant => variant,
            true => "true",
            false => "false",
            _ => null,
        };
}
