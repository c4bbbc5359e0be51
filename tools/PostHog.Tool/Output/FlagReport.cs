using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace PostHog.Tool.Output;

/// <summary>Prints flags: one on each line, with tabs between key, value, reason and payload.</summary>
internal static class FlagReport
{
    public static void Print(Printer printer, IEnumerable<FeatureFlag?> flags)
    {
        var known = flags.OfType<FeatureFlag>().ToList();
        var lines = known.Select(flag =>
            $"{flag.Key}\t{ValueOf(flag)}\t{flag.Reason}\t{flag.PayloadJson}".TrimEnd('\t')
        );
        if (known.Count > 0)
        {
            printer.Result(string.Join(Environment.NewLine, lines), new JArray(known.Select(Json)));
        }
        else
        {
            printer.Result("no flags", new JArray());
        }
    }

    private static string ValueOf(FeatureFlag flag) =>
        flag.Variant ?? (flag.IsEnabled ? "true" : "false");

    private static JObject Json(FeatureFlag flag) =>
        new()
        {
            ["key"] = flag.Key,
            ["enabled"] = flag.IsEnabled,
            ["value"] = flag.Variant is { } variant ? variant : flag.IsEnabled,
            ["reason"] = flag.Reason,
            ["payload"] = flag.PayloadJson is { } payload ? Read(payload) : null,
            ["source"] = flag.Source.ToString(),
        };

    // A text that looks like a time stays as it is.
    private static JToken Read(string json)
    {
        using var reader = new JsonTextReader(new StringReader(json))
        {
            DateParseHandling = DateParseHandling.None,
        };
        return JToken.ReadFrom(reader);
    }
}
