using System.Diagnostics.CodeAnalysis;
using PostHog.Diagnostics;
using PostHog.Flags.Overriding;
using PostHog.Setup;
using PostHog.Time;

namespace PostHog.Async.Flags;

/// <summary>
/// Keeps the overridden flags up to date with their file: looks at most once a second, when flags are evaluated, and reads
/// the file if it has changed. A file that cannot be read leaves the last good flags in use. Thread-safe.
/// </summary>
internal sealed class OverrideFile(OverrideParts parts, Clock clock, PostHogLog log)
{
    private const long MaxLength = 10 * 1024 * 1024;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly object _gate = new();
    private volatile OverrideTable _current = parts.Values;
    private TimeSpan? _nextLook;
    private (DateTime Written, long Length)? _seen;
    private string _problem = "";

    /// <summary>How the flags are combined with those of PostHog.</summary>
    public FlagOverrideMode Mode => parts.Mode;

    /// <summary>The overridden flags now.</summary>
    public OverrideTable Current
    {
        get
        {
            if (parts.File is { } path)
            {
                lock (_gate)
                {
                    if (_nextLook is null || clock.Elapsed >= _nextLook)
                    {
                        _nextLook = clock.Elapsed + Interval;
                        Look(path);
                    }
                }
            }

            return _current;
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "A path can be wrong in every way.")]
    private void Look(string path)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
            {
                _seen = null;
                Keep(path, "The file does not exist");
            }
            else if (_seen != (file.LastWriteTimeUtc, file.Length))
            {
                Read(path, file);
                _seen = (file.LastWriteTimeUtc, file.Length);
            }
        }
        catch (Exception fault)
        {
            // For example an editor that has the file open: the next look reads it.
            Keep(path, fault.Message.TrimEnd('.'));
        }
    }

    private void Read(string path, FileInfo file)
    {
        if (file.Length > MaxLength)
        {
            Keep(path, "The file is larger than 10 MiB");
            return;
        }

        var (table, problem) = parts.Reader.Read(TextOf(path));
        if (table is null)
        {
            Keep(path, problem ?? "");
            return;
        }

        _problem = "";
        _current = parts.Values.With(table);
        log.FlagOverridesRead(path, table.Keys.Count());
    }

    private static string TextOf(string path)
    {
        using var stream = new FileStream(
            path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite | FileShare.Delete
        );
        using var text = new StreamReader(stream);
        return text.ReadToEnd();
    }

    // The same problem is logged once, however often it is met.
    private void Keep(string path, string problem)
    {
        if (!string.Equals(_problem, problem, StringComparison.Ordinal))
        {
            _problem = problem;
            log.FlagOverridesKept(path, problem);
        }
    }
}
