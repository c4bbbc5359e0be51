using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PostHog.Async.Spool;

namespace PostHog.Async.Import.State;

/// <summary>
/// Keeps the progress of an import in a file, one line for each state: the last whole line counts, so that ending the process
/// at any moment does no harm. Open, it keeps other processes out.
/// </summary>
internal sealed class CheckpointFile : IDisposable
{
    private const int BufferBytes = 64 * 1024;

    private const int Version = 1;

    private const string Format = "posthog-import-checkpoint";

    // How each file begins: no other file does by chance.
    private static readonly byte[] Begin = Encoding.ASCII.GetBytes($"{{\"format\":\"{Format}\"");

    private readonly FileStream _stream;
    private readonly string _input;
    private readonly string _settings;

    private CheckpointFile(FileStream stream, string input, string settings)
    {
        _stream = stream;
        _input = input;
        _settings = settings;
    }

    /// <summary>The saved progress; null if there is none yet.</summary>
    public ImportTally? Saved { get; private set; }

    /// <summary>The length of the file of rejected rows at that time, in bytes.</summary>
    public long RejectsLength { get; private set; }

    /// <summary>Opens or creates the file.</summary>
    /// <exception cref="ImportStoppedException">It is in use, or belongs to another import.</exception>
    public static CheckpointFile Open(string path, string input, string settings)
    {
        OwnedPath.CheckFile(path);
        FileStream stream;
        try
        {
            stream = OwnerFiles.Open(path, FileMode.OpenOrCreate, bufferBytes: BufferBytes);
        }
        catch (IOException) when (File.Exists(path))
        {
            throw ImportStoppedException.Of(
                ImportFailureKind.CheckpointInUse,
                $"Another process is importing with the checkpoint {path}."
            );
        }

        var file = new CheckpointFile(stream, input, settings);
        try
        {
            file.Read(path);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Adds a state. Once it returns, ending this process does not lose it.</summary>
    public void Save(ImportTally tally, long rejectsLength)
    {
        var state = tally.ToJson();
        state.AddFirst(new JProperty("settings", _settings));
        state.AddFirst(new JProperty("input", _input));
        state.AddFirst(new JProperty("version", Version));
        state.AddFirst(new JProperty("format", Format));
        state["rejectsLength"] = rejectsLength;
        var line = Encoding.UTF8.GetBytes(state.ToString(Formatting.None) + "\n");
        _stream.Write(line, 0, line.Length);
        _stream.Flush();
    }

    public void Dispose() => _stream.Dispose();

    // Nothing is changed before the file is known to be a checkpoint of this import.
    private void Read(string path)
    {
        OwnedPath.CheckSeekable(_stream, path);
        if (!FileStart.IsEmptyOrBegins(_stream, Begin))
        {
            throw Mismatch($"{path} is not a checkpoint of this version.");
        }

        if (LastLine.Read(_stream, out var end) is { } line)
        {
            Restore(path, line);
        }

        // What follows the last line feed was not written to its end.
        _stream.SetLength(end);
        _stream.Position = end;
    }

    private void Restore(string path, string line)
    {
        JObject? state = null;
        try
        {
            state = JObject.Parse(line);
            RejectsLength = (long)state["rejectsLength"]!;
            Saved = ImportTally.FromJson(state);
        }
        catch (Exception fault)
            when (fault
                    is JsonException
                        or ArgumentException
                        or FormatException
                        or InvalidCastException
            )
        {
            throw Mismatch($"{path} is not a checkpoint of this version.");
        }

        if ((int?)state["version"] != Version)
        {
            throw Mismatch($"{path} was written by another version.");
        }

        if (!IsSame(state["input"], _input))
        {
            throw Mismatch($"The input was changed after the checkpoint {path} was written.");
        }

        if (!IsSame(state["settings"], _settings))
        {
            throw Mismatch($"The checkpoint {path} is of another project, host or mapping.");
        }
    }

    private static bool IsSame(JToken? saved, string current) =>
        string.Equals((string?)saved, current, StringComparison.Ordinal);

    private static ImportStoppedException Mismatch(string problem) =>
        ImportStoppedException.Of(
            ImportFailureKind.CheckpointMismatch,
            $"{problem} Delete it to import from the start; uuids stay the same."
        );
}
