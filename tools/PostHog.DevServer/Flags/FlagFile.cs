namespace PostHog.Development.Flags;

/// <summary>
/// A file of flags that is read again when it changes. A broken one changes nothing: the last good one stays, and the reason is
/// told. Until there was a good one, flags that can be computed are taken from one with others, which fail. Thread-safe.
/// </summary>
internal sealed class FlagFile : IDisposable
{
    // Editors write in several steps.
    private static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private readonly string _path;
    private readonly FlagStore _flags;
    private readonly Action<string>? _onNotice;
    private readonly FileSystemWatcher _watcher;
    private readonly Timer _timer;
    private byte[]? _last;
    private bool _hasGood; // all flags of a file could be computed
    private bool _hasAny;
    private bool _isDisposed;

    /// <summary>Reads the file and watches it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="flags">Who gets the flags.</param>
    /// <param name="onNotice">Hears in a sentence what became of each change.</param>
    /// <exception cref="IOException">There is no such file.</exception>
    public FlagFile(string path, FlagStore flags, Action<string>? onNotice)
    {
        _path = Path.GetFullPath(path);
        _flags = flags;
        _onNotice = onNotice;
        if (!File.Exists(_path))
        {
            throw new FileNotFoundException($"There is no file {_path}.", _path);
        }

        _timer = new Timer(_ => Load());
        _watcher = new FileSystemWatcher(Path.GetDirectoryName(_path)!, Path.GetFileName(_path))
        {
            NotifyFilter = NotifyFilters.LastWrite | NotifyFilters.FileName | NotifyFilters.Size,
        };
        _watcher.Changed += (_, _) => LoadSoon();
        _watcher.Created += (_, _) => LoadSoon();
        _watcher.Deleted += (_, _) => LoadSoon();
        _watcher.Renamed += (_, _) => LoadSoon();
        _watcher.EnableRaisingEvents = true;
        Load();
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
        }

        _watcher.Dispose();
        _timer.Dispose();
    }

    private void LoadSoon()
    {
        lock (_lock)
        {
            if (!_isDisposed)
            {
                _timer.Change(Calm, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void Load()
    {
        lock (_lock)
        {
            if (_isDisposed)
            {
                return;
            }

            var (content, problem) = Read();
            if (content is null || _last is null || !content.AsSpan().SequenceEqual(_last))
            {
                _last = content;
                Use(content, problem ?? FlagFileReader.FindProblem(content));
            }
        }
    }

    private void Use(byte[]? content, string? problem)
    {
        var isWanted = content is not null && (problem is null || !_hasGood);
        var refusal = isWanted ? _flags.Set(content) : problem;
        problem ??= refusal;
        _hasGood |= problem is null;
        _hasAny |= refusal is null;
        if (!_hasAny)
        {
            _flags.HasNone();
        }

        _flags.FileProblem = problem is null ? null : $"{Path.GetFileName(_path)}: {problem}";
        _onNotice?.Invoke(Describe(problem, isUsed: refusal is null));
    }

    private string Describe(string? problem, bool isUsed) =>
        problem is null ? $"{_flags.Current.Values.Count} flags from {_path}"
        : isUsed
            ? $"{_flags.Current.Values.Count} flags from {_path}, of which not all can be computed: {problem}"
        : _hasAny ? $"{_path} is not used, the flags stay as they were: {problem}"
        : $"{_path} is not used, there are no flags: {problem}";

    private (byte[]? Content, string? Problem) Read()
    {
        if (!File.Exists(_path))
        {
            return (null, "the file is not there any more");
        }

        try
        {
            using var stream = new FileStream(
                _path,
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete
            );
            if (stream.Length > FlagFileReader.MaxLength)
            {
                return (null, FlagFileReader.TooLarge(stream.Length));
            }

            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            return (FlagFileReader.Decode(content), null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return (null, exception.Message);
        }
    }
}
