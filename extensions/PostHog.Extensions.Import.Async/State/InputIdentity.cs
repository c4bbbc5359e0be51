using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PostHog.Setup;

namespace PostHog.Async.Import.State;

/// <summary>Says which input an import reads, and into which project: what a checkpoint belongs to.</summary>
internal static partial class InputIdentity
{
    /// <summary>Returns a text that differs if the file was replaced or written to.</summary>
    public static string OfFile(string path)
    {
        // Of the file that is read, not of a link to it.
        using var file = new FileStream(
            path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite | FileShare.Delete,
            bufferSize: 1
        );
        return string.Format(
            CultureInfo.InvariantCulture,
            "{0} bytes, written {1:O}",
            file.Length,
            LastWriteTime(file)
        );
    }

    /// <summary>Returns a hash of all that decides which events are sent, in which order and to whom.</summary>
    public static string OfSettings(ClientSettings client, EventImportOptions options)
    {
        var mapping = options.Mapping;
        string?[] parts =
        [
            client.Endpoints.Batch.ToString(),
            client.Token,
            options.Format.ToString(),
            options.Encoding?.WebName,
            options.UseSetOnce ? "set once" : "set",
            options.MaxRowLength.ToString(CultureInfo.InvariantCulture),
            mapping.Event,
            mapping.EventName,
            mapping.DistinctId,
            mapping.Timestamp,
            mapping.TimestampFormat,
            mapping.Uuid,
            mapping.Properties,
            .. mapping
                .Renamed.OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => $"{pair.Key}={pair.Value}"),
            "ignored",
            .. mapping.Ignored.OrderBy(field => field, StringComparer.Ordinal),
            "text",
            .. mapping.TextColumns.OrderBy(column => column, StringComparer.Ordinal),
        ];
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(Encoding.UTF8.GetBytes(string.Join("\n", parts)));
        return BitConverter.ToString(hash, 0, 8);
    }
}
