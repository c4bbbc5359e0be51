using System.Globalization;

namespace PostHog.Tool.Input;

/// <summary>
/// Finds out whether this process was started without a standard input (<c>&lt;&amp;-</c>). The runtime then uses its number for a
/// pipe of its own, from which reading would wait forever.
/// </summary>
internal static class ClosedInput
{
    private const string Descriptors = "/proc/self/fd";
    private const string StandardInput = "0";

    /// <summary>Whether it was. Known on Linux alone; elsewhere false.</summary>
    public static bool IsClosed =>
        OperatingSystem.IsLinux()
        && TargetOf(StandardInput) is { } target
        && (
            target.StartsWith("anon_inode:", StringComparison.Ordinal)
            || (target.StartsWith("pipe:", StringComparison.Ordinal) && IsWrittenHere(target))
        );

    // Nothing from outside comes through a pipe whose other end this process has, and no end either.
    private static bool IsWrittenHere(string pipe) =>
        Directory
            .EnumerateFileSystemEntries(Descriptors)
            .Select(path => Path.GetFileName(path))
            .Any(number => TargetOf(number) == pipe && IsWritable(number));

    private static string? TargetOf(string number)
    {
        try
        {
            return new FileInfo(Path.Combine(Descriptors, number)).LinkTarget;
        }
        catch (IOException)
        {
            // Closed since it was listed.
            return null;
        }
    }

    // The last digit of the octal flags is 1 for writing, and 2 for both.
    private static bool IsWritable(string number)
    {
        const string flags = "flags:";
        try
        {
            return File.ReadLines($"/proc/self/fdinfo/{number}")
                .Where(line => line.StartsWith(flags, StringComparison.Ordinal))
                .Select(line => line[flags.Length..].Trim())
                .Any(octal =>
                    int.TryParse(octal[^1..], CultureInfo.InvariantCulture, out var digit)
                    && (digit & 3) != 0
                );
        }
        catch (IOException)
        {
            return false;
        }
    }
}
