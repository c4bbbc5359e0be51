namespace PostHog.Async.Import.State;

/// <summary>Checks the path of the input.</summary>
internal static class InputPath
{
    /// <summary>Throws unless it is a file, or null.</summary>
    /// <exception cref="ImportStoppedException">There is none.</exception>
    public static void Check(string? path)
    {
        if (path is null)
        {
            return;
        }

        if (Directory.Exists(path))
        {
            throw NotFound($"{path} is a folder; name a file.");
        }

        if (!File.Exists(path))
        {
            throw NotFound($"There is no file {path}.");
        }
    }

    private static ImportStoppedException NotFound(string message) =>
        ImportStoppedException.Of(ImportFailureKind.InputNotFound, message);

    /// <summary>Whether a path names a device, or what this process has opened, such as /dev/stdin or /proc/self/fd/3.</summary>
    public static bool IsOfProcess(string path)
    {
        var full = Path.GetFullPath(path);
        return full.StartsWith("/dev/", StringComparison.Ordinal)
            || full.StartsWith("/proc/", StringComparison.Ordinal);
    }
}
