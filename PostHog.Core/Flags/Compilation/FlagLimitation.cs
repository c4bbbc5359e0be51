namespace PostHog.Flags.Compilation;

/// <summary>A flag that cannot be answered here, for nobody or not for everybody, and why.</summary>
internal sealed record FlagLimitation(string Key, string Reason, bool IsForEverybody);
