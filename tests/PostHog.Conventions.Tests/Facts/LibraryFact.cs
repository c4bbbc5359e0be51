namespace PostHog.Conventions.Facts;

/// <summary>What an official library does where this one follows the server.</summary>
internal sealed record LibraryFact(string Does, string Repository, string Path, string Commit)
    : SourceLink(Repository, Path, Commit);
