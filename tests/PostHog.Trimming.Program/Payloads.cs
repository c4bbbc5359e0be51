using System.Text.Json;
using System.Text.Json.Nodes;

namespace PostHog.Trimming.Program;

/// <summary>Reads payloads of flags, and sends what was read.</summary>
internal static class Payloads
{
    public static async Task SendAsync(ISender sender)
    {
        var flags = await sender.EvaluateFlagsAsync("user-42");
        var read = new PostHogEvent("payloads", "user-42");
        var values = new Values(read);
        values.Add(flags.GetPayload<int>("count"));
        values.Add(flags.GetPayload<long?>("count"));
        values.Add(flags.GetPayload<decimal>("count"));
        values.Add(flags.GetPayload<int>("price", -1));
        values.Add(flags.GetPayload<decimal>("price"));
        values.Add(flags.GetPayload<string>("price"));
        values.Add(flags.GetPayload<int>("switch", -1));
        values.Add(flags.GetPayload<string>("text"));
        values.Add(flags.GetPayload<bool>("switch"));
        values.Add(flags.GetPayload<int>("text", -1));
        values.Add(flags.GetPayload<JsonElement>("item"));
        values.Add(flags.GetPayload<JsonDocument>("item"));
        values.Add(flags.GetPayload<JsonNode>("item"));
        values.Add(flags.GetPayload<JsonObject>("item"));
        values.Add(flags.GetPayload<Item>("item")?.Name);
        values.Add(flags.GetPayload("item", ProgramJson.Default.Item)?.Name);
        values.Add(flags.GetPayload<List<int>>("list")?.Count);
        values.Add(flags.GetPayload<Dictionary<string, string>>("item")?.Count);
        values.Add(flags.GetPayload<DayOfWeek?>("day"));
        values.Add(flags.GetPayload<Guid?>("id"));
        values.Add(flags.GetPayload<DateTimeOffset?>("date"));
        values.Add(flags.GetPayloadJson("item"));
        await sender.CaptureAsync(read);
    }
}
