using System.Text;

namespace PostHog.Spool;

/// <summary>
/// The first line of a file of the spool: the version of the format, the capture mode of its events, and the host they
/// are for.
/// </summary>
internal sealed record SpoolHeader(CaptureMode Mode, string Host)
{
    private const string Product = "posthog-spool";
    private const string Version = "1";

    /// <summary>Returns the line in UTF-8, with its end.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes($"{Product} {Version} {Mode} {Host}\n");

    /// <summary>Reads a line without its end; null if another version, or another program, wrote it.</summary>
    public static SpoolHeader? TryParse(string line)
    {
        var words = line.Split([' '], 4);
        return
            words.Length == 4
            && words[0] == Product
            && words[1] == Version
            && Enum.TryParse<CaptureMode>(words[2], out var mode)
            && Enum.IsDefined(typeof(CaptureMode), mode)
            ? new SpoolHeader(mode, words[3])
            : null;
    }

    /// <summary>Whether another version of this library wrote the line.</summary>
    public static bool IsOfOtherVersion(string line) =>
        line.StartsWith($"{Product} ", StringComparison.Ordinal)
        && !line.StartsWith($"{Product} {Version} ", StringComparison.Ordinal);
}
