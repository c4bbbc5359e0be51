namespace PostHog.Development.Ingestion.V1;

/// <summary>Reads a uuid in any form that PostHog takes; answers always use the canonical one.</summary>
internal static class WireUuid
{
    private const string UrnPrefix = "urn:uuid:";

    /// <summary>Null for what is no uuid.</summary>
    public static Guid? Parse(string? text)
    {
        var trimmed = text?.Trim() ?? "";
        var bare = trimmed.StartsWith(UrnPrefix, StringComparison.OrdinalIgnoreCase)
            ? trimmed[UrnPrefix.Length..]
            : trimmed;
        return
            Guid.TryParseExact(bare, "D", out var uuid)
            || Guid.TryParseExact(bare, "N", out uuid)
            || Guid.TryParseExact(bare, "B", out uuid)
            ? uuid
            : null;
    }
}
