using System.Globalization;

namespace PostHog.Flags.Evaluation.Matching;

/// <summary>A version as the server reads and orders it: pre-release and build metadata count, in order and equality.</summary>
internal readonly struct SemanticVersion(ulong major, ulong minor, ulong patch)
{
    /// <summary>The first number.</summary>
    public ulong Major { get; } = major;

    /// <summary>The second number.</summary>
    public ulong Minor { get; } = minor;

    /// <summary>The third number.</summary>
    public ulong Patch { get; } = patch;

    /// <summary>What follows a hyphen; blank for a release.</summary>
    public string PreRelease { get; init; } = "";

    /// <summary>What follows a plus; often blank.</summary>
    public string Build { get; init; } = "";

    /// <summary>Reads a version from the server's text of a value; false when the server would find none in it.</summary>
    public static bool TryParse(string text, out SemanticVersion version)
    {
        version = default;
        var parts = text.Split('.');
        if (
            parts.Length != 3
            || !ulong.TryParse(
                parts[0],
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var major
            )
            || !ulong.TryParse(
                parts[1],
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var minor
            )
            || !ulong.TryParse(
                parts[2],
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var patch
            )
        )
        {
            return false;
        }

        version = new SemanticVersion(major, minor, patch);
        return true;
    }

    /// <summary>Compares as the server does; zero means that the server finds them equal.</summary>
    public int OrderTo(in SemanticVersion other) =>
        (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));
}
