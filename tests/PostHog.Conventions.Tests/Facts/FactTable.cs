using System.Text.Json;

namespace PostHog.Conventions.Facts;

/// <summary>The facts about PostHog's server, as they stand in docs/server-facts.json.</summary>
internal sealed record FactTable(
    IReadOnlyList<ServerFact> Facts,
    IReadOnlyList<ComparisonRow> Comparison
)
{
    public const string File = "docs/server-facts.json";

    private static readonly JsonSerializerOptions Settings = new(JsonSerializerDefaults.Web);

    public static FactTable Load() =>
        JsonSerializer.Deserialize<FactTable>(Repository.Read(File), Settings)!;
}
