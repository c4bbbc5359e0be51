using PostHog.Spool;
using PostHog.Wire;

namespace PostHog;

/// <summary>
/// What a directory of a spool holds for one host and project token. Immutable and safe to share.
/// </summary>
public sealed class SpoolSummary
{
    internal SpoolSummary(
        string key,
        IReadOnlyList<(SpoolFileName Name, byte[]? Content)> files,
        IReadOnlyList<SpoolFileName> setAside
    )
    {
        var contents = files
            .Where(file => file.Content is not null)
            .Select(file => SpoolContents.Read(file.Content!))
            .ToList();
        Key = key;
        Host = contents.FirstOrDefault(one => one.Header is not null)?.Header!.Host;
        Files = files.Count;
        Events = contents.Sum(one => one.Pending.Count);
        Bytes = files.Sum(file => file.Content?.LongLength ?? 0);
        Oldest = files.Select(file => file.Name).Concat(setAside).Min(name => name.Created);
        UnreadFiles = files.Count - contents.Count(one => one.Header is not null || one.IsEmpty);
        OtherVersionFiles = contents.Count(one => one.IsOfOtherVersion);
        SetAsideFiles = setAside.Count;
    }

    /// <summary>The hash of the host and the project token, with which the names of the files begin.</summary>
    public string Key { get; }

    /// <summary>The address of the host; null if no file could be read.</summary>
    public string? Host { get; }

    /// <summary>The number of files.</summary>
    public int Files { get; }

    /// <summary>The number of events that wait, in the files that could be read.</summary>
    public int Events { get; }

    /// <summary>The size of the files that could be read, in bytes.</summary>
    public long Bytes { get; }

    /// <summary>When the oldest file was created, of those that were set aside, too.</summary>
    public DateTimeOffset Oldest { get; }

    /// <summary>
    /// The number of files that could not be read: another process has them and the system does not share them, or
    /// another version wrote them.
    /// </summary>
    public int UnreadFiles { get; }

    /// <summary>The number of those that another version wrote. No client of this version sends them.</summary>
    public int OtherVersionFiles { get; }

    /// <summary>
    /// The number of files that a client could not read and has set aside, with the extension <c>.unreadable</c>. They are
    /// not part of <see cref="Files"/>.
    /// </summary>
    public int SetAsideFiles { get; }

    /// <summary>Whether a client with these options sends these events.</summary>
    /// <param name="options">The options, of which host and project token are read.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="ArgumentException">The host is not an address.</exception>
    public bool IsOf(PostHogOptions options)
    {
        if (options is null)
        {
            throw new ArgumentNullException(nameof(options));
        }

        var host = Endpoints.FromHost(options.Host, Secrets.From(options)).Host;
        return Key == SpoolFileName.KeyOf(host, options.ProjectToken?.Trim() ?? "");
    }

    /// <summary>Returns the host, the number of files and events, and their size, on one line.</summary>
    public override string ToString() =>
        $"{Host ?? Key}: {Count(Events, "event")} in {Count(Files, "file")}, {Count(Bytes, "byte")}";

    private static string Count(long number, string what) =>
        $"{number.ToString(System.Globalization.CultureInfo.InvariantCulture)} {what}{(number == 1 ? "" : "s")}";
}
