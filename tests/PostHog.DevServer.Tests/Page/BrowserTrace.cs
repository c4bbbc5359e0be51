using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PostHog.Development.Tests.Page;

/// <summary>The browser's own record of what kept its pages busy.</summary>
internal static class BrowserTrace
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Returns how many milliseconds of processor time the longest task of a page took during some work. Unlike the time between two
    /// frames, that is the page's doing alone, also on a machine with more to do than it can.
    /// </summary>
    public static async Task<double> LongestTaskAsync(
        BrowserConnection connection,
        Func<Task> workAsync
    )
    {
        await connection.SendAsync(
            "Tracing.start",
            new JsonObject
            {
                ["transferMode"] = "ReturnAsStream",
                ["traceConfig"] = new JsonObject
                {
                    ["includedCategories"] = new JsonArray("toplevel"),
                    ["excludedCategories"] = new JsonArray("*"),
                },
            }
        );
        await workAsync();
        var complete = connection.NextAsync("Tracing.tracingComplete");
        await connection.SendAsync("Tracing.end", []);
        var handle = (await complete.WaitAsync(Patience)).GetProperty("stream").GetString()!;
        using var trace = JsonDocument.Parse(await ReadAsync(connection, handle));
        return LongestTask([.. trace.RootElement.GetProperty("traceEvents").EnumerateArray()]);
    }

    private static async Task<string> ReadAsync(BrowserConnection connection, string handle)
    {
        var text = new StringBuilder();
        JsonElement part;
        do
        {
            part = await connection.SendAsync(
                "IO.read",
                new JsonObject { ["handle"] = handle, ["size"] = 1 << 20 }
            );
            text.Append(part.GetProperty("data").GetString());
        } while (!part.GetProperty("eof").GetBoolean());

        return text.ToString();
    }

    private static double LongestTask(IReadOnlyList<JsonElement> events)
    {
        var pages = events
            .Where(one => TextOf(one, "name") == "thread_name")
            .Where(one => TextOf(one.GetProperty("args"), "name") == "CrRendererMain")
            .Select(ThreadOf)
            .ToHashSet();
        return events
                .Where(one => one.TryGetProperty("tdur", out _) && pages.Contains(ThreadOf(one)))
                .Max(one => one.GetProperty("tdur").GetDouble()) / 1_000;
    }

    private static (long Process, long Thread) ThreadOf(JsonElement one) =>
        (one.GetProperty("pid").GetInt64(), one.GetProperty("tid").GetInt64());

    private static string? TextOf(JsonElement one, string member) =>
        one.TryGetProperty(member, out var value) ? value.GetString() : null;
}
