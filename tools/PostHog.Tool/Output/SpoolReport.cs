using System.Globalization;
using Newtonsoft.Json.Linq;

namespace PostHog.Tool.Output;

/// <summary>Prints what a spool holds, and what became of it.</summary>
internal static class SpoolReport
{
    /// <summary>Prints what waits. Returns the exit code.</summary>
    public static int PrintStatus(Printer printer, IReadOnlyList<SpoolSummary> found)
    {
        if (found.Count == 0)
        {
            Printer.Problem("nothing is spooled there.");
        }

        var lines = found.Select(one =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"{one.Host ?? "unknown host"}\t{one.Key}\t{one.Events} events\t{one.Files} files\t{one.UnreadFiles} not readable\t{one.Bytes} bytes\toldest {one.Oldest:yyyy-MM-ddTHH:mm:ssZ}\t{one.SetAsideFiles} set aside"
            )
        );
        var json = new JArray(
            found.Select(one => new JObject
            {
                ["host"] = one.Host,
                ["key"] = one.Key,
                ["events"] = one.Events,
                ["files"] = one.Files,
                ["unread_files"] = one.UnreadFiles,
                ["other_version_files"] = one.OtherVersionFiles,
                ["set_aside_files"] = one.SetAsideFiles,
                ["bytes"] = one.Bytes,
                ["oldest"] = one.Oldest.UtcDateTime,
            })
        );
        printer.List(lines, json);
        return ExitCodes.Succeeded;
    }

    /// <summary>Prints what was sent. Returns the exit code.</summary>
    public static int PrintFlush(
        Printer printer,
        SpoolDiagnostics spool,
        IReadOnlyList<SpoolSummary> left,
        string? failure
    )
    {
        var (events, unread) = (left.Sum(one => one.Events), left.Sum(one => one.UnreadFiles));
        var isDone = spool.Dropped == 0 && left.All(one => one.Files == 0);
        var reason = isDone ? null : failure ?? ReasonOf(left.Sum(one => one.OtherVersionFiles));
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"delivered {spool.Replayed}, dropped {spool.Dropped}, left {events}"
        );
        printer.Result(
            reason is null ? text : $"{text}; {reason}",
            new JObject
            {
                ["delivered"] = spool.Replayed,
                ["dropped"] = spool.Dropped,
                ["left"] = events,
                ["unread_files"] = unread,
                ["failure"] = reason,
            }
        );
        return isDone ? ExitCodes.Succeeded : ExitCodes.Failed;
    }

    /// <summary>Names the hosts and tokens whose events were not meant to be sent. Returns whether there are any.</summary>
    public static bool PrintOthers(IReadOnlyList<SpoolSummary> others)
    {
        foreach (var one in others)
        {
            Printer.Problem(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{one.Events} events for {one.Host ?? "an unknown host"} with another host or token (key {one.Key}) are left; flush them with theirs."
                )
            );
        }

        return others.Count > 0;
    }

    private static string ReasonOf(int ofOtherVersion) =>
        ofOtherVersion switch
        {
            0 => "another process uses the files",
            1 => "another version wrote 1 file",
            _ => string.Create(
                CultureInfo.InvariantCulture,
                $"another version wrote {ofOtherVersion} files"
            ),
        };
}
