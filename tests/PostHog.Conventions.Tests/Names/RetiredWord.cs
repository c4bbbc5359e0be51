namespace PostHog.Conventions.Names;

/// <summary>A word that type names no longer contain, its replacement, and the types that keep it.</summary>
internal sealed record RetiredWord(string Word, string Instead, IReadOnlyList<string> Exceptions);
