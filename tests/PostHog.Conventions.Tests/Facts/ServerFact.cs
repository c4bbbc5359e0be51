namespace PostHog.Conventions.Facts;

/// <summary>One rule of PostHog's server that the packages imitate, and the public file that shows it.</summary>
internal sealed record ServerFact(
    string Id,
    string Subject,
    string Rule,
    string Repository,
    string Path,
    string Commit
) : SourceLink(Repository, Path, Commit)
{
    /// <summary>Further files that show it.</summary>
    public IReadOnlyList<SourceLink> Also { get; init; } = [];

    /// <summary>Where this library differs from the server; null where it does not.</summary>
    public string? Here { get; init; }

    /// <summary>What official libraries do, by their name.</summary>
    public IReadOnlyDictionary<string, LibraryFact> Libraries { get; init; } =
        new Dictionary<string, LibraryFact>();

    /// <summary>Every source of the rule itself.</summary>
    public IEnumerable<SourceLink> Sources => [this, .. Also];
}
