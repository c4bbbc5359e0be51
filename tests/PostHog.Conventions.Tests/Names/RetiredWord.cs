namespace PostHog.Conventions.Names;

/// <summary>A word that no type name holds any more, what to say instead, and the types that keep it.</summary>
internal sealed record RetiredWord(string Word, string Instead, IReadOnlyList<string> Exceptions);
