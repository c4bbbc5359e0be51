using System.Text.Json;
using PostHog.Development;

namespace Quickstart.Reporting;

/// <summary>Prints what the dev server received.</summary>
internal static class Arrivals
{
    public static void Write(TextWriter output, DevServer server)
    {
        var table = new Table(
            output,
            new Column("#", 2, IsNumber: true),
            new Column("event", 16),
            new Column("distinct id", 12),
            new Column("id", 12),
            new Column("properties", 46)
        );
        output.WriteLine(
            $"What arrived: {server.Events.Count} events, in {server.Requests.Count} requests."
        );
        output.WriteLine();
        table.WriteHead();
        foreach (var (index, received) in server.Events.Index())
        {
            table.WriteRow(
                Words.Count(index + 1),
                received.Name,
                Words.Short(received.DistinctId),
                Words.Short(received.Uuid ?? ""),
                OwnProperties(received)
            );
        }
    }

    // Names with a dollar sign are PostHog's; the library adds some to every event.
    private static string OwnProperties(ReceivedEvent received) =>
        string.Join(
            ' ',
            received
                .Json.GetProperty("properties")
                .EnumerateObject()
                .Where(property => !property.Name.StartsWith('$'))
                .Select(property => $"{property.Name}={Text(property.Value)}")
        );

    private static string Text(JsonElement value) =>
        value.ValueKind is JsonValueKind.String ? value.ToString() : value.GetRawText();
}
