namespace PostHog.Mirror.Naming;

/// <summary>One entry of the name index.</summary>
internal readonly record struct DeclaredName(string Name, NameKinds Kinds);
