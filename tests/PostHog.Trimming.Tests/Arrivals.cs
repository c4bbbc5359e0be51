using System.Text.Json;
using PostHog.Development;
using PostHog.TestKit.Processes;

namespace PostHog.Trimming.Tests;

/// <summary>What the program sent in one form with one package, and what it logged.</summary>
internal sealed class Arrivals
{
    private const string Flags = """
        {
          "count": { "value": true, "payload": 5 },
          "price": { "value": true, "payload": 5.70 },
          "text": { "value": true, "payload": "tea" },
          "switch": { "value": true, "payload": true },
          "item": { "value": true, "payload": { "Name": "tea", "Price": 2.5 } },
          "list": { "value": true, "payload": [1, 2] },
          "day": { "value": true, "payload": "Friday" },
          "id": { "value": true, "payload": "00000000-0000-0000-0000-000000000001" },
          "date": { "value": true, "payload": "2025-01-31T09:30:00+01:00" }
        }
        """;

    private static readonly OncePerKey<(Form Form, string Package), Arrivals> Runs = new(key =>
        RunAsync(key.Form, key.Package)
    );

    private readonly IReadOnlyList<ReceivedEvent> _events;

    private Arrivals(IReadOnlyList<ReceivedEvent> events, string output)
    {
        _events = events;
        Log = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>The lines of its output.</summary>
    public IReadOnlyList<string> Log { get; }

    /// <summary>Returns what arrived; the program runs once.</summary>
    public static Task<Arrivals> OfAsync(Form form, string package) =>
        Runs.GetAsync((form, package));

    /// <summary>The only event of a name.</summary>
    public ReceivedEvent Event(string name) => _events.Single(one => one.Name == name);

    /// <summary>The events of a name.</summary>
    public IReadOnlyList<ReceivedEvent> Events(string name) =>
        [.. _events.Where(one => one.Name == name)];

    /// <summary>The properties of the only event of a name, as they were sent, without those of the library.</summary>
    public Dictionary<string, string> Properties(string name) =>
        Members(Event(name).Json.GetProperty("properties"));

    /// <summary>The members of an object as they were sent, without those that begin with a dollar sign.</summary>
    public static Dictionary<string, string> Members(JsonElement holder) =>
        holder
            .EnumerateObject()
            .Where(member => !member.Name.StartsWith('$'))
            .ToDictionary(member => member.Name, member => member.Value.GetRawText());

    private static async Task<Arrivals> RunAsync(Form form, string package)
    {
        var program = await Publishing.ProgramAsync(form);
        await using var server = await DevServer.StartAsync(new DevServerOptions { Flags = Flags });
        await using var process = ChildProcess.Start(
            new ChildProgram(program, package, server.Url.AbsoluteUri)
        );
        var result = await process.WaitForExitAsync();
        Assert.That(result.ExitCode, Is.Zero, result.Output + result.Error);
        Assert.That(result.Error, Is.Empty);
        return new Arrivals(server.Events, result.Output);
    }
}
