namespace PostHog.Async.ErrorTracking;

/// <summary>
/// Reads source files of the application that lie on this machine, and keeps a few. What cannot be read is not there. Safe
/// for use by many threads.
/// </summary>
internal sealed class SourceFiles
{
    private const long LargestFile = 1024 * 1024;
    private const int MostFiles = 64;

    private readonly Dictionary<string, string[]?> _files = new(StringComparer.Ordinal);

    /// <summary>Returns the lines of a file; null when there is none.</summary>
    public IReadOnlyList<string>? LinesOf(string path)
    {
        lock (_files)
        {
            if (!_files.TryGetValue(path, out var lines))
            {
                if (_files.Count == MostFiles)
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
            return file.Exists && file.Length <= LargestFile ? File.ReadAllLines(path) : null;
        }
        catch (Exception)
        {
            // A path from another system, a file without permission: the report goes without source.
            return null;
        }
    }
}
