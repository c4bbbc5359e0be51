using System.Globalization;
using System.Text;
using PostHog.Blocking.Spool;
using PostHog.Extensions.Cli.Consent;

namespace PostHog.Extensions.Cli.Reporting;

/// <summary>
/// Keeps the start and the end of runs during which nothing is sent, without a client, which would take longer to
/// compile than many a tool runs. Each run has a file of its own, with a line for each event.
/// </summary>
/// <param name="folder">The directory of the telemetry.</param>
/// <param name="runId">The id of this run.</param>
internal sealed class OfflineRuns(TelemetryFolder folder, string runId)
{
    private const int MostFiles = 1000;
    private const string TimeFormat = "O";
    private const char Separator = '\t';

    // A line without it was cut.
    private const string Last = ".";

    private static readonly TimeSpan MostAge = TimeSpan.FromDays(7);

    /// <summary>Whether a line can hold the properties of an event.</summary>
    public static bool CanKeep(PostHogEvent ofRun) =>
        ofRun.Properties.Values.All(value => value is null or string or bool or int or long);

    /// <summary>Adds an event to the file of this run.</summary>
    public void Add(PostHogEvent ofRun)
    {
        OwnerFiles.CreateFolder(folder.OfflinePath);
        if (!File.Exists(OwnPath))
        {
            MakeRoom();
        }

        var line = Encoding.ASCII.GetBytes(LineOf(ofRun));
        if (!Silently.Try(() => Append(OwnPath, line)))
        {
            // Another process is sending the file.
            Append($"{OwnPath}-{Guid.NewGuid():N}", line);
        }
    }

    /// <summary>Deletes the file of this run.</summary>
    public void DeleteOwn()
    {
        if (Directory.Exists(folder.OfflinePath))
        {
            File.Delete(OwnPath);
        }
    }

    /// <summary>Passes on the events of all runs, and deletes their files.</summary>
    /// <param name="send">Keeps an event safely before it returns.</param>
    /// <param name="now">The current time.</param>
    public void SendAll(Action<PostHogEvent> send, DateTimeOffset now)
    {
        if (!Directory.Exists(folder.OfflinePath))
        {
            return;
        }

        foreach (var file in Directory.GetFiles(folder.OfflinePath))
        {
            // A file that another process has open, or has deleted, is that process's matter.
            Silently.Try(() => Send(file, send, now));
        }
    }

    private static void Send(string path, Action<PostHogEvent> send, DateTimeOffset now)
    {
        const int bufferBytes = 4096;
        using var file = new FileStream(
            path,
            FileMode.Open,
            FileAccess.ReadWrite,
            FileShare.None,
            bufferBytes,
            FileOptions.DeleteOnClose
        );
        using var reader = new StreamReader(file);
        while (reader.ReadLine() is { } line)
        {
            if (TryRead(line) is { } ofRun && now - ofRun.Timestamp < MostAge)
            {
                send(ofRun);
            }
        }
    }

    private string OwnPath => Path.Combine(folder.OfflinePath, runId);

    private static void Append(string path, byte[] line)
    {
        using var file = OwnerFiles.Open(path, FileMode.Append, FileAccess.Write, FileShare.Read);
        file.Write(line, 0, line.Length);
    }

    // The newest runs say more than the oldest ones.
    private void MakeRoom()
    {
        var files = new DirectoryInfo(folder.OfflinePath).GetFiles();
        if (files.Length < MostFiles)
        {
            return;
        }

        foreach (
            var oldest in files
                .OrderBy(file => file.LastWriteTimeUtc)
                .Take(files.Length - MostFiles + 1)
        )
        {
            Silently.Try(oldest.Delete);
        }
    }

    private static string LineOf(PostHogEvent ofRun)
    {
        var words = ofRun
            .Properties.Where(property => property.Value is not null)
            .Select(property => $"{Escape(property.Key)}={TextOf(property.Value!)}")
            .Prepend(ofRun.Uuid!.Value.ToString("D"))
            .Prepend(ofRun.Timestamp!.Value.ToString(TimeFormat, CultureInfo.InvariantCulture))
            .Prepend(Escape(ofRun.DistinctId))
            .Prepend(Escape(ofRun.Name))
            .Append(Last);
        return string.Join(Separator.ToString(), words) + "\n";
    }

    private static string TextOf(object value) =>
        value switch
        {
            bool yes => yes ? "b1" : "b0",
            int number => $"i{number.ToString(CultureInfo.InvariantCulture)}",
            long number => $"i{number.ToString(CultureInfo.InvariantCulture)}",
            _ => $"s{Escape((string)value)}",
        };

    private static object? ValueOf(string text)
    {
        var rest = text.Length == 0 ? "" : text.Substring(1);
        return text.FirstOrDefault() switch
        {
            'b' => rest == "1",
            'i'
                when long.TryParse(
                    rest,
                    NumberStyles.Integer,
                    CultureInfo.InvariantCulture,
                    out var number
                ) => number,
            's' => Uri.UnescapeDataString(rest),
            _ => null,
        };
    }

    // Null for a line that was cut, or that somebody else wrote.
    private static PostHogEvent? TryRead(string line)
    {
        var words = line.Split(Separator);
        if (
            words.Length < 5
            || words[words.Length - 1] != Last
            || words[0].Length == 0
            || !Guid.TryParseExact(words[3], "D", out var uuid)
            || !DateTimeOffset.TryParseExact(
                words[2],
                TimeFormat,
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var time
            )
        )
        {
            return null;
        }

        var read = new PostHogEvent(
            Uri.UnescapeDataString(words[0]),
            Uri.UnescapeDataString(words[1])
        )
        {
            Timestamp = time,
            Uuid = uuid,
        };
        foreach (var word in words.Skip(4).Where(word => word.Contains("=")))
        {
            var name = word.Split('=')[0];
            read[Uri.UnescapeDataString(name)] = ValueOf(word.Substring(name.Length + 1));
        }

        return read;
    }

    private static string Escape(string text) => Uri.EscapeDataString(text);
}
