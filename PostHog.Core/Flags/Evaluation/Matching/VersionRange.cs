namespace PostHog.Flags.Evaluation.Matching;

/// <summary>The versions that a filter of the server's range operators (tilde, caret, wildcard) takes in. Immutable.</summary>
internal sealed class VersionRange
{
    private VersionRange() { }

    /// <summary>Returns the range of <c>semver_tilde</c>: the same minor version, from this patch on.</summary>
    public static VersionRange Tilde(string filter) => new();

    /// <summary>Returns the range of <c>semver_caret</c>: what is compatible with this version.</summary>
    public static VersionRange Caret(string filter) => new();

    /// <summary>Returns the range of <c>semver_wildcard</c>, such as <c>1.2.*</c>.</summary>
    public static VersionRange Wildcard(string filter) => new();

    /// <summary>Whether a version is in the range; no range has any when the server cannot read the filter.</summary>
    public Match Contains(in SemanticVersion version) => Match.Unknown;
}
