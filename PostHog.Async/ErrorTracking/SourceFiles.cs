namespace PostHog.Async.ErrorTracking;

/// <summary>
/// Reads the application's source files that exist on this machine, and caches a few. A file that cannot be read counts
/// as missing. Thread-safe.
/// </summary>
internal sealed class SourceFiles
{
    private const long MaxFileSize = 1024 * 1024;
    private const int MaxFiles = 64;

    private readonly Dictionary<string, string[]?> _files = new(StringComparer.Ordinal);

    /// <summary>Returns the lines of a file; null if it cannot be read.</summary>
    public IReadOnlyList<string>? LinesOf(string path)
    {
        lock (_files)
        {
            if (!_files.TryGetValue(path, out var lines))
            {
                if (_files.Count == MaxFiles)
                {
                    _files.Clear();
                }

                lines = Read(path);
                _files[path] = lines;
            }

            return lines;
        }
    }

    private static string[]? Read(string path)
    {
        try
        {
            var file = new FileInfo(path);
            return file.Exists && file.Length <= MaxFileSize ? File.ReadAllLines(path) : null;
        }
        catch (Exception)
        {
            // For example a path from another system, or no permission: the report is sent without source.
            return null;
        }
    }
}
