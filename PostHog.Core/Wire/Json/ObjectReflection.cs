using System.Diagnostics.CodeAnalysis;

namespace PostHog.Wire.Json;

/// <summary>
/// Whether the members of any object can be read. A trimmed program lacks the members that its code does not use, so
/// that reading the others would silently lose data.
/// </summary>
internal static class ObjectReflection
{
    /// <summary>Why the members cannot be read otherwise.</summary>
    public const string Reason = "Reads members that a trimmed program may lack.";

    private const string Switch = "PostHog.ObjectReflection.IsSupported";

    /// <summary>
    /// True, unless the program is trimmed: <c>ILLink.Substitutions.xml</c> then makes it false, so that the trimmer
    /// removes all that depends on it.
    /// </summary>
    [FeatureGuard(typeof(RequiresUnreferencedCodeAttribute))]
    [FeatureGuard(typeof(RequiresDynamicCodeAttribute))]
    public static bool IsSupported { get; } =
        !AppContext.TryGetSwitch(Switch, out var isSupported) || isSupported;
}
