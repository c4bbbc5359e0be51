namespace PostHog.Development.Recording;

/// <summary>The requests that arrived, whatever became of them, up to a number and a size. Thread-safe.</summary>
internal sealed class RequestLog(int limit, long byteLimit = Retention.MaxBytes)
{
    private readonly Lock _lock = new();
    private readonly Queue<RequestEntry> _entries = new();
    private long _count;
    private long _bytes;
    private long _lastNumber;
    private long _version;

    /// <summary>How many arrived, whether they are still kept or not.</summary>
    public long Count => Interlocked.Read(ref _count);

    /// <summary>About how many bytes the kept requests take.</summary>
    public long Bytes
    {
        get
        {
            lock (_lock)
            {
                return _bytes;
            }
        }
    }

    /// <summary>Grows with each clearing.</summary>
    public int Epoch { get; private set; }

    public void Add(RequestEntry entry)
    {
        Interlocked.Increment(ref _count);
        lock (_lock)
        {
            entry.Number = ++_lastNumber;
            entry.Version = ++_version;
            entry.IsKept = true;
            _entries.Enqueue(entry);
            _bytes += entry.Bytes;
            Trim();
        }

        entry.Log = this;
    }

    /// <summary>Notes that a request changed, and counts what it takes more.</summary>
    public void Note(RequestEntry entry, long moreBytes)
    {
        lock (_lock)
        {
            entry.Version = ++_version;
            entry.Bytes += moreBytes;
            if (entry.IsKept)
            {
                _bytes += moreBytes;
                Trim();
            }
        }
    }

    public IReadOnlyList<ReceivedRequest> Snapshot() =>
        [.. Kept().Select(entry => entry.Snapshot(withBody: true))];

    /// <summary>The requests that changed after a version, without bodies, oldest first, and the version now.</summary>
    public (IReadOnlyList<ReceivedRequest> Requests, long Version) ChangedAfter(long version)
    {
        List<RequestEntry> changed;
        long now;
        lock (_lock)
        {
            now = _version;
            changed = now == version ? [] : [.. _entries.Where(entry => entry.Version > version)];
        }

        return ([.. changed.Select(entry => entry.Snapshot(withBody: false))], now);
    }

    /// <summary>Returns one request, or null when it is no longer kept.</summary>
    public ReceivedRequest? Find(long number) =>
        Kept().FirstOrDefault(entry => entry.Number == number)?.Snapshot(withBody: true);

    public void Clear()
    {
        Interlocked.Exchange(ref _count, 0);
        lock (_lock)
        {
            foreach (var entry in _entries)
            {
                entry.IsKept = false;
            }

            _entries.Clear();
            _bytes = 0;
            Epoch++;
        }
    }

    private RequestEntry[] Kept()
    {
        lock (_lock)
        {
            return [.. _entries];
        }
    }

    private void Trim()
    {
        while (_entries.Count > limit || (_bytes > byteLimit && _entries.Count > 0))
        {
            var oldest = _entries.Dequeue();
            oldest.IsKept = false;
            _bytes -= oldest.Bytes;
        }
    }
}
