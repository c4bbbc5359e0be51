namespace PostHog.Flags.Matching.Versions;

// Facts: version-canonical-form.
/// <summary>
/// A version as the server reads and orders it (Semantic Versioning 2.0, after a leading v and leading zeros are
/// removed and missing numbers are set to zero). Pre-release and build metadata count for both order and equality.
/// Immutable.
/// </summary>
internal readonly struct SemanticVersion(ulong major, ulong minor, ulong patch)
{
    /// <summary>The first number.</summary>
    public ulong Major { get; } = major;

    /// <summary>The second number.</summary>
    public ulong Minor { get; } = minor;

    /// <summary>The third number.</summary>
    public ulong Patch { get; } = patch;

    /// <summary>The text after the hyphen; empty for a release.</summary>
    public string PreRelease { get; init; } = "";

    /// <summary>The text after the plus; often empty.</summary>
    public string Build { get; init; } = "";

    /// <summary>
    /// Parses a version from the server's text of a value. Returns false if the server cannot read a version.
    /// </summary>
    public static bool TryParse(string text, out SemanticVersion version)
    {
        version = default;
        text = VersionText.Trimmed(text);
        var suffix = text.IndexOfAny(VersionText.Suffixes);
        var end = suffix < 0 ? text.Length : suffix;
        if (!TryParseCore(text, end, out var major, out var minor, out var patch))
        {
            return false;
        }

        version = new SemanticVersion(major, minor, patch);
        return end == text.Length || TryParseSuffix(text, end, ref version);
    }

    /// <summary>Compares as the server does; zero means that the server treats them as equal.</summary>
    public int OrderTo(in SemanticVersion other)
    {
        var order = Major.CompareTo(other.Major);
        order = order != 0 ? order : Minor.CompareTo(other.Minor);
        order = order != 0 ? order : Patch.CompareTo(other.Patch);
        order = order != 0 ? order : VersionOrder.OfPreReleases(PreRelease, other.PreRelease);
        return order != 0 ? order : VersionOrder.OfBuilds(Build, other.Build);
    }

    private static bool TryParseCore(
        string text,
        int end,
        out ulong major,
        out ulong minor,
        out ulong patch
    )
    {
        minor = patch = 0;
        var at = 0;
        return VersionText.TryReadNumber(text, ref at, end, out major)
            && (at == end || VersionText.TryReadNumber(text, ref at, end, out minor))
            && (at == end || VersionText.TryReadNumber(text, ref at, end, out patch))
            && at == end;
    }

    private static bool TryParseSuffix(string text, int start, ref SemanticVersion version)
    {
        var plus = text.IndexOf('+', start);
        var end = plus < 0 ? text.Length : plus;
        var hasPreRelease = text[start] == '-';
        if (
            (hasPreRelease && !VersionText.AreIdentifiers(text, start + 1, end, isPreRelease: true))
            || (plus >= 0 && !VersionText.AreIdentifiers(text, plus + 1, text.Length, false))
        )
        {
            return false;
        }

        version = version with
        {
            PreRelease = hasPreRelease ? text.Substring(start + 1, end - start - 1) : "",
            Build = plus < 0 ? "" : text.Substring(plus + 1),
        };
        return true;
    }
}
