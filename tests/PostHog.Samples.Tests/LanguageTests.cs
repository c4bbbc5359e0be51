using PostHog.Development;
using PostHog.TestKit;

namespace PostHog.Samples.Tests;

/// <summary>The values of other languages are sent as documented in <c>docs/event-properties.md</c>.</summary>
internal sealed class LanguageTests
{
    // The property of the sample for each row of the table.
    private static readonly Dictionary<string, string> FSharpRows = new()
    {
        ["Some 5"] = "amount",
        ["None"] = "coupon",
        ["ValueSome \"x\""] = "greeting",
        ["ValueNone"] = "gift",
        ["Ok 5"] = "checked",
        ["Error \"late\""] = "shipped",
        ["Choice1Of2 5"] = "choice",
        ["a union whose cases are private"] = "pin",
    };

    private static readonly Dictionary<string, string> FSharpOthers = new()
    {
        ["paid"] = """{"Case":"Card","brand":"Visa","lastDigits":4242}""",
        ["refund"] = "\"Cash\"",
        ["first"] = """{"Name":"tea","Price":2.5}""",
        ["delivery"] = """{"Days":2,"Method":"courier"}""",
        ["items"] = """["tea","cup"]""",
        ["sizes"] = """{"height":10,"width":20}""",
        ["position"] = """{"Item1":1,"Item2":"x"}""",
    };

    private static readonly Dictionary<string, string> PowerShellRows = new()
    {
        ["[psobject]5"] = "count",
        ["Get-Date 2025-01-31"] = "placed",
        ["[pscustomobject]@{A=1}"] = "item",
        ["[pscustomobject]@{}"] = "empty",
        ["& {}"] = "output",
        ["[switch]$true"] = "force",
    };

    private static readonly Dictionary<string, string> PowerShellOthers = new()
    {
        ["amount"] = "5",
        ["sizes"] = """{"Width":20}""",
        ["ordered"] = """{"Height":10,"Inner":{"B":"2025-01-31T00:00:00"}}""",
        ["items"] = """["tea","cup"]""",
        ["numbers"] = "[1,2]",
        ["account"] = """{"Name":"ada"}""",
        ["scripted"] = """{"A":1}""",
        ["cyclic"] = """{"A":1}""",
        ["selected"] = """{"Major":1,"Minor":2}""",
    };

    private const string ErrorRow = "$_ in a catch block";

    [Test]
    public async Task FSharp_values_are_sent_as_documented_by_both_packages()
    {
        await using var server = await DevServer.StartAsync();
        await using var sample = SampleProcess.Start("FSharp", At(server.Url));

        var end = await sample.WaitAsync();

        var expected = Expected("F#", FSharpRows, FSharpOthers);
        Assert.That(end.ExitCode, Is.Zero, end.Error);
        Assert.That(server.Events, Has.Count.EqualTo(2));
        Assert.That(Own(server.Events[0]), Is.EquivalentTo(expected));
        Assert.That(Own(server.Events[1]), Is.EquivalentTo(expected));
    }

    [Test]
    public async Task PowerShell_values_are_sent_as_documented()
    {
        await using var server = await DevServer.StartAsync();
        await using var script = SampleProcess.StartPowerShell(
            "PowerShell/Send.ps1",
            At(server.Url),
            AppContext.BaseDirectory
        );

        var end = await script.WaitAsync();

        Assert.That(end.ExitCode, Is.Zero, end.Output + end.Error);
        var arrived = Own(server.Events.Single());
        Assert.That(arrived.Remove("error", out var error), Is.True);
        Assert.That(
            arrived,
            Is.EquivalentTo(Expected("PowerShell", PowerShellRows, PowerShellOthers))
        );
        Assert.That(
            error,
            Does.Match(
                """^\{"Exception":"System.IO.IOException: oops","ScriptStackTrace":"at <ScriptBlock>, .*Send.ps1: line \d+"\}$"""
            )
        );
    }

    private static Dictionary<string, string> Expected(
        string language,
        Dictionary<string, string> properties,
        Dictionary<string, string> others
    )
    {
        var rows = PropertyTable.RowsOf(language).Where(row => row.Code != ErrorRow).ToList();
        Assert.That(rows.Select(row => row.Code), Is.EquivalentTo(properties.Keys));
        return rows.Where(row => row.Arrives is not (PropertyTable.LeftOut or PropertyTable.Warned))
            .Select(row => KeyValuePair.Create(properties[row.Code], row.Arrives))
            .Concat(others)
            .ToDictionary();
    }

    private static Dictionary<string, string> Own(ReceivedEvent received) =>
        received
            .Json.GetProperty("properties")
            .EnumerateObject()
            .Where(property => !property.Name.StartsWith('$'))
            .ToDictionary(property => property.Name, property => property.Value.GetRawText());

    private static Dictionary<string, string> At(Uri url) =>
        new() { ["POSTHOG_PROJECT_TOKEN"] = "phc_test", ["POSTHOG_HOST"] = url.AbsoluteUri };
}
