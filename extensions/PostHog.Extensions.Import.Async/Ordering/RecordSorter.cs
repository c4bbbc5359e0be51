using System.Globalization;
using PostHog.Async.Import.State;

namespace PostHog.Async.Import.Ordering;

/// <summary>
/// Sorts any number of events with bounded memory: sorts as many as fit, writes them to a file, and merges files of about
/// the same size.
/// </summary>
internal sealed class RecordSorter(WorkFolder folder, int maxBytes)
{
    private const int RunsOfOneSize = 8;

    // What an event takes in memory besides its text.
    private const int RecordBytes = 100;

    private readonly List<ImportRecord> _records = [];
    private readonly List<List<string>> _levels = [];
    private int _bytes;
    private int _files;

    public void Add(ImportRecord record)
    {
        _records.Add(record);
        _bytes += record.Json.Length + RecordBytes;
        if (_bytes >= maxBytes)
        {
            WriteRun();
        }
    }

    /// <summary>Writes what is left. Returns the names of the files that together hold all events.</summary>
    public IReadOnlyList<string> Finish()
    {
        if (_records.Count > 0)
        {
            WriteRun();
        }

        return [.. _levels.SelectMany(level => level)];
    }

    private void WriteRun()
    {
        _records.Sort(RecordOrder.Instance);
        Keep(0, Write(_records));
        _records.Clear();
        _bytes = 0;
    }

    private void Keep(int level, string name)
    {
        while (_levels.Count <= level)
        {
            _levels.Add([]);
        }

        var runs = _levels[level];
        runs.Add(name);
        if (runs.Count < RunsOfOneSize)
        {
            return;
        }

        string merged;
        using (var source = new MergedRuns(runs.Select(folder.PathOf)))
        {
            merged = Write(source.ReadAll());
        }

        runs.ForEach(folder.Delete);
        runs.Clear();
        Keep(level + 1, merged);
    }

    private string Write(IEnumerable<ImportRecord> records)
    {
        var name = string.Format(CultureInfo.InvariantCulture, "{0}.run", ++_files);
        using var stream = folder.Create(name);
        SortedRun.Write(stream, records);
        return name;
    }
}
