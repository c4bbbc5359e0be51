using System.Globalization;
using Newtonsoft.Json.Linq;
using PostHog.Compliance.Sessions;

namespace PostHog.Compliance.Endpoints;

/// <summary>Reads the event of <c>/capture</c> and <c>/capture_ai</c>.</summary>
internal static class EventReader
{
    public static PostHogEvent Read(Call call)
    {
        var read = new PostHogEvent(
            call.Read<string>("event") ?? "",
            call.Read<string>("distinct_id") ?? ""
        )
        {
            Timestamp = ReadTime(call.Read<string>("timestamp")),
            Uuid = Guid.TryParse(call.Read<string>("uuid"), out var uuid) ? uuid : null,
        };
        Copy(call.ReadObject("properties"), read.Properties);
        Copy(call.ReadObject("options"), read.Options);
        return read;
    }

    /// <summary>What the SDK said of it.</summary>
    public static Reply Tell(Admission admission) =>
        admission.Uuid is { } uuid
            ? Reply.Of(new JObject { ["success"] = true, ["uuid"] = uuid.ToString("D") })
            : Reply.Declined(admission.Failure?.ToString());

    // A time that is none counts as not given: the SDK takes instants, not text.
    private static DateTimeOffset? ReadTime(string? text) =>
        DateTimeOffset.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var time
        )
            ? time
            : null;

    private static void Copy(JObject from, IDictionary<string, object?> to)
    {
        foreach (var (name, value) in from)
        {
            to[name] = value is { Type: not JTokenType.Null } ? value : null;
        }
    }
}
