using PostHog.Async.Spool;

namespace PostHog.Async;

/// <summary>Reads the directory of a spool (<see cref="SpoolOptions"/>), also while clients use it.</summary>
public static class SpoolDirectory
{
    /// <summary>Returns what it holds, one summary for each host and project token. Changes nothing.</summary>
    /// <param name="directory">The directory. One that does not exist holds nothing.</param>
    /// <exception cref="ArgumentException"><paramref name="directory"/> is null or blank.</exception>
    /// <exception cref="IOException">The directory cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The directory, or a file in it, may not be read.</exception>
    public static IReadOnlyList<SpoolSummary> Read(string directory)
    {
        var folder = new SpoolFolder(new SpoolOptions(directory).Directory, key: "*");
        var files = folder.Files.Select(name => (Name: name, Content: folder.TryRead(name)));
        var ofKey = files.ToLookup(file => file.Name.Key, StringComparer.Ordinal);
        var setAside = folder.SetAsideFiles.ToLookup(name => name.Key, StringComparer.Ordinal);
        return
        [
            .. ofKey
                .Select(group => group.Key)
                .Union(setAside.Select(group => group.Key), StringComparer.Ordinal)
                .Select(key => new SpoolSummary(key, [.. ofKey[key]], [.. setAside[key]])),
        ];
    }
}
