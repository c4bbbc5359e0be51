namespace PostHog.Flags.Matching.Versions;

// Facts: version-tilde-caret, version-wildcard.
/// <summary>
/// The versions that a filter with one of the server's range operators (tilde, caret, wildcard) includes. Immutable.
/// </summary>
/// <remarks>
/// A pre-release is in a range only if the range begins with a pre-release of the same three numbers. A filter that the
/// server's library reads as a list of comparisons, or as a comparison with another sign, is inconclusive.
/// </remarks>
internal sealed class VersionRange
{
    private static readonly VersionRange None = new(Match.No);
    private static readonly VersionRange Inconclusive = new(Match.Inconclusive);

    private readonly Match _inside;
    private readonly SemanticVersion _low;
    private readonly SemanticVersion? _high;

    private VersionRange(Match inside) => _inside = inside;

    // The upper end is exclusive; there is none if no number can be incremented.
    private VersionRange(in SemanticVersion low, SemanticVersion? high)
    {
        _inside = Match.Yes;
        _low = low;
        _high = high;
    }

    /// <summary>Returns the range of <c>semver_tilde</c>: the same minor version, from this patch on.</summary>
    public static VersionRange Tilde(string filter) =>
        From(filter, low => new(low, AfterMinor(low)));

    /// <summary>
    /// Returns the range of <c>semver_caret</c>: from this version to the next change of the first non-zero number.
    /// </summary>
    public static VersionRange Caret(string filter) =>
        From(filter, low => new(low, AfterCompatible(low)));

    /// <summary>
    /// Returns the range of <c>semver_wildcard</c>, such as <c>1.2.*</c>; without an asterisk, the same as caret.
    /// </summary>
    public static VersionRange Wildcard(string filter)
    {
        var text = VersionText.Trimmed(filter);
        if (text.IndexOfAny(VersionText.Suffixes) >= 0 || HasSigns(text))
        {
            return Inconclusive;
        }

        var parts = text.Split('.');
        var numbers = new ulong[parts.Length];
        return TryReadParts(parts, numbers, out var given)
            ? OfParts(numbers, given, parts.Length)
            : None;
    }

    /// <summary>Whether a version is in the range. No version is if the server cannot read the filter.</summary>
    public Match Contains(in SemanticVersion version)
    {
        if (_inside != Match.Yes)
        {
            return _inside;
        }

        var isInside =
            version.OrderTo(_low) >= 0
            && (_high is not { } high || IsBelow(version, high))
            && (version.PreRelease.Length == 0 || IsPreReleaseOfLow(version));
        return isInside ? Match.Yes : Match.No;
    }

    // Numbers must precede asterisks. The server rejects the reverse, and asterisks alone if there is more than one.
    private static bool TryReadParts(string[] parts, ulong[] numbers, out int given)
    {
        given = 0;
        for (var at = 0; at < parts.Length; at++)
        {
            var part = parts[at];
            if (part is "*" or "x" or "X")
            {
                continue;
            }

            var end = 0;
            if (
                given < at
                || !VersionText.TryReadNumber(part, ref end, part.Length, out numbers[at])
            )
            {
                return false;
            }

            given++;
        }

        return parts.Length == 1 || (given > 0 && parts.Length <= 3);
    }

    private static VersionRange From(string filter, Func<SemanticVersion, VersionRange> range)
    {
        if (!SemanticVersion.TryParse(filter, out var low))
        {
            return HasSigns(filter) || filter.IndexOfAny(['*', 'x', 'X']) >= 0
                ? Inconclusive
                : None;
        }

        // A range ignores build metadata.
        return range(low with { Build = "" });
    }

    // Commas and spaces make lists, the other signs comparisons; the server's library reads them, and this class does
    // not.
    private static bool HasSigns(string text) =>
        text.IndexOfAny([',', '<', '>', '=', '~', '^', ' ']) >= 0;

    private static VersionRange OfParts(ulong[] numbers, int given, int written)
    {
        var low = new SemanticVersion(
            numbers[0],
            given > 1 ? numbers[1] : 0,
            given > 2 ? numbers[2] : 0
        );
        if (given == 0)
        {
            return new(low, high: null);
        }

        if (given == written)
        {
            return new(low, given == 3 ? AfterCompatible(low) : AfterCaret(low, given));
        }

        return new(low, given == 1 ? AfterMajor(low) : AfterMinor(low));
    }

    private static bool IsBelow(in SemanticVersion version, in SemanticVersion high) =>
        (version.Major, version.Minor, version.Patch).CompareTo(
            (high.Major, high.Minor, high.Patch)
        ) < 0;

    private bool IsPreReleaseOfLow(in SemanticVersion version) =>
        _low.PreRelease.Length > 0
        && version.Major == _low.Major
        && version.Minor == _low.Minor
        && version.Patch == _low.Patch;

    private static SemanticVersion? AfterMajor(in SemanticVersion low) =>
        low.Major == ulong.MaxValue ? null : new(low.Major + 1, 0, 0);

    private static SemanticVersion? AfterMinor(in SemanticVersion low) =>
        low.Minor == ulong.MaxValue ? AfterMajor(low) : new(low.Major, low.Minor + 1, 0);

    private static SemanticVersion? AfterPatch(in SemanticVersion low) =>
        low.Patch == ulong.MaxValue ? AfterMinor(low) : new(low.Major, low.Minor, low.Patch + 1);

    private static SemanticVersion? AfterCompatible(in SemanticVersion low) =>
        low.Major == 0 && low.Minor == 0 ? AfterPatch(low) : AfterCaret(low, given: 2);

    // ^0 and ^0.0 include all of 0.*.* and 0.0.*.
    private static SemanticVersion? AfterCaret(in SemanticVersion low, int given) =>
        low.Major > 0 || given == 1 ? AfterMajor(low) : AfterMinor(low);
}
