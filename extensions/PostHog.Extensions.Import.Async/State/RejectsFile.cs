using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PostHog.Async.Spool;

namespace PostHog.Async.Import.State;

/// <summary>Writes the rejected rows, one JSON object on each line. Creates the file with the first one.</summary>
/// <param name="path">Where; null to write nothing.</param>
internal sealed class RejectsFile(string? path) : IDisposable
{
    private const int BufferBytes = 64 * 1024;

    private const int LongestText = 10_000;

    private const string Format = "posthog-import-reject";

    // How each line begins: no other file does by chance.
    private static readonly byte[] Begin = Encoding.ASCII.GetBytes($"{{\"format\":\"{Format}\"");

    private FileStream? _stream;

    /// <summary>The length in bytes.</summary>
    public long Length => _stream?.Length ?? 0;

    /// <summary>The path, if the file has rows.</summary>
    public string? Written => Length > 0 ? path : null;

    /// <summary>Throws if there is anything at the path but a file of rejected rows, or an empty one.</summary>
    /// <exception cref="ImportStoppedException">It would be replaced, or cannot be written.</exception>
    public void CheckReplaceable()
    {
        if (path is null)
        {
            return;
        }

        OwnedPath.CheckFile(path);
        if (!File.Exists(path))
        {
            return;
        }

        // Opened for reading alone, a pipe would wait for somebody who writes to it.
        using var file = new FileStream(
            path,
            FileMode.Open,
            FileAccess.ReadWrite,
            FileShare.ReadWrite
        );
        OwnedPath.CheckSeekable(file, path);
        if (file.Length > 0 && !FileStart.IsEmptyOrBegins(file, Begin))
        {
            throw ImportStoppedException.Of(
                ImportFailureKind.FileError,
                $"{path} is not a file of rejected rows and is not replaced; name another file for them."
            );
        }
    }

    /// <summary>Cuts the file to a length that it had before. With 0, it is deleted.</summary>
    public void Reset(long length)
    {
        _stream?.Dispose();
        _stream = null;
        if (path is null || !File.Exists(path))
        {
            return;
        }

        if (length == 0)
        {
            // An empty one may be a device.
            if (new FileInfo(path).Length > 0)
            {
                File.Delete(path);
            }

            return;
        }

        _stream = OwnerFiles.Open(path, FileMode.Open, bufferBytes: BufferBytes);
        _stream.SetLength(Math.Min(length, _stream.Length));
        _stream.Position = _stream.Length;
    }

    /// <summary>Adds a row.</summary>
    /// <param name="line">Its line, counted from 1.</param>
    /// <param name="reason">Why it is rejected.</param>
    /// <param name="text">Its text, which is cut if it is long.</param>
    public void Add(long line, string reason, string text)
    {
        if (path is null)
        {
            return;
        }

        _stream ??= OwnerFiles.Open(path, FileMode.Create, bufferBytes: BufferBytes);
        var row = new JObject
        {
            ["format"] = Format,
            ["line"] = line,
            ["reason"] = reason,
            ["row"] = text.Length > LongestText ? text.Substring(0, LongestText) : text,
        };
        var bytes = Encoding.UTF8.GetBytes(row.ToString(Formatting.None) + "\n");
        _stream.Write(bytes, 0, bytes.Length);
    }

    public void Flush() => _stream?.Flush();

    public void Dispose() => _stream?.Dispose();
}
