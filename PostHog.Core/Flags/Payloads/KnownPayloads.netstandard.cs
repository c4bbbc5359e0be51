namespace PostHog.Flags.Payloads;

/// <summary>Reads no payloads: this target has no trimming, so that all types are read by reflection.</summary>
internal static class KnownPayloads
{
    /// <summary>Returns false.</summary>
    public static bool Include(Type type) => false;

    /// <summary>Returns null.</summary>
    public static object? Read(Type type, string json) => null;
}
